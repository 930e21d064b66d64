"""Queries that are put together once a process; each use only fills its slots.

    ITEMS = Prepared(lambda: Item.objects.filter(owner_id=Slot("owner")).values_list("pk", "name"))
    ITEMS(owner=7)

For a query of a page that everybody asks for: to put one together costs several times what it
costs to run it. The SQL is still the database's own, written by Django.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, override

from django.db import connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

type Row = tuple[Any, ...]

TOO_LONG = 2**63


class Slot(Expression):
    """Stands in a filter for a value that a use of the query gives under this name.

    The value goes to the database as it is, so it has the type of the column: a number, a text.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    @override
    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", (self,)


class Prepared:
    """The rows of a `values_list`, with the slots of its filters filled at each use."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build

    def __call__(self, **given: int | str) -> list[Row]:
        """Run the query. A missing slot is a KeyError; a number too long for columns finds none."""
        if any(isinstance(value, int) and abs(value) >= TOO_LONG for value in given.values()):
            return []
        sql, slots, converters = self._made
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [given[slot.name] if isinstance(slot, Slot) else slot for slot in slots]
            )
            rows: list[Row] = cursor.fetchall()
        return [_converted(row, converters) for row in rows] if converters else rows

    @cached_property
    def _made(self) -> tuple[str, tuple[Any, ...], list[tuple[int, Any, Any]]]:
        compiler = self._build().query.get_compiler(connection=connection)
        sql, slots = compiler.as_sql()
        found = compiler.get_converters([column for column, *_ in compiler.select or ()])
        converters = [(at, column, each) for at, (many, column) in found.items() for each in many]
        return sql, tuple(slots), converters


def _converted(row: Row, converters: list[tuple[int, Any, Any]]) -> Row:
    values = list(row)
    for at, column, convert in converters:
        values[at] = convert(values[at], column, connection)
    return tuple(values)


def columns(model: type[Model], *, through: str = "") -> tuple[str, ...]:
    """The names of a model's columns, for `values_list`; `through` is the relation, as `item__`."""
    return tuple(through + field.attname for field in model._meta.concrete_fields)


def instance[M: Model](model: type[M], values: Row) -> M:
    """The object of a row of the model's columns."""
    return model.from_db(connection.alias, columns(model), values)
