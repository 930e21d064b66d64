"""What an assignment comes to for one learner: a fold over what they did and what staff wrote.

Grades are exact fractions of 1. They are rounded only to be shown, halves up: whole in a table
(`points`), to two places where one stands alone or leaves the course (`precise`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from fractions import Fraction

from assessment.days import days_late
from assessment.mastery import FactStrength
from assessment.terms import Counts, Effective, Late

WHOLE, FEW = 100, 3
HALF = Fraction(1, 2)
PLACES = 6


class State(StrEnum):
    """Where a learner stands with an assignment."""

    OPEN = "open"
    DONE = "done"
    LATE = "late"
    EXEMPT = "exempt"
    MARKED = "marked"


@dataclass(frozen=True, kw_only=True)
class Work:
    """One attempt, named by its `token`.

    `score` is 0 to 1, None while it runs; `at` is when it was handed in, None likewise. `answers`
    is how many of its questions that count were answered. `due_at` is when it was due as it was
    handed in: what was in time then stays so, whatever is taken back later; None where only the
    terms of today say.
    """

    token: str
    started_at: datetime
    score: Fraction | None = None
    at: datetime | None = None
    answers: int = 0
    due_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """How far somebody had come with a lesson or a strength at a moment: `share`, 0 to 1."""

    share: Fraction
    at: datetime


class What(StrEnum):
    """What kind of entry staff or the server wrote into the gradebook."""

    MARK = "mark"
    CLEAR = "clear"
    COMMENT = "comment"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry; `number` is its place in the log. `value` is the mark's, 0 to 1."""

    number: int
    what: What
    value: Fraction | None = None


@dataclass(frozen=True, kw_only=True)
class Grade:
    """What it came to.

    `value` is 0 to 1, None where there is no grade (yet). `first` is the score of the first
    attempt, as it was answered: lateness takes nothing from it. `attempt` is the one that counts,
    `answers`, `late_days` and `handed_in_at` are of that one; `attempts` is how many were handed
    in.
    """

    state: State
    value: Fraction | None = None
    first: Fraction | None = None
    answers: int = 0
    attempts: int = 0
    late_days: int = 0
    handed_in_at: datetime | None = None
    attempt: str = ""
    has_comment: bool = False


def points(value: Fraction | float) -> int:
    """A share of 1 in whole points of 100, halves up, where many stand side by side."""
    scaled = value * WHOLE
    return int(scaled + HALF)


def precise(value: Fraction | float) -> str:
    """The same with two decimal places at most, where a single grade is looked at: "62.5".

    A float is taken for the fraction that it stands for, so that 33.335 is no less than it says.
    """
    scaled = value * WHOLE * WHOLE
    hundredths = int((scaled if isinstance(scaled, Fraction) else round(scaled, PLACES)) + HALF)
    return f"{hundredths / WHOLE:.2f}".rstrip("0").rstrip(".")


def worth(score: Fraction, *, days: int, late: Late, percent: int) -> Fraction:
    """What a score counts for, handed in so many days late: 0 to 1, never more than the score.

    `percent` points of 100 are taken once or for each day begun, by the policy `late`. They are
    points of the whole, not a share of the score, so 80 less 10 is 70. Never below 0.
    """
    times = {Late.ONCE: min(days, 1), Late.DAILY: days}.get(late, 0)
    return max(score - Fraction(percent * times, WHOLE), Fraction(0))


def of_attempts(works: Iterable[Work], *, terms: Effective, zone: tzinfo) -> Grade | None:
    """The grade of a quiz or a mock exam before anything staff wrote; None where none is over.

    One that runs changes nothing, so a grade is the same from one end to the next. Of those handed
    in one counts, by the terms: the first, the last, or the one that is worth the most after
    lateness, of equals the first. What was taken after the due moment under a policy
    that takes nothing late (the moment was moved since) counts in full. Late days are the zone's.
    """
    over = [work for work in works if work.score is not None]
    over.sort(key=lambda work: (work.started_at, work.token))
    ended = [_Worth(work, terms, zone) for work in over]
    if not ended:
        return None
    own = _counting(ended, terms.terms.counts)
    return Grade(
        state=State.LATE if own.days else State.DONE,
        value=own.value,
        first=ended[0].score,
        answers=own.work.answers,
        attempts=len(ended),
        late_days=own.days,
        handed_in_at=own.work.at,
        attempt=own.work.token,
    )


def of_steps(steps: Iterable[Step], *, terms: Effective, zone: tzinfo) -> Grade | None:
    """The grade of a lesson or a strength before anything staff wrote; None before the first step.

    What was reached by the last moment counts, at its best after lateness: half a lesson in time
    may be worth more than a whole one late. It is open until all is reached. Such work has no
    attempts; `answers` counts the steps that brought it on.
    """
    taken = sorted(
        (step for step in steps if terms.last_at is None or step.at <= terms.last_at),
        key=lambda step: (step.at, step.share),
    )
    if not taken:
        return None
    works = [_Worth(_reached(step, n), terms, zone) for n, step in enumerate(taken, start=1)]
    own = _counting(works, Counts.BEST)
    is_whole = any(step.share == 1 for step in taken)
    closed = State.LATE if own.days else State.DONE
    return Grade(
        state=closed if is_whole else State.OPEN,
        value=own.value,
        first=own.score,
        answers=own.work.answers,
        late_days=own.days,
        handed_in_at=own.work.at,
    )


def grade(base: Grade | None, entries: Iterable[Entry], *, exempt: bool) -> Grade | None:
    """The grade with what staff wrote; None where there is nothing at all.

    A mark by hand goes before everything, an exemption too, until it is cleared: who writes it
    means it, so no regrade and no late policy touches it. Whoever is exempt has no grade. A comment
    alone changes no grade.
    """
    log = sorted(entries, key=lambda entry: entry.number)
    marks = [entry for entry in log if entry.what is not What.COMMENT]
    own = base or Grade(state=State.OPEN)
    has_comment = any(entry.what is What.COMMENT for entry in log)
    if marks and marks[-1].what is What.MARK:
        return replace(own, state=State.MARKED, value=marks[-1].value, has_comment=has_comment)
    if exempt:
        return replace(own, state=State.EXEMPT, value=None, has_comment=has_comment)
    return replace(base, has_comment=has_comment) if base else None


def reached(facts: Iterable[FactStrength]) -> int:
    """How strong these facts are together, in whole percent, rounded down.

    The mean over all of them, one without an answer counting 0: else one right answer would be
    enough. 0 where there are none.
    """
    values = [fact.value or 0.0 for fact in facts]
    return int(WHOLE * sum(values) / len(values)) if values else 0


class _Worth:
    """An attempt that was handed in, with what it counts for under these terms."""

    def __init__(self, work: Work, terms: Effective, zone: tzinfo) -> None:
        self.work = work
        self.score = work.score or Fraction(0)
        self.days = 0
        if terms.due_at and work.at:
            due_at = max(terms.due_at, work.due_at or terms.due_at)
            self.days = days_late(due_at=due_at, at=work.at, zone=zone)
        rules = terms.terms
        self.value = worth(self.score, days=self.days, late=rules.late, percent=rules.late_percent)


def _reached(step: Step, number: int) -> Work:
    return Work(token="", started_at=step.at, score=step.share, at=step.at, answers=number)


def _counting(ended: Sequence[_Worth], counts: Counts) -> _Worth:
    if counts is Counts.BEST:
        return max(ended, key=lambda one: one.value)
    return ended[0 if counts is Counts.FIRST else -1]
