"""How we know: the stored simulation of the readiness estimate, as its page draws it."""

from dataclasses import dataclass
from typing import cast

from accounts.models import User
from assessment.readiness import CUTS, USEFUL_FROM, Word
from assessment.simulation.readiness_tables import HARDER, METHODS, RELIABILITY, WORDS
from assessment.simulation.report import Cell, Goal, Report, Table
from progress.queries.readiness import Readiness, ready
from progress.queries.simulated import stored, table
from progress.queries.window import ANSWERS


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One tenth of the chances that were told: its mean, and how many passed, in a hundred.

    `x`, `y` and `line` place it on the chart in percent from the top left; it stands on the line
    where as many passed as were told.
    """

    name: str
    told: int
    observed: int
    n: int
    x: float
    y: float
    line: float

    @property
    def off(self) -> int:
        """By how many in a hundred fewer or more passed."""
        return self.observed - self.told


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """A word, from which chance in a hundred on it is said, and what came of those told it."""

    word: str
    begins: int
    told: int
    observed: int
    n: int


@dataclass(frozen=True, kw_only=True)
class Span:
    """A range on the scale of ten, in percent from its start."""

    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table: what it is about, and its other cells with the names of their columns."""

    head: Cell
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, kw_only=True)
class HowWeKnow:
    """All that the page shows."""

    mine: Readiness
    span: Span | None
    dots: tuple[Dot, ...]
    meanings: tuple[Meaning, ...]
    methods: tuple[Row, ...]
    harder: tuple[Row, ...]
    goals: tuple[Goal, ...]
    setting: str

    useful_from = USEFUL_FROM
    window = ANSWERS
    ticks = tuple((at, 100 - at) for at in range(0, 101, 20))
    cuts = tuple(round(cut * 100) for cut in sorted(CUTS.values()))

    @property
    def simulated(self) -> int:
        """How many estimates the chart rests on."""
        return sum(dot.n for dot in self.dots)

    @property
    def missed(self) -> int:
        """How many goals were missed."""
        return sum(not goal.met for goal in self.goals)


def how_we_know(learner: User | None) -> HowWeKnow:
    """The page for a learner, or for nobody. One query at most."""
    report, mine = stored("readiness"), ready(learner)
    low, high = mine.tenths
    return HowWeKnow(
        mine=mine,
        span=Span(low=low * 10, high=high * 10) if mine.estimate else None,
        dots=tuple(_dots(report)),
        meanings=tuple(_meanings(report)),
        methods=_rows(table(report, METHODS)),
        harder=_rows(table(report, HARDER)),
        goals=report.goals,
        setting=report.setting,
    )


def _dots(report: Report) -> list[Dot]:
    rows = cast("tuple[tuple[str, float, float, int], ...]", table(report, RELIABILITY).rows)
    return [
        Dot(
            name=name,
            told=round(told * 100),
            observed=round(observed * 100),
            n=n,
            x=round(told * 100, 1),
            y=round(100 - observed * 100, 1),
            line=round(100 - told * 100, 1),
        )
        for name, told, observed, n in rows
    ]


def _meanings(report: Report) -> list[Meaning]:
    rows = cast("tuple[tuple[str, float, float, int], ...]", table(report, WORDS).rows)
    return [
        Meaning(
            word=word,
            begins=round(CUTS.get(Word(word), 0) * 100),
            told=round(told * 100),
            observed=round(observed * 100),
            n=n,
        )
        for word, told, observed, n in rows
    ]


def _rows(found: Table) -> tuple[Row, ...]:
    names = found.columns[1:]
    return tuple(
        Row(head=head, cells=tuple(zip(names, map(_shown, cells), strict=True)))
        for head, *cells in found.rows
    )


def _shown(cell: Cell) -> Cell:
    """Shares with three places, so that they stand under each other."""
    return f"{cell:.3f}" if isinstance(cell, float) else cell
