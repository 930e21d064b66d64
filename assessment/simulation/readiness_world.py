"""Learners who practise and then sit a mock exam, invented: the world of the readiness estimate.

Ability when the exam is sat is normal with mean .35 and spread 1. The bank has 130 questions of the
three-parameter model: slope log-normal with spread .25, hardness normal with mean -.4 and spread
.9, guess one third. A paper is 26 questions that were not practised; 70 % passes.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from random import Random

from assessment.hardness import HARDNESS
from assessment.items import Band
from assessment.readiness import Answer, Exam, Question

BANK, PAPER = 130, 26
ABILITY, ABILITY_SPREAD = 0.35, 1.0
HARD, HARD_SPREAD = -0.4, 0.9
SLOPE_SPREAD = 0.25
GUESS = 1 / 3
AUTHOR_ERROR = 0.6
GROWN = 1.2
STEADY_OVER = 80
# The shares of our exam pool: what an author finds easy, and what hard.
EASY_SHARE, HARD_SHARE = 0.30, 0.27

KNOWN, GUESSED, BANDS = "known", "guessed", "in bands"
NO_GROWTH, STEADY, EARLY = GROWTHS = ("no growth", "steady growth", "early growth")


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the design leaves open.

    `slope` is the median of the slopes, `early_over` the number of answers within which early
    growth is over. With 1.3 and 60 a static estimate has the calibration error and Brier score
    that were published with the design.
    """

    slope: float = 1.3
    early_over: int = 60


NORMAL = Setting()


@dataclass(frozen=True, kw_only=True)
class World:
    """A bank as it is, and as those see it who do not know: each view in the bank's order."""

    setting: Setting
    bank: tuple[Question, ...]
    guessed: tuple[Question, ...]
    banded: tuple[Question, ...]

    @cached_property
    def views(self) -> dict[str, tuple[Question, ...]]:
        """What the estimate is given for each question, by name."""
        return {KNOWN: self.bank, GUESSED: self.guessed, BANDS: self.banded}

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


def world(seed: int, setting: Setting = NORMAL) -> World:
    """The bank of a seed."""
    rng = Random(f"{seed} bank")  # noqa: S311 - a repeatable draw, not a secret
    bank = tuple(
        Question(
            rng.gauss(HARD, HARD_SPREAD),
            GUESS,
            setting.slope * math.exp(rng.gauss(0, SLOPE_SPREAD)),
        )
        for _ in range(BANK)
    )
    guessed = tuple(Question(q.hardness + rng.gauss(0, AUTHOR_ERROR), GUESS) for q in bank)
    return World(setting=setting, bank=bank, guessed=guessed, banded=_banded(guessed))


def learners(found: World, *, seed: int, growth: str, answers: int, count: int) -> list[Practised]:
    """So many learners who gave so many answers; the first ones are the same whatever `count`."""
    rng = Random(f"{seed} {growth} {answers}")  # noqa: S311 - a repeatable draw, not a secret
    return [_practised(found, growth, answers, rng) for _ in range(count)]


def _practised(found: World, growth: str, answers: int, rng: Random) -> Practised:
    ability = rng.gauss(ABILITY, ABILITY_SPREAD)
    places = rng.sample(range(BANK), answers + PAPER)
    asked, paper = tuple(places[:answers]), places[answers:]
    lacked = (_lacking(found.setting, growth, number, answers) for number in range(answers))
    right = tuple(
        _is_right(found.bank[place], ability - less, rng)
        for place, less in zip(asked, lacked, strict=True)
    )
    score = sum(_is_right(found.bank[place], ability, rng) for place in paper)
    return Practised(asked=asked, right=right, score=score)


def _lacking(setting: Setting, growth: str, asked: int, of: int) -> float:
    """How much ability is still to come after so many answers of so many."""
    if growth == NO_GROWTH:
        return 0.0
    over = STEADY_OVER if growth == STEADY else setting.early_over
    return GROWN * (min(of, over) - min(asked, over)) / over


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
