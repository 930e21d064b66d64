"""The tables of the simulation of classes."""

from collections import Counter

from assessment.simulation.class_edges import EDGES
from assessment.simulation.class_runs import (
    ANY,
    FIGURES,
    LENGTHS,
    NOMINAL,
    RELIABILITY,
    TELLING,
    TIMES,
    TOLD,
    Case,
    Tally,
)
from assessment.simulation.class_world import Flaw
from assessment.simulation.report import Table

ANSWERS = (12, 30, 100, 300)
POWERED = (30, 60, 100, 300)
ON_EDGE = (30, 100, 300)

type Tallies = dict[Case, Tally]
type Found = dict[tuple[int, int], Counter[tuple[Flaw, str]]]
type OnEdge = dict[int, Counter[str]]


def flag_table(tallies: Tallies) -> Table:
    """How often a question without a planted flaw is flagged, by case."""
    return Table(
        title="Questions without a planted flaw: flags that are not deserved",
        columns=(
            *("questions", "draw", "answers each", "sound", "flagged"),
            *("all questions", "with an undeserved flag"),
        ),
        rows=tuple(
            (
                *(case.length, case.drawn, case.answers, tally.judged),
                percent(rate(tally)),
                tally.items,
                percent(tally.falsely / tally.items),
            )
            for case, tally in tallies.items()
        ),
    )


def rate(tally: Tally) -> float:
    """The share of sound questions that got any flag, 0 to 1."""
    return tally.flagged / max(1, tally.judged)


def cover_table(tallies: Tallies) -> Table:
    """How often the intervals of a question hold the truth, by case."""
    return Table(
        title="Intervals of 80 and 95 % that hold the truth",
        columns=("questions", "draw", "answers each", *FIGURES),
        rows=tuple(
            (case.length, case.drawn, case.answers, *(covers(tally, each) for each in FIGURES))
            for case, tally in tallies.items()
        ),
    )


def whole_table(whole: Tallies) -> Table:
    """How often the interval of a paper holds the truth, by case."""
    return Table(
        title="Intervals of the reliability, of 80 and 95 %, that hold the truth",
        columns=("questions", "draw", "learners", RELIABILITY),
        rows=tuple(
            (
                *(case.length, case.drawn, case.answers * (TIMES if case.each else 1)),
                covers(tally, RELIABILITY),
            )
            for case, tally in whole.items()
        ),
    )


def covers(tally: Tally, figure: str) -> str:
    """The shares of intervals that held, one for each level."""
    return " / ".join(percent(tally.covered(figure, level)) for level in NOMINAL)


def power_table(found: Found, classes: int) -> Table:
    """How often each flaw is told, and how often it gets any flag."""
    return Table(
        title="Planted flaws that are found, in how many classes",
        columns=("flaw", "questions", "flag", *(f"{answers} answers" for answers in POWERED)),
        rows=tuple(
            (
                *(flaw.value, length, name),
                *(percent(found[length, answers][flaw, how] / classes) for answers in POWERED),
            )
            for flaw in Flaw
            for length in LENGTHS
            for name, how in ((" or ".join(sorted(TELLING[flaw])), TOLD), ("any", ANY))
        ),
    )


def edge_table(on_edge: OnEdge, classes: int) -> Table:
    """How often a question on a threshold is flagged."""
    return Table(
        title="Questions exactly on a threshold: flags that are not deserved",
        columns=("on the edge", *(f"{answers} answers" for answers in ON_EDGE)),
        rows=tuple(
            (edge.name, *(percent(on_edge[answers][edge.name] / classes) for answers in ON_EDGE))
            for edge in EDGES
        ),
    )


def percent(share: float) -> str:
    """A share with one decimal."""
    return f"{100 * share:.1f} %"
