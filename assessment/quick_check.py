"""The quick check: few questions, each chosen by the answers so far. Pure of clock and chance.

What comes next is a function of the answers, a seed and the stock, so that a page that is loaded
again asks the same.
"""

import hashlib
import math
import random
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate
from operator import mul

from assessment import hardness, readiness
from assessment.items import Item, Pool
from assessment.readiness import GRID, LOWEST, PITCH, Answer, Belief, Question

# Fewer answers give no estimate.
FEWEST = 8
OUT_OF = 10
TAIL = 0.1
# What an author's guess leaves in doubt of a question, as an error of its hardness in logits: .6
# for the guess, and more for what bands round off and slopes vary. With .8 the standard error that
# the check says is the one that the simulation finds.
DOUBT = 0.8
FLATTENING = 16 * math.sqrt(3) / (15 * math.pi)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A question that may be asked, as far as choosing it goes."""

    id: str
    area: str
    fact: str
    question: Question
    enemies: frozenset[str] = frozenset()

    @cached_property
    def informations(self) -> Belief:
        """Fisher's information of one answer at each point of the grid (Lord 1980, 4-43)."""
        asked = self.question
        return tuple(
            (asked.slope * (right - asked.guess) / (1 - asked.guess)) ** 2 * (1 - right) / right
            for right in asked.right
        )


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer: which question, and whether it earned all."""

    id: str
    right: bool


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How questions are chosen, and when there are enough.

    The next one is any of the `wide` best for the first `first` questions, any of the `narrow`
    best after them, so that nobody's first question tells the next learner's. It ends after `most`
    questions, or once the standard error is `enough` and each area has had `floor`. They have it
    within the first `most - reserve`: where that becomes tight, only areas that are short come up.
    """

    first: int = 6
    wide: int = 40
    narrow: int = 20
    most: int = 25
    enough: float = 0.45
    floor: int = 3
    reserve: int = 10


CHOSEN = Policy()


class Word(StrEnum):
    """How much of the subject is in place. They begin at 0, 45, 65 and 80 in 100."""

    NEW = "new"
    SOME = "some"
    MUCH = "much"
    MOST = "most"


