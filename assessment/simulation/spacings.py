"""Ways to space reviews: ours, as it runs, beside the rivals it is held against.

Days are whole numbers from 0; a spacing says after each answer on which day the fact comes back.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from assessment import memory

# Every answer is given at one time of day.
START = datetime(2026, 1, 5, 18, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer on a day; `sureness` as in `memory.Answered`."""

    day: int
    right: bool
    sureness: int


class Spacing(Protocol):
    """The schedule of one fact."""

    def answer(self, reply: Reply) -> int:
        """The day on which the fact is due again."""

    def predicted(self, day: int) -> float | None:
        """The chance of recall that the spacing believes in; None where it has no opinion."""


type Start = Callable[[], Spacing]


@dataclass(slots=True)
class Even:
    """Every so many days, whatever was answered."""

    days: int

    def answer(self, reply: Reply) -> int:
        """The same interval again."""
        return reply.day + self.days

    def predicted(self, _day: int) -> None:
        """No opinion."""


@dataclass(slots=True)
class Leitner:
    """Boxes with growing intervals: one on after a right answer, back to the first after a miss."""

    boxes: tuple[int, ...] = (1, 3, 7, 16, 35)
    box: int = -1

    def answer(self, reply: Reply) -> int:
        """The interval of the box into which the fact goes."""
        self.box = min(self.box + 1, len(self.boxes) - 1) if reply.right else 0
        return reply.day + self.boxes[self.box]

    def predicted(self, _day: int) -> None:
        """No opinion."""


@dataclass(slots=True)
class SuperMemo2:
    """SM-2: Wozniak, *Optimization of learning*, 1990, section 3.2 (supermemo.com).

    Its quality of an answer, 0 to 5, follows from the reply: right is 4, a right guess 3, a miss 2;
    to choose among options is not the perfect response of quality 5. Fractions of a day are rounded
    up, as he says. A miss leaves the factor as it is unless `misses_tell`: many programs have it
    fall then too. To learn a fact is its first repetition; where `learning_counts` is False the
    first is the day after. `scale` shortens or stretches all intervals.
    """

    misses_tell: bool = False
    learning_counts: bool = True
    scale: float = 1.0
    repetitions: int = 0
    interval: int = 0
    factor: float = 2.5

    def answer(self, reply: Reply) -> int:
        """1 day, then 6, then the last interval times the factor; a miss starts over."""
        if not self.learning_counts:
            self.learning_counts = True
            return reply.day + 1
        if not reply.right:
            self.repetitions = 0
        self.repetitions += 1
        if self.repetitions <= len(FIRST_DAYS):
            self.interval = FIRST_DAYS[self.repetitions - 1]
        else:
            self.interval = math.ceil(self.interval * self.factor)
        if reply.right or self.misses_tell:
            short = 5 - _quality(reply)
            self.factor = max(1.3, self.factor + 0.1 - short * (0.08 + short * 0.02))
        return reply.day + max(1, round(self.interval * self.scale))

    def predicted(self, _day: int) -> None:
        """No opinion."""


FIRST_DAYS = (1, 6)


def _quality(reply: Reply) -> int:
    if not reply.right:
        return 2
    return 3 if reply.sureness == memory.GUESSING else 4


@dataclass(slots=True)
class Fsrs:
    """The production code, `assessment.memory`, under one of its policies.

    Where `sureness` is False it is told right or wrong alone. `exam_day` is the day of the exam,
    which counts to its end. The first review comes after `first_days` at most.
    """

    policy: memory.Policy = field(default_factory=lambda: memory.POLICY)
    sureness: bool = True
    exam_day: int | None = None
    first_days: int | None = None
    known: memory.Memory | None = None

    def answer(self, reply: Reply) -> int:
        """The day on which `due_at` falls: a fact is due from the start of its day."""
        sureness = reply.sureness if self.sureness else None
        answered = memory.Answered(at=moment(reply.day), right=reply.right, sureness=sureness)
        self.known = memory.review(self.known, answered, policy=self.policy)
        exam_at = None if self.exam_day is None else last_moment(self.exam_day)
        due_at = memory.due_at(self.known, exam_at=exam_at, policy=self.policy)
        day = (due_at.date() - START.date()).days
        if self.first_days is not None and self.known.reviews == 1:
            return min(day, reply.day + self.first_days)
        return day

    def predicted(self, day: int) -> float | None:
        """What the scheduler believes."""
        return memory.recall(self.known, moment(day)) if self.known else None


def moment(day: int) -> datetime:
    """The time at which answers are given on a day."""
    return START + timedelta(days=day)


def last_moment(day: int) -> datetime:
    """The end of a day."""
    return moment(day + 1).replace(hour=0) - timedelta(microseconds=1)
