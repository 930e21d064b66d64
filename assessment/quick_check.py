"""The quick check: few questions, each chosen by the answers so far. Pure of clock and chance.

What comes next is a function of the answers, a seed and the stock, so that a page that is loaded
again asks the same.
"""

import hashlib
import math
import random
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assessment import ability
from assessment.ability import Curve, Density
from assessment.items import Item, Pool

PRIOR = ability.normal(0, 1)
FEWEST = 8
OUT_OF = 10
TAIL = 0.1


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A question that may be asked, as far as choosing it goes."""

    id: str
    area: str
    fact: str
    curve: Curve
    enemies: frozenset[str] = frozenset()


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
    questions, or once the standard error is `enough` and each area has had `floor`; from question
    `most - reserve` on, areas that are short of that come first.
    """

    first: int = 6
    wide: int = 40
    narrow: int = 20
    most: int = 25
    enough: float = 0.45
    floor: int = 3
    reserve: int = 10


CHOSEN = Policy()


@dataclass(frozen=True, kw_only=True, eq=False)
class Stock:
    """All questions that a quick check may ask."""

    candidates: tuple[Candidate, ...]

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """The questions by id."""
        return {candidate.id: candidate for candidate in self.candidates}

    @cached_property
    def shares(self) -> Density:
        """The share of all questions that is answered right, at each point of the grid."""
        curves = Counter(candidate.curve for candidate in self.candidates)
        size = len(self.candidates)
        columns = zip(*(curve.chances for curve in curves), strict=True)
        return tuple(
            math.fsum(n * chance for n, chance in zip(curves.values(), column, strict=True)) / size
            for column in columns
        )


def stock(items: Iterable[Item]) -> Stock:
    """The stock of some items. Those of the exam pool stay out of it."""
    return Stock(
        candidates=tuple(
            Candidate(
                id=item.id,
                area=item.area,
                fact=item.fact,
                curve=ability.curve_of(item),
                enemies=frozenset(item.enemies),
            )
            for item in items
            if item.pool is Pool.PRACTICE
        )
    )


def density(answers: Iterable[Given], *, stock: Stock) -> Density:
    """What the answers say of the ability. One to a question that is gone says nothing."""
    found = ((stock.by_id.get(answer.id), answer.right) for answer in answers)
    return ability.given(PRIOR, [(known.curve, right) for known, right in found if known])


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
    known = density(answers, stock=stock)
    enough = not short and ability.spread(known) <= policy.enough
    if not left or len(answers) >= policy.most or enough:
        return None
    if sum(short.values()) >= policy.most - policy.reserve - len(answers):
        left = [candidate for candidate in left if candidate.area in short] or left
    facts = {candidate.fact for candidate in asked}
    other = [candidate for candidate in left if candidate.fact not in facts] or left
    fresh = [candidate for candidate in other if candidate.id not in had] or other
    width = policy.wide if len(answers) < policy.first else policy.narrow
    return _one_of_best(fresh, width, ability.mean(known), _rng(seed, len(answers)))


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
    point = round((at - ability.LOW) / ability.STEP)
    # Equals are not told apart by where they stand.
    ranked = sorted(found, key=lambda one: (-one.curve.informations[point], rng.random()))
    return rng.choice(ranked[:width])


def _rng(seed: int, number: int) -> random.Random:
    text = f"quick\x1f{seed}\x1f{number}".encode()
    digest = hashlib.blake2b(text, digest_size=8).digest()
    return random.Random(int.from_bytes(digest))  # noqa: S311 - repeatable, from a secret seed