CUTS = {Word.MOST: 0.80, Word.MUCH: 0.65, Word.SOME: 0.45}


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Of `OUT_OF` questions of the stock somebody gets from `low` to `high` right.

    The range holds the true share with a chance of 80 %, `share` (0 to 1) is its best guess.
    """

    low: int
    high: int
    share: float
    answers: int

    @property
    def word(self) -> Word:
        """The share in words."""
        return next((word for word, cut in CUTS.items() if self.share >= cut), Word.NEW)


@dataclass(frozen=True, kw_only=True, eq=False)
class Stock:
    """All questions that a quick check may ask."""

    candidates: tuple[Candidate, ...]

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """The questions by id."""
        return {candidate.id: candidate for candidate in self.candidates}

    @cached_property
    def shares(self) -> Belief:
        """The share of all questions that is answered right, at each point of the grid."""
        columns = zip(*(candidate.question.right for candidate in self.candidates), strict=True)
        return tuple(math.fsum(column) / len(self.candidates) for column in columns)


def stock(items: Iterable[Item]) -> Stock:
    """The stock of some items. Those of the exam pool stay out of it."""
    return Stock(
        candidates=tuple(
            Candidate(
                id=item.id,
                area=item.area,
                fact=item.fact,
                question=blunt(hardness.written(item)),
                enemies=frozenset(item.enemies),
            )
            for item in items
            if item.pool is Pool.PRACTICE
        )
    )


@cache
def blunt(guessed: Question) -> Question:
    """What a question tells on average, where its hardness is an author's guess.

    An error of `DOUBT` in the hardness flattens the curve: slope / sqrt(1 + (c x slope x error)²)
    with c = 16 sqrt(3) / (15 pi) (Zeger, Liang and Albert 1988). With the slope as it is the check
    would end too soon.
    """
    flat = math.hypot(1, FLATTENING * guessed.slope * DOUBT)
    return replace(guessed, slope=guessed.slope / flat)


def belief(answers: Iterable[Given], *, stock: Stock) -> Belief:
    """What the answers say of the ability. One to a question that is gone says nothing.

    Ability stands still meanwhile, other than in `readiness.belief`: nothing is replied to, so
    there is little to learn from.
    """
    found = readiness.start()
    for answer in answers:
        if asked := stock.by_id.get(answer.id):
            curve = Answer(asked.question, answer.right).curve
            found = tuple(map(mul, found, curve))
    total = math.fsum(found)
    return tuple(chance / total for chance in found)


def mean(found: Belief) -> float:
    """The expected ability in logits (EAP: Bock and Mislevy 1982)."""
    return math.sumprod(found, GRID)


def error(found: Belief) -> float:
    """The standard error of that, in logits: how wide the belief is."""
    centre = mean(found)
    return math.sqrt(math.sumprod(found, [(point - centre) ** 2 for point in GRID]))


def estimate(answers: Sequence[Given], *, stock: Stock) -> Estimate | None:
    """What the answers of a check say; None where there are fewer than `FEWEST`."""
    if len(answers) < FEWEST:
        return None
    found = belief(answers, stock=stock)
    low, high = (stock.shares[_point(found, share)] for share in (TAIL, 1 - TAIL))
    return Estimate(
        low=round(low * OUT_OF),
        high=round(high * OUT_OF),
        share=math.sumprod(found, stock.shares),
        answers=len(answers),
    )


def _point(found: Belief, share: float) -> int:
    """The first point of the grid that has this share of the belief (below 1) at or below it."""
    return next(point for point, up_to in enumerate(accumulate(found)) if up_to >= share)


def next_question(
    answers: Sequence[Given],
    *,
    seed: int,
    stock: Stock,
    had: Collection[str] = (),
    policy: Policy = CHOSEN,
) -> Candidate | None:
    """The question after these answers; None where the check is over.

    It is never one of the answered ones or an enemy of them. One on a fact that was asked, or with
    an id in `had` (asked in an earlier check), comes only where nothing else is left.
    """
    asked = [found for answer in answers if (found := stock.by_id.get(answer.id))]
    left = _left(asked, stock)
    short = _short(asked, left, policy)
    known = belief(answers, stock=stock)
    enough = not short and error(known) <= policy.enough
    if not left or len(answers) >= policy.most or enough:
        return None
    if sum(short.values()) >= policy.most - policy.reserve - len(answers):
        left = [candidate for candidate in left if candidate.area in short] or left
    facts = {candidate.fact for candidate in asked}
    other = [candidate for candidate in left if candidate.fact not in facts] or left
    fresh = [candidate for candidate in other if candidate.id not in had] or other
    width = policy.wide if len(answers) < policy.first else policy.narrow
    return _one_of_best(fresh, width, mean(known), _rng(seed, len(answers)))


def _left(asked: Collection[Candidate], stock: Stock) -> list[Candidate]:
    """What may still be asked: neither asked nor an enemy, whichever of two names the other."""
    done = {candidate.id for candidate in asked}
    gone = done.union(*(candidate.enemies for candidate in asked))
    return [
        candidate
        for candidate in stock.candidates
        if candidate.id not in gone and done.isdisjoint(candidate.enemies)
    ]


def _short(asked: Iterable[Candidate], left: Iterable[Candidate], policy: Policy) -> dict[str, int]:
    """How many questions each area still has to have, where it has any left."""
    had = Counter(candidate.area for candidate in asked)
    areas = {candidate.area for candidate in left}
    return {area: policy.floor - had[area] for area in areas if had[area] < policy.floor}


def _one_of_best(found: list[Candidate], width: int, at: float, rng: random.Random) -> Candidate:
    point = round((at - LOWEST) / PITCH)
    # Equals are not told apart by where they stand.
    ranked = sorted(found, key=lambda one: (-one.informations[point], rng.random()))
    return rng.choice(ranked[:width])


def _rng(seed: int, number: int) -> random.Random:
    text = f"quick\x1f{seed}\x1f{number}".encode()
    digest = hashlib.blake2b(text, digest_size=8).digest()
    return random.Random(int.from_bytes(digest))  # noqa: S311 - repeatable, from a secret seed
