"""Learners who practise and then sit a mock exam, invented: the world of the readiness estimate.

Ability when the exam is sat is normal with mean .35 and spread 1. The bank has 130 questions of the
three-parameter model: slope log-normal with spread .25, hardness normal with mean -.4 and spread
.9, guess one third. A paper is 26 questions that were not practised; 70 % passes.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from assessment.hardness import HARDNESS
from assessment.items import Band
from assessment.readiness import Answer, Exam, Question

BANK, PAPER = 130, 26
ABILITY, ABILITY_SPREAD = 0.35, 1.0
HARD, HARD_SPREAD = -0.4, 0.9
SLOPE, SLOPE_SPREAD = 1.3, 0.25
GUESS = 1 / 3
AUTHOR_ERROR = 0.6
GROWN = 1.2
STEADY_OVER, EARLY_OVER = 80, 60
# The shares of our exam pool: what an author finds easy, and what hard.
EASY_SHARE, HARD_SHARE = 0.30, 0.27

# How much ability is still to come before an answer, with so many asked in all.
type Growth = Callable[[int, int], float]


def _none(_asked: int, _of: int) -> float:
    return 0.0


def _steady(asked: int, of: int) -> float:
    return GROWN * (of - asked) / STEADY_OVER


def _early(asked: int, of: int) -> float:
    return GROWN * (min(of, EARLY_OVER) - min(asked, EARLY_OVER)) / EARLY_OVER


GROWTHS: dict[str, Growth] = {"no growth": _none, "steady growth": _steady, "early growth": _early}


@dataclass(frozen=True, kw_only=True)
class World:
    """A bank as it is, and as those see it who do not know: each view in the bank's order."""

    bank: tuple[Question, ...]
    guessed: tuple[Question, ...]
    banded: tuple[Question, ...]

    @cached_property
    def views(self) -> dict[str, tuple[Question, ...]]:
        """What the estimate is given for each question, by name."""
        return {"known": self.bank, "guessed": self.guessed, "in bands": self.banded}

    @cached_property
    def exams(self) -> dict[str, Exam]:
        """The blueprint as each view has it: every fifth question by hardness stands for five."""
        return {name: Exam(_typical(view)) for name, view in self.views.items()}


@dataclass(frozen=True, kw_only=True)
class Practised:
    """One learner: which questions of the bank were answered how, and the score on the paper."""

    asked: tuple[int, ...]
    right: tuple[bool, ...]
    score: int

    @property
    def share(self) -> float:
        """The share of right answers, 0 to 1."""
        return sum(self.right) / len(self.right)

    def answers(self, view: tuple[Question, ...]) -> list[Answer]:
        """The answers, with what a view knows of the questions."""
        pairs = zip(self.asked, self.right, strict=True)
        return [Answer(view[place], right) for place, right in pairs]


def world(seed: int) -> World:
    """The bank of a seed."""
    rng = Random(f"{seed} bank")  # noqa: S311 - a repeatable draw, not a secret
    bank = tuple(
        Question(rng.gauss(HARD, HARD_SPREAD), GUESS, SLOPE * math.exp(rng.gauss(0, SLOPE_SPREAD)))
        for _ in range(BANK)
    )
    guessed = tuple(Question(q.hardness + rng.gauss(0, AUTHOR_ERROR), GUESS) for q in bank)
    return World(bank=bank, guessed=guessed, banded=_banded(guessed))


def learners(
    found: World, *, seed: int, growth: str, answers: int, count: int
) -> Iterator[Practised]:
    """So many learners who gave so many answers; the first ones are the same whatever `count`."""
    rng = Random(f"{seed} {growth} {answers}")  # noqa: S311 - a repeatable draw, not a secret
    for _ in range(count):
        ability = rng.gauss(ABILITY, ABILITY_SPREAD)
        places = rng.sample(range(BANK), answers + PAPER)
        asked, paper = tuple(places[:answers]), places[answers:]
        right = tuple(
            _is_right(found.bank[place], ability - GROWTHS[growth](number, answers), rng)
            for number, place in enumerate(asked)
        )
        score = sum(_is_right(found.bank[place], ability, rng) for place in paper)
        yield Practised(asked=asked, right=right, score=score)


def _is_right(question: Question, ability: float, rng: Random) -> bool:
    known = 1 / (1 + math.exp(question.slope * (question.hardness - ability)))
    return rng.random() < question.guess + (1 - question.guess) * known


def _banded(guessed: tuple[Question, ...]) -> tuple[Question, ...]:
    ranks = sorted(range(len(guessed)), key=lambda place: guessed[place].hardness)
    easy, hard = round(EASY_SHARE * len(ranks)), round((1 - HARD_SHARE) * len(ranks))
    band = dict.fromkeys(ranks, Band.MEDIUM)
    band |= dict.fromkeys(ranks[:easy], Band.EASY) | dict.fromkeys(ranks[hard:], Band.HARD)
    kept = {each: Question(HARDNESS[each], GUESS) for each in Band}
    return tuple(kept[band[place]] for place in range(len(guessed)))


def _typical(view: tuple[Question, ...]) -> tuple[Question, ...]:
    fifth = BANK // PAPER
    return tuple(sorted(view, key=lambda question: question.hardness)[fifth // 2 :: fifth])
