"""Strength: what the checked answers say that a learner knows today, by fact and by lesson."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from assessment.memory import Memory, recall
from assessment.outline import Fact

DECAY = 0.7
PRIOR = 0.5
STRONG = 0.8
FAIR = 0.6


class Band(StrEnum):
    """A strength in words."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Level:
    """How well a fact was answered: a running mean of credits, kept as its sum and its weight."""

    total: float
    weight: float

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.total / self.weight


START = Level(total=PRIOR, weight=1.0)


@dataclass(frozen=True, kw_only=True)
class Known:
    """A fact that was answered, as its answers left it."""

    fact: str
    level: Level
    memory: Memory


@dataclass(frozen=True, kw_only=True)
class FactStrength:
    """`value` is 0 to 1, None before the first answer."""

    value: float | None

    @property
    def band(self) -> Band:
        """The value in words."""
        return band(self.value)


@dataclass(frozen=True, kw_only=True)
class LessonStrength:
    """`value` is the mean over the facts answered, None before the first answer."""

    value: float | None
    answered: int
    facts: int

    @property
    def band(self) -> Band:
        """The value in words."""
        return band(self.value)


@dataclass(frozen=True, kw_only=True)
class Strength:
    """All facts by id and all lessons by slug, answered or not."""

    facts: dict[str, FactStrength]
    lessons: dict[str, LessonStrength]


def after(level: Level, credit: Fraction) -> Level:
    """The level after one more answer, which earned `credit`, 0 to 1.

    An exponentially weighted mean: the newest answer weighs 1, each older one 7/10 of the next, and
    before the first stands a prior of 1/2 as if it were the oldest answer (`START`). The numbers
    are a choice, made for what they say: one right answer is fair, since it may be a guess (.79);
    two are strong (.89); a miss after three right ones asks for another look (.60, just weak), and
    three right ones after it make it strong again. Credits are not corrected for guessing: kinds
    differ in their guess rate, and the prior with the second answer it demands does the same work
    without pretending to know that rate.
    """
    return Level(total=level.total * DECAY + float(credit), weight=level.weight * DECAY + 1)


def strength(known: Iterable[Known], *, facts: Iterable[Fact], at: datetime) -> Strength:
    """The strengths at a moment: each fact's level times the predicted recall of it by then.

    Facts that the course no longer has are left out.
    """
    values = {one.fact: one.level.value * recall(one.memory, at) for one in known}
    of_facts: dict[str, FactStrength] = {}
    lessons: dict[str, list[FactStrength]] = {}
    for fact in facts:
        of_facts[fact.id] = FactStrength(value=values.get(fact.id))
        lessons.setdefault(fact.lesson, []).append(of_facts[fact.id])
    return Strength(facts=of_facts, lessons={k: _lesson(v) for k, v in lessons.items()})


def band(value: float | None) -> Band:
    """Strong from .80, fair from .60, else weak; none without a value."""
    if value is None:
        return Band.NONE
    if value >= STRONG:
        return Band.STRONG
    return Band.FAIR if value >= FAIR else Band.WEAK


def _lesson(facts: list[FactStrength]) -> LessonStrength:
    values = [fact.value for fact in facts if fact.value is not None]
    return LessonStrength(
        value=sum(values) / len(values) if values else None,
        answered=len(values),
        facts=len(facts),
    )
