"""Readiness: how likely a learner passes the mock exam, from their first answers.

A filter over one number, the learner's ability, on the scale of item response theory: logits, 0
for the learner the items were written for. Ability moves while people practise, so the belief
walks a little before each answer (Fahrmeir 1992 on dynamic item response models); each answer then
weighs it by the three-parameter logistic model (Birnbaum 1968). What the belief says of a paper is
its Poisson-binomial distribution (Wang 1993), averaged over the belief.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache, cached_property
from itertools import accumulate
from statistics import NormalDist

POINTS = 81
LOWEST, HIGHEST = -4.0, 4.0
PITCH = (HIGHEST - LOWEST) / (POINTS - 1)
GRID = tuple(LOWEST + PITCH * point for point in range(POINTS))
# How far a step of the walk goes, in points of the grid.
REACH = 2
EDGE = (0.0,) * REACH
USEFUL_FROM = 20
PASS_SHARE = Fraction(70, 100)
# How sharply a question tells people apart, where nothing is known of it.
SLOPE = 1.3
TAIL = 0.1

# Chances over the points of the grid; they sum to 1.
type Belief = tuple[float, ...]


class Word(StrEnum):
    """A chance in words. They begin at 0, 40, 65 and 85 in 100."""

    NOT_YET = "not yet"
    POSSIBLE = "possible"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"


CUTS = {Word.VERY_LIKELY: 0.85, Word.LIKELY: 0.65, Word.POSSIBLE: 0.4}


@dataclass(frozen=True)
class Model:
    """What is believed before any answer, and how ability moves.

    Before the first answer ability is normal with `mean` and `spread`, in logits. Before each
    answer it moves by a normal step with mean `drift` and standard deviation `step`, in logits.
    With `step` 0 it stays where it is, and `drift` must be 0 too. Step and drift were chosen by
    the simulation (simulation/readiness.py): less drift is too late for who learns fast, more is
    too early for who does not learn, and a wider step forgets too soon.
    """

    mean: float = 0.0
    spread: float = 1.0
    step: float = 0.10
    drift: float = 0.0115


MODEL = Model()


@dataclass(frozen=True)
class Question:
    """How a question behaves, for somebody who gives one answer that is right or not.

    `hardness` is in logits: the ability at which half of those who do not guess are right. `guess`
    is the chance, 0 to below 1, that somebody who knows nothing is right. `slope` says how sharply
    the question tells people apart, above 0.
    """

    hardness: float
    guess: float
    slope: float = SLOPE

    @cached_property
    def right(self) -> Belief:
        """The chance of a right answer at each point of the grid."""
        known = (1 / (1 + math.exp(self.slope * (self.hardness - point))) for point in GRID)
        return tuple(self.guess + (1 - self.guess) * chance for chance in known)

    @cached_property
    def wrong(self) -> Belief:
        """The chance of a wrong answer at each point of the grid."""
        return tuple(1 - chance for chance in self.right)


@dataclass(frozen=True)
class Answer:
    """One first answer."""

    question: Question
    right: bool

    @property
    def curve(self) -> Belief:
        """How likely this answer was at each point of the grid."""
        return self.question.right if self.right else self.question.wrong


@dataclass(frozen=True)
class Exam:
    """A paper as the estimate sees it: its scored questions, and the share that passes."""

    questions: tuple[Question, ...]
    share: Fraction = PASS_SHARE

    @cached_property
    def least(self) -> int:
        """The least number of right answers that passes."""
        return math.ceil(self.share * len(self.questions))

    @cached_property
    def scores(self) -> tuple[Belief, ...]:
        """For each number of right answers its chance at each point of the grid."""
        curves = zip(*(question.right for question in self.questions), strict=True)
        return tuple(zip(*map(distribution, curves), strict=True))

    @cached_property
    def passing(self) -> Belief:
        """The chance to pass at each point of the grid."""
        return tuple(map(math.fsum, zip(*self.scores[self.least :], strict=True)))

    def chance(self, found: Belief) -> float:
        """The chance, 0 to 1, that somebody passes of whom this is believed."""
        return min(1.0, math.sumprod(found, self.passing))


@dataclass(frozen=True)
class Estimate:
    """What a belief says of a paper.

    `chance` is that of passing, 0 to 1. `expected` is the mean number of right answers of `of`;
    with a chance of 80 % or a little more it lies from `low` to `high`, both included. `answers`
    is how many the belief rests on.
    """

    chance: float
    expected: float
    low: int
    high: int
    of: int
    answers: int

    @property
    def word(self) -> Word:
        """The chance in words."""
        return word(self.chance)


def word(chance: float) -> Word:
    """A chance, 0 to 1, in words."""
    return next((word for word, cut in CUTS.items() if chance >= cut), Word.NOT_YET)


def distribution(chances: Iterable[float]) -> tuple[float, ...]:
    """The Poisson-binomial distribution: how likely 0, 1, 2, … of these things happen.

    By the recursion over one thing after the other (Wainer and Mislevy 1990 use it for scores).
    """
    found = [1.0]
    for chance in chances:
        miss = 1 - chance
        found = [a * miss + b * chance for a, b in zip([*found, 0.0], [0.0, *found], strict=True)]
    return tuple(found)


@cache
def start(model: Model = MODEL) -> Belief:
    """The belief before any answer."""
    return _whole([_bell(model.mean, model.spread, point) for point in GRID])


def walk(found: Belief, model: Model = MODEL) -> Belief:
    """The belief one answer later, before the answer is seen."""
    return _whole(_learnt(found, (1.0,) * POINTS, _steps(model)))


def learn(found: Belief, answer: Answer, model: Model = MODEL) -> Belief:
    """The belief after one more answer: a step of the walk, then Bayes's rule."""
    return _whole(_learnt(found, answer.curve, _steps(model)))


