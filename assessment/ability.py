"""Ability on a grid: how likely a right answer is at each point, and what answers say of it.

The model is Birnbaum's of three parameters (in Lord and Novick, 1968). Nobody's ability is a
number on a page: it is a density over the grid, as sharp or as blurred as the answers leave it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import mul

from assessment.items import Band, Item, Kind

LOW, HIGH, POINTS = -4.0, 4.0, 81
STEP = (HIGH - LOW) / (POINTS - 1)
GRID = tuple(LOW + STEP * i for i in range(POINTS))
# The means of the thirds of N(-.4, .9), the difficulties that authors are taken to write at.
DIFFICULTIES = {Band.EASY: -1.4, Band.MEDIUM: -0.4, Band.HARD: 0.6}
DISCRIMINATION = 1.25
OWNERS = 3

type Density = tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Curve:
    """What one question asks of an ability.

    `difficulty` stands on the grid's scale, `guess` is the chance of who knows nothing (0 to 1),
    `discrimination` the slope at the difficulty, in logits.
    """

    difficulty: float
    guess: float
    discrimination: float = DISCRIMINATION

    def chance(self, ability: float) -> float:
        """How likely a right answer is at an ability: guess + (1 - guess) / (1 + e^-a(x - b))."""
        logit = self.discrimination * (ability - self.difficulty)
        return self.guess + (1 - self.guess) / (1 + math.exp(-logit))

    def information(self, ability: float) -> float:
        """Fisher's information of one answer at an ability (Lord 1980, formula 4-43)."""
        chance = self.chance(ability)
        rise = (chance - self.guess) / (1 - self.guess)
        return self.discrimination**2 * (1 - chance) / chance * rise**2

    @cached_property
    def chances(self) -> Density:
        """The chance of a right answer at each point of the grid."""
        return tuple(map(self.chance, GRID))

    @cached_property
    def misses(self) -> Density:
        """The chance of any other answer at each point of the grid."""
        return tuple(1 - chance for chance in self.chances)

    @cached_property
    def informations(self) -> Density:
        """The information of an answer at each point of the grid."""
        return tuple(map(self.information, GRID))


def difficulty_of(band: Band | None) -> float:
    """The difficulty of a band; a question that has none counts as medium."""
    return DIFFICULTIES[band or Band.MEDIUM]


def guess_of(item: Item) -> float:
    """The chance that blind choosing gets all of an item right, 0 to 1."""
    options = len(item.options)
    match item.kind:
        case Kind.SINGLE:
            return 1 / options
        case Kind.TWO_TIER:
            return 1 / (OWNERS * (options - OWNERS))
        case Kind.MULTIPLE:
            return 1 / math.comb(options, item.choose or len(item.key))
        case Kind.CLASSIFY:
            return float(OWNERS**-options)
        case Kind.ORDER:
            return 1 / math.factorial(options)


def curve_of(item: Item) -> Curve:
    """What an item asks, as far as its author's band and its form tell."""
    return Curve(difficulty=difficulty_of(item.band), guess=guess_of(item))


def normal(mean: float, sd: float) -> Density:
    """The normal density over the grid, adding up to 1; `sd` above 0."""
    return scaled(math.exp(-(((x - mean) / sd) ** 2) / 2) for x in GRID)


def scaled(weights: Iterable[float]) -> Density:
    """Weights at the points of the grid, made to add up to 1. They must not all be 0."""
    found = tuple(weights)
    total = math.fsum(found)
    return tuple(weight / total for weight in found)


def given(density: Density, answers: Iterable[tuple[Curve, bool]]) -> Density:
    """The density after more answers, each a curve and whether it was right (Bayes)."""
    for curve, right in answers:
        density = tuple(map(mul, density, curve.chances if right else curve.misses))
    return scaled(density)


def mean(density: Density) -> float:
    """The expected ability (EAP: Bock and Mislevy 1982)."""
    return math.sumprod(density, GRID)


def spread(density: Density) -> float:
    """The standard deviation of the ability: the standard error of its mean."""
    centre = mean(density)
    return math.sqrt(math.sumprod(density, [(x - centre) ** 2 for x in GRID]))


def quantile(density: Density, share: float) -> float:
    """The least point of the grid that has at least this share (0 to 1) at or below it."""
    total = 0.0
    for p, x in zip(density, GRID, strict=True):
        total += p
        if total >= share:
            return x
    return HIGH
