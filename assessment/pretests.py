"""Pretests: a few owner questions before anything was taught."""

import random
from itertools import cycle

from assessment.families import Family, family_of
from assessment.generation import Draws, Fill, build
from assessment.items import Item
from assessment.parties import Party
from assessment.stock import Bank


def pretest(bank: Bank, *, count: int, seed: int) -> tuple[Item, ...]:
    """`count` questions that ask who answers for a duty, the three owners in turn.

    Each is on another fact and another row of the matrix, so that the first guess at one says
    nothing of the next. Why one asks before teaching: Pan and Carpenter (2023), "Prequestioning
    and pretesting effects". Raises ValueError where the matrix holds too few such duties.
    """
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    found = [
        fill
        for fill in bank.fills
        if fill.shell.draws is Draws.STATEMENT and family_of(fill.shell) is Family.OWNER
    ]
    rng.shuffle(found)
    chosen: list[Fill] = []
    owners = list(Party)
    rng.shuffle(owners)
    for owner, _ in zip(cycle(owners), range(count), strict=False):
        fill = next((f for f in found if f.owner is owner and _is_new(bank, f, chosen)), None)
        if fill is None:
            raise ValueError("count: the matrix holds too few duties for a pretest of this length")
        chosen.append(fill)
    rng.shuffle(chosen)
    return tuple(build(fill, bank.material, rng) for fill in chosen)


def _is_new(bank: Bank, fill: Fill, chosen: list[Fill]) -> bool:
    rows = {bank.matrix.row_of[other.content].number for other in chosen}
    facts = {other.fact for other in chosen}
    return bank.matrix.row_of[fill.content].number not in rows and fill.fact not in facts
