"""Which keys each content file has, and what is said when a value does not fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from assessment.blueprints import Blueprint
from assessment.generation.shells import Shell
from assessment.items import Item
from assessment.matrix import STRICT, Layer, Misconception, Row, Service, Source
from assessment.outline import Course, Point, Term
from lessons.figures.registry import SCHEMAS
from lessons.reading.documents import Document, shown
from lessons.reading.lines import Path
from lessons.reading.problems import ContentError, Problem

VALUE_ERROR = "Value error, "
EXPECTED = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date such as 2026-03-14",
    "date_parsing": "a date such as 2026-03-14",
    "date_from_datetime_parsing": "a date such as 2026-03-14",
    "date_from_datetime_inexact": "a date such as 2026-03-14",
    "tuple_type": "a list in [ ]",
    "dict_type": "a table",
    "dataclass_type": "a table",
}


@dataclass(frozen=True, kw_only=True)
class SourcesFile:
    """sources.toml."""

    __pydantic_config__: ClassVar = STRICT
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class MatrixFile:
    """matrix.toml."""

    __pydantic_config__: ClassVar = STRICT
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class ServicesFile:
    """services.toml."""

    __pydantic_config__: ClassVar = STRICT
    stack: tuple[str, ...]
    layers: tuple[Layer, ...]
    services: tuple[Service, ...]


@dataclass(frozen=True, kw_only=True)
class MisconceptionsFile:
    """misconceptions.toml."""

    __pydantic_config__: ClassVar = STRICT
    misconceptions: tuple[Misconception, ...]


@dataclass(frozen=True, kw_only=True)
class CoverageFile:
    """coverage.toml."""

    __pydantic_config__: ClassVar = STRICT
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class GlossaryFile:
    """glossary.toml."""

    __pydantic_config__: ClassVar = STRICT
    terms: tuple[Term, ...]


@dataclass(frozen=True, kw_only=True)
class ShellsFile:
    """shells.toml."""

    __pydantic_config__: ClassVar = STRICT
    shells: tuple[Shell, ...]


@dataclass(frozen=True, kw_only=True)
class ItemsFile:
    """items/<area>.toml."""

    __pydantic_config__: ClassVar = STRICT
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """The TOML head of lessons/<slug>.md."""

    __pydantic_config__: ClassVar = STRICT
    slug: str
    claim: str
    lede: str


ROOT_FILES: dict[str, type] = {
    "coverage.toml": CoverageFile,
    "glossary.toml": GlossaryFile,
    "course.toml": Course,
    "sources.toml": SourcesFile,
    "matrix.toml": MatrixFile,
    "services.toml": ServicesFile,
    "misconceptions.toml": MisconceptionsFile,
    "shells.toml": ShellsFile,
}
FIGURE_FILES: dict[str, type] = {f"figures/{name}.toml": kind for name, kind in SCHEMAS.items()}
ADAPTERS: dict[type, TypeAdapter[Any]] = {
    schema: TypeAdapter(schema)
    for schema in (*ROOT_FILES.values(), *FIGURE_FILES.values(), ItemsFile, Blueprint, FrontMatter)
}


def shape[T](document: Document, schema: type[T]) -> T:
    """The document as `schema`. Raises ContentError with every value that does not fit."""
    try:
        # JSON mode: strict about types, yet a list may become a tuple and a text an enum.
        value: T = ADAPTERS[schema].validate_json(document.json, strict=True)
    except ValidationError as error:
        raise ContentError(_problems(document, schema, error.errors(include_url=False))) from None
    return value


def _problems(
    document: Document, schema: type, errors: Sequence[ErrorDetails]
) -> Iterator[Problem]:
    for error in errors:
        path: Path = tuple(error["loc"])
        kind, key = error["type"], _name(path)
        value = shown(document.value(path))
        match kind:
            case "missing":
                found, expected = f'the key "{key}" is missing', f'"{key}" {_place(path)}'
            case "unexpected_keyword_argument":
                known = _keys(schema, path[:-1])
                found, expected = f'unknown key "{key}"', f"one of {', '.join(known)}"
            case "enum" | "literal_error":
                found, expected = f"{key} is {value}", error["ctx"]["expected"].replace("'", '"')
            case "json_invalid":
                found, expected = "tables or lists nested too deeply", "at most a few levels"
            case "value_error":
                name, _, rule = error["msg"].removeprefix(VALUE_ERROR).partition(": ")
                path, found, expected = (*path, name), f"{name} does not fit", rule
            case _:
                found, expected = f"{key} is {value}", EXPECTED.get(kind, error["msg"])
        yield document.problem(path, found, expected)


def _name(path: Path) -> str:
    *_, last = path or ("",)
    return f"an entry of {path[-2]}" if isinstance(last, int) else last


def _place(path: Path) -> str:
    names = [part for part in path[:-1] if isinstance(part, str)]
    return f"in every [[{'.'.join(names)}]]" if names else "at the top of the file"


def _keys(schema: Any, path: Path) -> list[str]:
    for part in path:
        schema = get_args(schema)[0] if isinstance(part, int) else get_type_hints(schema)[part]
    return [field.name for field in fields(schema)] if is_dataclass(schema) else []
