"""Questions whose truth is known: sound ones, flawed ones, and some on the edge of a flag.

Learners are those of the readiness world: ability normal with mean .35 and spread 1, here on its
grid, so that every truth is a finite sum. Questions follow the three-parameter model with its
slopes and hardness; they have three or four options, a guess finds the key in one of as many. Who
does not know picks among the distractors, of which one draws the abler ones and one the weaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import exp, fsum, sumprod
from operator import mul
from random import Random

from assessment.item_analysis.values import Choice, Question
from assessment.items import Kind
from assessment.readiness import GRID, SLOPE
from assessment.simulation.readiness_world import (
    ABILITY,
    ABILITY_SPREAD,
    HARD,
    HARD_SPREAD,
    SLOPE_SPREAD,
)

LEANINGS = (0.4, 0.0, -0.6)
PULL_SPREAD = 0.3
SURE_RIGHT, SURE_WRONG = 0.55, 0.10
FOUR = 4
LONG = 26


def _weights() -> tuple[float, ...]:
    raw = [exp(-(((point - ABILITY) / ABILITY_SPREAD) ** 2) / 2) for point in GRID]
    return tuple(each / fsum(raw) for each in raw)


WEIGHTS = _weights()
# What each distractor's weight is multiplied by, by ability.
DRAWS = {point: tuple(exp(lean * point) for lean in LEANINGS) for point in GRID}
FLAT = (1.0,) * len(LEANINGS)


class Flaw(StrEnum):
    """What can be planted."""

    WRONG_KEY = "wrong key"
    GUESSING = "all guess"
    FLAT = "sorts nobody"
    DEAD = "dead distractor"
    EASY = "known to nearly all"
    CERTAIN = "certain and wrong"


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What makes a question what it is; `pulls` are the distractors' weights."""

    hardness: float
    slope: float
    pulls: tuple[float, ...]
    key: int = 0
    sure_wrong: float = SURE_WRONG
    flat: float | None = None


@dataclass(frozen=True, kw_only=True)
class Invented:
    """A question with its traits; option 0 is what is true, `traits.key` what is keyed."""

    question: Question
    traits: Traits

    @cached_property
    def chances(self) -> tuple[tuple[float, ...], ...]:
        """The chance of each option, by point of ability."""
        return tuple(map(self._at, GRID))

    @cached_property
    def right(self) -> tuple[float, ...]:
        """The chance of credit, by point of ability."""
        return tuple(each[self.traits.key] for each in self.chances)

    @property
    def facility(self) -> float:
        """The true facility, 0 to 1."""
        return mean(self.right)

    @property
    def certain_wrong(self) -> float:
        """The true share of the certain and wrong."""
        return self.traits.sure_wrong * (1 - self.facility)

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """The true share of each option."""
        return tuple(map(mean, zip(*self.chances, strict=True)))

    def _at(self, ability: float) -> tuple[float, ...]:
        traits = self.traits
        guess = 1 / (len(traits.pulls) + 1)
        known = 1 / (1 + exp(traits.slope * (traits.hardness - ability)))
        right = guess + (1 - guess) * known if traits.flat is None else traits.flat
        draws = FLAT if traits.flat is not None else DRAWS[ability]
        pulls = list(map(mul, traits.pulls, draws))
        each = (1 - right) / sum(pulls)
        return (right, *(each * pull for pull in pulls))


def mean(values: Sequence[float]) -> float:
    """Over all learners, of a value by point of ability."""
    return sumprod(WEIGHTS, values)


def sound(rng: Random, name: str, *, options: int = FOUR) -> Invented:
    """A question as it should be, but for what chance makes of it."""
    return made(
        name,
        Traits(
            hardness=rng.gauss(HARD, HARD_SPREAD),
            slope=SLOPE * exp(rng.gauss(0, SLOPE_SPREAD)),
            pulls=tuple(exp(rng.gauss(0, PULL_SPREAD)) for _ in range(options - 1)),
        ),
    )


def bank(rng: Random, size: int) -> tuple[Invented, ...]:
    """Sound questions, every other with three options."""
    return tuple(sound(rng, f"q{place}", options=FOUR - place % 2) for place in range(size))


def made(name: str, traits: Traits) -> Invented:
    """The question of these traits."""
    options = len(traits.pulls) + 1
    return Invented(
        question=Question(
            item=name,
            version="1",
            fact=name,
            kind=Kind.SINGLE,
            floor=Fraction(1, options),
            choices=tuple(
                Choice(part=letter, label=letter, group="", is_key=place == traits.key)
                for place, letter in enumerate("ABCD"[:options])
            ),
        ),
        traits=traits,
    )


def flawed(flaw: Flaw, rng: Random) -> Invented:
    """A question of four options with one flaw, named after it."""
    start = sound(rng, flaw.value)
    traits = start.traits
    changed = {
        Flaw.WRONG_KEY: replace(traits, key=rng.randrange(1, FOUR)),
        Flaw.GUESSING: replace(traits, flat=1 / FOUR, pulls=(1.0,) * (FOUR - 1)),
        Flaw.FLAT: replace(traits, flat=0.6),
        Flaw.DEAD: replace(traits, hardness=0.3, pulls=(*traits.pulls[:2], traits.pulls[2] / 10)),
        Flaw.EASY: replace(traits, hardness=-5.0),
        Flaw.CERTAIN: replace(traits, hardness=1.0, sure_wrong=0.8),
    }
    return made(flaw.value, changed[flaw])
