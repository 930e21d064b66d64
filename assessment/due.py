"""What is due for review, in which order, and on which days the rest comes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from assessment.mastery import Known
from assessment.memory import counts, due_at
from assessment.planning.shapes import Pace

DAYS = 14


@dataclass(frozen=True, kw_only=True)
class Day:
    """How many facts a day holds; none where it is `off`."""

    on: date
    facts: int
    off: bool


def queue(
    known: Iterable[Known], *, at: datetime, before: datetime, exam_at: datetime | None = None
) -> tuple[Known, ...]:
    """The facts due earlier than `before`, the most urgent first.

    A fact that was answered a few hours ago, late last night say, waits until an answer counts.
    Wrong answers that felt certain come first, since such an error is believed until it is met
    again. Then those that have been due for longest: with the frailest first, the same few facts
    would be asked over and over while an exam makes everything due (measured: docs/method.md).
    """
    due = [
        one
        for one in known
        if due_at(one.memory, exam_at=exam_at) < before and counts(one.memory, at)
    ]
    return tuple(sorted(due, key=lambda one: (not _waits(one, before), *_place(one, exam_at))))


def coming(known: Iterable[Known], *, exam_at: datetime | None = None) -> tuple[Known, ...]:
    """All facts in the order in which they come to be due."""
    return tuple(sorted(known, key=lambda one: _place(one, exam_at)))


def _place(one: Known, exam_at: datetime | None) -> tuple[datetime, str]:
    return due_at(one.memory, exam_at=exam_at), one.fact


def _waits(one: Known, before: datetime) -> bool:
    recheck_at = one.memory.recheck_at
    return recheck_at is not None and recheck_at < before


def forecast(
    dues: Iterable[date], *, today: date, pace: Pace, done: int = 0, days: int = DAYS
) -> tuple[Day, ...]:
    """The facts of each of the next `days`, the first of them today, from the days they are due.

    What is overdue counts today. No day holds more than the pace allows, today that less the `done`
    reviews, and a day off holds nothing: the rest rolls over. Each fact is counted once; the
    reviews that follow from a review are not foreseen.
    """
    arriving = Counter(max(due, today) for due in dues)
    found, waiting = [], 0
    for on in (today + timedelta(days=n) for n in range(days)):
        waiting += arriving[on]
        off = pace.is_off(on)
        room = 0 if off else pace.reviews - (done if on == today else 0)
        facts = max(0, min(waiting, room))
        waiting -= facts
        found.append(Day(on=on, facts=facts, off=off))
    return tuple(found)
