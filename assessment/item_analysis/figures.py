"""What an item analysis says. Credits and shares are 0 to 1; nothing is rounded."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from assessment.item_analysis.values import Choice, Question

# Below this many answers there is no verdict, so no flag.
ENOUGH = 30
# Sureness is shown pooled over at least so many people.
POOLED = 5
# A distractor that works is chosen by at least this share (Haladyna and Downing 1993).
FUNCTIONING = 0.05


class Interval(NamedTuple):
    """From and to, both included."""

    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Facility:
    """The facility index: mean credit, with its 95 % interval and what blind guessing earns."""

    mean: float
    interval: Interval
    floor: float


@dataclass(frozen=True, kw_only=True)
class Discrimination:
    """The correlation of the credit with the rest score, -1 to 1, with its 95 % interval."""

    r: float
    interval: Interval


class Thirds(NamedTuple):
    """A count among the low, the middle and the high third by score on the other questions."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """How often one choice was taken: of all answers, and in each third."""

    choice: Choice
    count: int
    share: float
    interval: Interval
    thirds: Thirds

    @property
    def functioning(self) -> bool:
        """Whether at least 5 % chose it. What the sample shows; a flag asks for more."""
        return self.share >= FUNCTIONING


@dataclass(frozen=True, kw_only=True)
class Sure:
    """How many said one sureness (0 guessing, 1 think so, 2 certain), and how many were right."""

    sureness: int
    said: int
    right: int

    @property
    def share(self) -> float | None:
        """Right of those who said it; None where nobody did."""
        return self.right / self.said if self.said else None


class FlagKind(StrEnum):
    """What can be wrong with a question."""

    TOO_EASY = "too-easy"
    NEAR_GUESSING = "near-guessing"
    NEGATIVE = "negative"
    TOO_LITTLE = "too-little"
    DEAD = "dead"
    WRONG_KEY = "wrong-key"
    CERTAIN_WRONG = "certain-wrong"


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Something that is wrong: `interval` of the figure lies wholly beyond `threshold`.

    `choice` is the distractor that the flag is about and `key` the key it is held against, where
    there is one. The interval is the one that decides, wider than the 95 % one that is shown.
    """

    kind: FlagKind
    value: float
    interval: Interval
    threshold: float
    choice: Choice | None = None
    key: Choice | None = None


@dataclass(frozen=True, kw_only=True)
class ItemFigures:
    """One version of one item.

    `n` counts first answers, left-out ones among them. `facility` is None without answers,
    `discrimination` where it cannot be told (see `discriminating.discrimination`), `sureness` where
    fewer than five people said one, `seconds` (the median of those who answered) where no time was
    taken. `thirds` counts the people in each third. `flags` is empty below `ENOUGH` answers.
    """

    question: Question
    n: int
    facility: Facility | None
    discrimination: Discrimination | None
    thirds: Thirds
    choices: tuple[Chosen, ...]
    omitted: int
    sureness: tuple[Sure, Sure, Sure] | None
    seconds: float | None
    flags: tuple[Flag, ...]

    @property
    def too_few(self) -> bool:
        """Whether there is no verdict yet."""
        return self.n < ENOUGH

    @property
    def omit_rate(self) -> float | None:
        """The share that was left out, 0 to 1; None without answers."""
        return self.omitted / self.n if self.n else None


@dataclass(frozen=True, kw_only=True)
class FactFigures:
    """All variants of one fact together, and each apart in `items`.

    Of a learner who had several variants the first one counts here. Choices of variants are not
    the same choices, so their tables are with the items; so are the flags.
    """

    fact: str
    n: int
    facility: Facility | None
    discrimination: Discrimination | None
    omitted: int
    sureness: tuple[Sure, Sure, Sure] | None
    seconds: float | None
    items: tuple[ItemFigures, ...]

    @property
    def too_few(self) -> bool:
        """Whether there is no verdict yet."""
        return self.n < ENOUGH


class Method(StrEnum):
    """How reliability was estimated; which one follows from the papers."""

    ALPHA = "alpha"
    ALPHA_OF_FACTS = "alpha-of-facts"
    ONE_WAY = "one-way"


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """Consistency of the whole, at most 1, with its 95 % interval.

    Alpha is KR-20 where every credit is 0 or 1. An estimate below 0 can be, and says that there is
    none.
    """

    value: float
    interval: Interval
    method: Method


@dataclass(frozen=True, kw_only=True)
class PaperFigures:
    """The whole paper, or the papers drawn under one rule.

    `mean`, `spread` (the standard deviation over learners, n - 1) and `error` (the standard error
    of measurement of one score) are of the score as a share of the questions, 0 to 1. `questions`
    is how many each learner had, None where that differs. `mean` is None without learners, the
    others where they cannot be told.
    """

    n: int
    questions: int | None
    mean: float | None
    spread: float | None
    reliability: Reliability | None
    error: float | None

    @property
    def too_few(self) -> bool:
        """Whether there is no verdict yet."""
        return self.n < ENOUGH

    def in_questions(self, share: float | None) -> float | None:
        """A share of the score in questions; None where learners had different numbers."""
        return None if share is None or self.questions is None else share * self.questions


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """Everything: the paper, its questions in the order given, and its facts by name."""

    paper: PaperFigures
    items: tuple[ItemFigures, ...]
    facts: tuple[FactFigures, ...]
