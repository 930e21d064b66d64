"""Blueprints of mock exams, and the papers that are built to them."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from assessment.items import Band, Item, Kind, Pool
from assessment.matrix import STRICT

TRIES = 40

type Cell = tuple[str, Kind]


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many questions of one area and kind a paper holds, those on trial apart."""

    __pydantic_config__: ClassVar = STRICT
    area: str
    kind: Kind
    scored: int
    trial: int = 0


@dataclass(frozen=True, kw_only=True)
class Mix:
    """How many questions of one band a paper holds, those on trial apart."""

    __pydantic_config__: ClassVar = STRICT
    band: Band
    scored: int
    trial: int = 0


@dataclass(frozen=True, kw_only=True)
class Blueprint:
    """What every paper of one form is made of.

    `minutes` is the standard time; `pass_percent` of the `scored` questions must be right. Trial
    questions never count. `shares` and `bands` each add up to both numbers.
    """

    __pydantic_config__: ClassVar = STRICT
    slug: str
    name: str
    minutes: int
    pass_percent: int
    scored: int
    trial: int
    shares: tuple[Share, ...]
    bands: tuple[Mix, ...]

    @property
    def count(self) -> int:
        """All questions of a paper."""
        return self.scored + self.trial

    @property
    def least(self) -> int:
        """The least number of right answers that reaches the pass mark."""
        return -(-self.scored * self.pass_percent // 100)

    @cached_property
    def areas(self) -> dict[str, int]:
        """The scored questions of each area, in the order of the file."""
        found = Counter[str]()
        for share in self.shares:
            found[share.area] += share.scored
        return dict(found)


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One question of a paper; `scored` is False for one on trial."""

    item: Item
    scored: bool


def build(
    items: Iterable[Item],
    blueprint: Blueprint,
    *,
    seed: int,
    seen: Mapping[str, int],
) -> tuple[Placed, ...]:
    """A paper from the exam items among `items`, a function of its arguments alone.

    Counts by area and kind and by band are those of the blueprint, for the questions that count and
    for those on trial. No item comes twice, no two are enemies. What the learner has seen least
    often (`seen`: times by item id) comes first, ties fall by the seed. Two questions ask for one
    fact in one kind only where too few others are left. Trial questions and the order are chance,
    so that nothing tells them apart. Raises ValueError where the items cannot meet the blueprint.
    """
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    pool = sorted((i for i in items if i.pool is Pool.EXAM), key=lambda item: item.id)
    whole = {(s.area, s.kind): s.scored + s.trial for s in blueprint.shares}
    mix = {m.band: m.scored + m.trial for m in blueprint.bands}
    trial = {(s.area, s.kind): s.trial for s in blueprint.shares}
    trial_mix = {m.band: m.trial for m in blueprint.bands}
    for _ in range(TRIES):
        drawn = _Draw(pool, whole, mix, seen, rng).paper()
        on_trial = drawn and _Draw(drawn, trial, trial_mix, {}, rng).paper()
        if drawn and on_trial is not None:
            rng.shuffle(drawn)
            return tuple(Placed(item=item, scored=item not in on_trial) for item in drawn)
    raise ValueError(f"items: too few to build the paper “{blueprint.slug}”")


class _Draw:
    """One try: fill the cells with what was seen least, then exchange items until bands fit."""

    def __init__(
        self,
        pool: Sequence[Item],
        cells: Mapping[Cell, int],
        bands: Mapping[Band, int],
        seen: Mapping[str, int],
        rng: random.Random,
    ) -> None:
        self.cells = dict(cells)
        self.bands = bands
        self.seen = seen
        self.chance = {item.id: rng.random() for item in pool}
        self.pool: dict[Cell, list[Item]] = {cell: [] for cell in cells}
        for item in pool:
            if (item.area, item.kind) in self.pool:
                self.pool[item.area, item.kind].append(item)
        self.chosen: dict[str, Item] = {}
        self.asked = Counter[tuple[str, Kind]]()

    def paper(self) -> list[Item] | None:
        """The items drawn, None where this try has come to a dead end."""
        while any(self.cells.values()):
            # The cell with least to spare goes first, or enemies of it would be drawn elsewhere.
            free = {cell: self._free(cell) for cell, need in self.cells.items() if need}
            cell = min(free, key=lambda cell: (len(free[cell]) - self.cells[cell], cell))
            if not free[cell]:
                return None
            self._add(min(free[cell], key=self._rank))
            self.cells[cell] -= 1
        for _ in range(len(self.chosen)):
            if not self._exchange():
                break
        return None if any(self._surplus().values()) else list(self.chosen.values())

    def _surplus(self) -> Counter[Band]:
        """By how many items each band has too many, below 0 where too few."""
        have = Counter(item.band for item in self.chosen.values() if item.band)
        have.subtract(self.bands)
        return have

    def _free(self, cell: Cell) -> list[Item]:
        return [i for i in self.pool[cell] if i.id not in self.chosen and not self._is_barred(i)]

    def _is_barred(self, item: Item, *, but: str = "") -> bool:
        return any(enemy in self.chosen and enemy != but for enemy in item.enemies)

    def _rank(self, item: Item) -> tuple[int, int, float]:
        return self.asked[item.fact, item.kind], self.seen.get(item.id, 0), self.chance[item.id]

    def _add(self, item: Item) -> None:
        self.chosen[item.id] = item
        self.asked[item.fact, item.kind] += 1

    def _exchange(self) -> bool:
        """Swap an item of a band with too many for one of its cell, of a band with too few.

        Or else of a band with enough, which then has one to pass on. False where nothing is to be
        mended, or nothing fits.
        """
        have = self._surplus()
        leaving = [item for item in self.chosen.values() if item.band and have[item.band] > 0]
        swaps = [
            (have[new.band] >= 0, self._cost(old, new), old, new)
            for old in leaving
            for new in self.pool[old.area, old.kind]
            if new.id not in self.chosen and new.band and have[new.band] <= 0
            if not self._is_barred(new, but=old.id)
        ]
        if not swaps:
            return False
        _, _, old, new = min(swaps, key=lambda swap: swap[:2])
        self.asked[old.fact, old.kind] -= 1
        del self.chosen[old.id]
        self._add(new)
        return True

    def _cost(self, old: Item, new: Item) -> tuple[int, int, float]:
        repeats = self.asked[new.fact, new.kind] - (new.fact == old.fact)
        times = self.seen.get(new.id, 0) - self.seen.get(old.id, 0)
        return repeats, times, self.chance[new.id]
