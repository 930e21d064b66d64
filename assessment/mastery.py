"""Strength: what the checked answers say about each fact and each lesson."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assessment.outline import Fact

DECAY = Fraction(7, 10)
PRIOR = Fraction(1, 2)
STRONG = Fraction(80, 100)
FAIR = Fraction(60, 100)


class Band(StrEnum):
    """A strength in words."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One checked answer as the core sees it: the fact it asked for and its credit, 0 to 1."""

    fact: str
    credit: Fraction


@dataclass(frozen=True, kw_only=True)
class FactStrength:
    """`value` is 0 to 1, None before the first answer."""

    value: Fraction | None
    answers: int

    @property
    def band(self) -> Band:
        """The value in words."""
        return band(self.value)


@dataclass(frozen=True, kw_only=True)
class LessonStrength:
    """`value` is the mean over the facts answered, None before the first answer."""

    value: Fraction | None
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


def strength(observations: Iterable[Observation], *, facts: Iterable[Fact]) -> Strength:
    """Fold the log of checked answers, oldest first, into strengths.

    A fact's strength is an exponentially weighted mean: the newest answer weighs 1, each older one
    7/10 of the next, and before the first stands a prior of 1/2 as if it were the oldest answer.
    The numbers are a choice, made for what they say: one right answer is fair, since it may be a
    guess (.79); two are strong (.89); a miss after three right ones asks for another look (.60,
    just weak), and three right ones after it make it strong again. Credits are not corrected for
    guessing: kinds differ in their guess rate, and the prior with the second answer it demands
    does the same work without pretending to know that rate.

    Answers on facts that the course no longer has are left out.
    """
    of_fact = {fact.id: fact for fact in facts}
    log: dict[str, list[Fraction]] = {id_: [] for id_ in of_fact}
    for seen in observations:
        if seen.fact in log:
            log[seen.fact].append(seen.credit)
    of_facts = {
        id_: FactStrength(value=_mean(credits_), answers=len(credits_))
        for id_, credits_ in log.items()
    }
    lessons: dict[str, list[FactStrength]] = {}
    for id_, fact in of_fact.items():
        lessons.setdefault(fact.lesson, []).append(of_facts[id_])
    return Strength(facts=of_facts, lessons={k: _lesson(v) for k, v in lessons.items()})


def band(value: Fraction | None) -> Band:
    """Strong from .80, fair from .60, else weak; none without a value."""
    if value is None:
        return Band.NONE
    if value >= STRONG:
        return Band.STRONG
    return Band.FAIR if value >= FAIR else Band.WEAK


def _mean(credits_: list[Fraction]) -> Fraction | None:
    if not credits_:
        return None
    total, weight = PRIOR, Fraction(1)
    for credit in credits_:
        total = total * DECAY + credit
        weight = weight * DECAY + 1
    return total / weight


def _lesson(facts: list[FactStrength]) -> LessonStrength:
    values = [fact.value for fact in facts if fact.value is not None]
    return LessonStrength(
        value=sum(values, Fraction(0)) / len(values) if values else None,
        answered=len(values),
        facts=len(facts),
    )