def belief(answers: Iterable[Answer], model: Model = MODEL) -> Belief:
    """The belief after these answers, oldest first."""
    steps, total = _steps(model), 1.0
    found: Sequence[float] = start(model)
    for answer in answers:
        found = _learnt(found, answer.curve, steps, total)
        total = sum(found)
    return _whole(found)


def _learnt(
    found: Sequence[float], curve: Belief, steps: tuple[float, float], total: float = 1
) -> list[float]:
    """A belief that sums to `total` after a step, weighed by a curve; it sums to 1 at most.

    The normal step is taken as one of two points up, two down or none, with the same mean and
    variance; over a few answers the two cannot be told apart. What would leave the grid stops at
    its end.
    """
    down, up = steps[0] / total, steps[1] / total
    stay = 1 / total - down - up
    wide = [*EDGE, *found, *EDGE]
    learnt = [
        (up * low + stay * at + down * high) * chance
        for low, at, high, chance in zip(wide, found, wide[2 * REACH :], curve, strict=False)
    ]
    learnt[0] += down * sum(found[:REACH]) * curve[0]
    learnt[-1] += up * sum(found[-REACH:]) * curve[-1]
    return learnt


def estimate(found: Belief, exam: Exam, *, answers: int) -> Estimate:
    """What a belief that rests on so many answers says of an exam."""
    scores = [math.sumprod(found, curve) for curve in exam.scores]
    up_to = list(accumulate(scores))
    return Estimate(
        chance=exam.chance(found),
        expected=math.sumprod(scores, range(len(scores))),
        low=next(right for right, chance in enumerate(up_to) if chance > TAIL),
        high=next(right for right, chance in enumerate(up_to) if chance >= 1 - TAIL),
        of=len(exam.questions),
        answers=answers,
    )


def readiness(answers: Sequence[Answer], exam: Exam, model: Model = MODEL) -> Estimate | None:
    """The estimate from first answers, oldest first; None before there are 20."""
    if len(answers) < USEFUL_FROM:
        return None
    return estimate(belief(answers, model), exam, answers=len(answers))


@cache
def _steps(model: Model) -> tuple[float, float]:
    """The chances of a step down and of one up."""
    width = REACH * PITCH
    either = (model.step**2 + model.drift**2) / width**2
    return (either - model.drift / width) / 2, (either + model.drift / width) / 2


def _bell(mean: float, spread: float, at: float) -> float:
    return NormalDist(mean, spread).pdf(at)


def _whole(weights: Sequence[float]) -> tuple[float, ...]:
    total = sum(weights)
    return tuple(weight / total for weight in weights)
