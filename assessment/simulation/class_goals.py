"""The goals of the item analysis, and whether invented classes meet them."""

from collections.abc import Iterable

from assessment.item_analysis.figures import ENOUGH
from assessment.simulation.class_edges import EDGES
from assessment.simulation.class_runs import FIGURES, LENGTHS, NOMINAL, RELIABILITY, TOLD, Tally
from assessment.simulation.class_tables import (
    ANSWERS,
    ON_EDGE,
    Found,
    OnEdge,
    Tallies,
    percent,
    rate,
)
from assessment.simulation.class_world import Flaw
from assessment.simulation.report import Goal

FALSE_FLAGS = 0.05
POWER, POWER_AT = 0.8, 100
# A figure's own luck in so many classes must not decide a goal.
HELD = {0.8: 0.78, 0.95: 0.93}


def flag_goals(tallies: Tallies, on_edge: OnEdge, classes: int) -> tuple[Goal, ...]:
    """Whether sound questions are left alone (I1, I2), and those on a threshold too (I3)."""
    worst = {
        answers: max(
            (rate(tally) for case, tally in tallies.items() if case.answers == answers),
            default=0.0,
        )
        for answers in ANSWERS
    }
    share, name, answers = max(
        (on_edge[answers][edge.name] / classes, edge.name, answers)
        for answers in ON_EDGE
        for edge in EDGES
    )
    return (
        Goal(
            id="I1",
            asked=f"at most {FALSE_FLAGS:.0%} of sound questions get any flag, in every case",
            found=_listed(f"{answers} answers {percent(most)}" for answers, most in worst.items()),
            met=max(worst.values()) <= FALSE_FLAGS,
        ),
        Goal(
            id="I2",
            asked=f"below {ENOUGH} answers no flag at all",
            found=f"{sum(t.falsely for c, t in tallies.items() if c.answers < ENOUGH)} flags",
            met=all(not t.falsely for c, t in tallies.items() if c.answers < ENOUGH),
        ),
        Goal(
            id="I3",
            asked=f"of questions exactly on a threshold at most {FALSE_FLAGS:.0%}",
            found=f"{percent(share)} at worst ({name}, {answers} answers)",
            met=share <= FALSE_FLAGS,
        ),
    )


def power_goal(found: Found, classes: int) -> Goal:
    """Whether wrong keys are found (I4)."""
    power = {length: found[length, POWER_AT][Flaw.WRONG_KEY, TOLD] / classes for length in LENGTHS}
    return Goal(
        id="I4",
        asked=f"a wrong key is named in {POWER:.0%} of classes of {POWER_AT}",
        found=_listed(f"{length} questions {percent(rate)}" for length, rate in power.items()),
        met=min(power.values()) >= POWER,
    )


def cover_goal(tallies: Tallies, whole: Tallies) -> Goal:
    """Whether intervals hold the truth (I5): over all cases, since one has too few classes."""
    covered = {
        figure: {level: _share_held(of.values(), figure, level) for level in NOMINAL}
        for of, figures in ((tallies, FIGURES), (whole, (RELIABILITY,)))
        for figure in figures
    }
    return Goal(
        id="I5",
        asked=_listed(
            f"{level:.0%} intervals hold at least {least:.0%}" for level, least in HELD.items()
        ),
        found=_listed(
            f"{figure} {' / '.join(percent(share) for share in shares.values())}"
            for figure, shares in covered.items()
        ),
        met=all(
            shares[level] >= least for shares in covered.values() for level, least in HELD.items()
        ),
    )


def _share_held(tallies: Iterable[Tally], figure: str, level: float) -> float:
    counted = [(each.held[figure, level], each.asked[figure, level]) for each in tallies]
    return sum(held for held, _ in counted) / max(1, sum(asked for _, asked in counted))


def _listed(found: Iterable[str]) -> str:
    return "; ".join(found)
