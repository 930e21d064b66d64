"""TOML texts as data that knows its lines."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lessons.reading.lines import Path, locate
from lessons.reading.problems import ContentError, Problem

AT_LINE = re.compile(r"(.*) \(at line (\d+), column \d+\)", re.DOTALL)
AT_END = " (at end of document)"
SHOWN_LENGTH = 60

type Table = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A TOML text that parses. `first_line` is where it begins within its file."""

    file: str
    text: str
    data: Table
    json: str
    first_line: int = 1

    @cached_property
    def lines(self) -> dict[Path, int]:
        """Lines by path, counted within `text`."""
        return locate(self.text)

    def line(self, path: Path) -> int:
        """The line in the file of the value at `path`, or of the nearest table around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1) + self.first_line - 1

    def value(self, path: Path) -> object:
        """The value at `path`, or None where there is none."""
        return value_at(self.data, path)

    def problem(self, path: Path, found: str, expected: str) -> Problem:
        """A mistake at `path`."""
        return Problem(file=self.file, line=self.line(path), found=found, expected=expected)

    def find(self, pattern: str) -> Iterator[tuple[Path, object]]:
        """Every value at a dotted pattern such as ``rows.*.id``; what has another shape is skipped.

        ``*`` stands for each element of a list.
        """
        return find(self.data, pattern)

    def tables(self, pattern: str) -> Iterator[tuple[Path, Table]]:
        """Every table at a dotted pattern."""
        for path, value in self.find(pattern):
            if isinstance(value, dict):
                yield path, value


def find(data: object, pattern: str) -> Iterator[tuple[Path, object]]:
    """Every value in `data` at a dotted pattern, with its path; see `Document.find`."""
    found: list[tuple[Path, object]] = [((), data)]
    for step in pattern.split("."):
        found = [
            ((*path, key), value) for path, node in found for key, value in _children(node, step)
        ]
    yield from found


def value_at(data: object, path: Path) -> object:
    """The value in `data` at `path`, or None where there is none."""
    for part in path:
        children = dict(_children(data, "*" if isinstance(part, int) else part))
        data = children.get(part)
    return data


def texts(table: Table, key: str) -> list[str]:
    """The texts in a table's list, or nothing where there is no such list."""
    values = table.get(key)
    return [v for v in values if isinstance(v, str)] if isinstance(values, list) else []


def tables(table: Table, key: str) -> list[Table]:
    """The tables in a table's list, or nothing where there is no such list."""
    values = table.get(key)
    return [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []


def parse(*, file: str, text: str, first_line: int = 1) -> Document:
    """Read one TOML text. Raises ContentError with its one problem where it cannot be read."""
    line, found, expected = first_line, "", "TOML"
    try:
        data = tomllib.loads(text)
        return Document(
            file=file,
            text=text,
            data=data,
            json=json.dumps(data, default=str),
            first_line=first_line,
        )
    except tomllib.TOMLDecodeError as error:
        found = str(error)
        if match := AT_LINE.fullmatch(found):
            found, line = match[1], int(match[2]) + first_line - 1
        else:
            found, line = found.removesuffix(AT_END), text.count("\n") + first_line
    except RecursionError:
        found, expected = "tables or lists nested too deeply", "at most a few levels"
    except ValueError:
        found, expected = "a value that cannot be read", "numbers of ordinary size, real dates"
    raise ContentError([Problem(file=file, line=line, found=found, expected=expected)])


def shown(value: object) -> str:
    """A value as an author would write it, cut to a readable length."""
    match value:
        case bool():
            return str(value).lower()
        case dt.date() | dt.time():
            return value.isoformat()
        case list():
            return "a list"
        case dict():
            return "a table"
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= SHOWN_LENGTH else f"{text[: SHOWN_LENGTH - 1]}…"


def _children(node: object, step: str) -> list[tuple[str | int, object]]:
    if step == "*":
        return list(enumerate(node)) if isinstance(node, list) else []
    return [(step, node[step])] if isinstance(node, dict) and step in node else []
