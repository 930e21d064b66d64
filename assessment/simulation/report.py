"""What a simulation has to say: tables, and goals that were met or missed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

type Cell = str | int | float


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under named columns; numbers come rounded as they are to be read."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def lines(self) -> Iterator[str]:
        """The table in columns of even width."""
        cells = [self.columns, *(tuple(map(str, row)) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        yield self.title
        for row in cells:
            yield "  " + _spaced(row, widths)


def _spaced(row: Sequence[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


@dataclass(frozen=True, kw_only=True)
class Goal:
    """One goal with what was asked for, what came out, and whether that is enough."""

    id: str
    asked: str
    found: str
    met: bool

    def __str__(self) -> str:
        return f"{self.id} {'met' if self.met else 'missed'}: {self.asked}; found {self.found}"


@dataclass(frozen=True, kw_only=True)
class Report:
    """All tables and goals of one run, and what it was run with."""

    name: str
    setting: str
    tables: tuple[Table, ...]
    goals: tuple[Goal, ...]

    def lines(self) -> Iterator[str]:
        """The report as text."""
        yield f"{self.name}: {self.setting}"
        for table in self.tables:
            yield ""
            yield from table.lines()
        yield ""
        yield from map(str, self.goals)
