"""Lines of TOML values, which tomllib does not keep."""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

type Path = tuple[str | int, ...]

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{},=.\n]"
    r"|[^\s\[\]{},=.\#\"']+"
    r"|\s",
    re.DOTALL,
)


class Token(NamedTuple):
    """One piece of TOML and the line on which it begins."""

    text: str
    line: int


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a TOML text without blanks and comments; newlines are kept."""
    line = 1
    for match in TOKEN.finditer(text):
        piece = match.group()
        if piece == "\n" or not (piece.isspace() or piece.startswith("#")):
            yield Token(piece, line)
        line += piece.count("\n")


def locate(text: str) -> dict[Path, int]:
    """The line of every table and value of a valid TOML text, by its path, lines from 1."""
    return _Locator(text).lines


class _Locator:
    """One walk over the tokens. The text is valid, so nothing is checked again here."""

    def __init__(self, text: str) -> None:
        self.tokens = [*tokens(text), Token("\n", 0)]
        self.at = 0
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}
        table: Path = ()
        while self.at < len(self.tokens):
            if self._peek() == "\n":
                self.at += 1
            elif self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else "\n"

    def _take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _key(self, end: str) -> tuple[str, ...]:
        parts = []
        while self._peek() != end:
            piece = self._take().text
            if piece != ".":
                quoted = piece[0] in "\"'"
                parts.append(tomllib.loads(f"x={piece}")["x"] if quoted else piece)
        return tuple(parts)

    def _header(self) -> Path:
        line = self._take().line
        repeated = self._peek() == "["
        self.at += repeated
        *outer, name = self._key("]")
        self.at += 1 + repeated
        path: Path = ()
        for part in outer:
            path += (part,)
            path += (self.counts[path] - 1,) if path in self.counts else ()
        path += (name,)
        if repeated:
            self.counts[path] = self.counts.get(path, 0) + 1
            self.lines.setdefault(path, line)
            path += (self.counts[path] - 1,)
        self.lines[path] = line
        return path

    def _pair(self, table: Path) -> None:
        line = self.tokens[self.at].line
        for part in self._key("="):
            table += (part,)
            self.lines.setdefault(table, line)
        self.at += 1
        self._value(table)

    def _value(self, path: Path) -> None:
        opening = self._take()
        self.lines.setdefault(path, opening.line)
        if opening.text == "[":
            self._inside(path, "]")
        elif opening.text == "{":
            self._inside(path, "}")
        else:
            while self._peek() not in {",", "\n", "]", "}"}:
                self.at += 1

    def _inside(self, path: Path, end: str) -> None:
        index = 0
        while self._peek() != end:
            if self._peek() in {",", "\n"}:
                self.at += 1
            elif end == "}":
                self._pair(path)
            else:
                self._value((*path, index))
                index += 1
        self.at += 1
