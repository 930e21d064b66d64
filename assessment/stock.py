"""What can be drawn: the fills of the shells, and the items written for practice, sorted once."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from assessment.families import Family, family_of, family_of_item
from assessment.generation import Fill, Material, Shell, build, fills
from assessment.items import Item, Kind, Pool
from assessment.matrix import Matrix
from assessment.outline import Course
from assessment.parties import Party


@dataclass(frozen=True, kw_only=True, eq=False)
class Entry:
    """One thing that can be drawn: a shell with what fills it, or a written item.

    `form` is what a learner would call the same question with other words in it. `content` is what
    the key rests on; for a written item that is the item. `owner` is None where the question is
    about several sides, and for a written item unless it asks for the owner.
    """

    family: Family
    kind: Kind
    form: str
    weight: int
    content: str
    fact: str
    area: str
    lesson: str
    owner: Party | None
    source: Fill | Item

    @property
    def written(self) -> bool:
        """Whether it is a written item."""
        return isinstance(self.source, Item)

    @property
    def enemies(self) -> tuple[str, ...]:
        """The contents that no paper may hold beside this one."""
        return self.source.enemies if isinstance(self.source, Item) else ()

    def build(self, material: Material, rng: random.Random) -> Item:
        """The question: as written, or with what `rng` puts beside the key."""
        found = self.source
        return found if isinstance(found, Item) else build(found, material, rng)


@dataclass(frozen=True, eq=False)
class Group:
    """Entries among which a draw is even: no fact is asked more for having more of them."""

    entries: tuple[Entry, ...]

    @cached_property
    def weights(self) -> dict[str, int]:
        """The weights of the forms that occur."""
        return {entry.form: entry.weight for entry in self.entries}

    @cached_property
    def facts(self) -> dict[str, tuple[tuple[Entry, ...], ...]]:
        """The entries of each form, fact by fact."""
        found: dict[str, dict[str, list[Entry]]] = {}
        for entry in self.entries:
            found.setdefault(entry.form, {}).setdefault(entry.fact, []).append(entry)
        return {id_: tuple(map(tuple, facts.values())) for id_, facts in found.items()}

    def draw(self, rng: random.Random) -> Entry:
        """A form by weight, then a fact, then an entry."""
        form = rng.choices(list(self.weights), weights=list(self.weights.values()))[0]
        return rng.choice(rng.choice(self.facts[form]))


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What an entry should be like; None asks for nothing. `owners` may hold None for no owner."""

    family: Family | None = None
    written: bool | None = None
    owners: tuple[Party | None, ...] | None = None
    area: str | None = None

    def meets(self, key: "_Key") -> bool:
        """Whether entries of this kind are wished for."""
        family, written, owner, area = key
        return (
            self.family in (None, family)
            and self.written in (None, written)
            and (self.owners is None or owner in self.owners)
            and self.area in (None, area)
        )


type _Key = tuple[Family, bool, Party | None, str]


@dataclass(frozen=True, eq=False)
class Stock:
    """Entries in groups, each group put together at its first use and kept."""

    entries: tuple[Entry, ...]
    _groups: dict[Wish, Group | None] = field(default_factory=dict, init=False)

    def group(self, wish: Wish) -> Group | None:
        """The entries that meet the wish, None where there are none."""
        if wish not in self._groups:
            found = (entries for key, entries in self._by_key.items() if wish.meets(key))
            entries = tuple(chain.from_iterable(found))
            self._groups[wish] = Group(entries) if entries else None
        return self._groups[wish]

    @cached_property
    def size(self) -> int:
        """How many different questions any paper can hold: of enemies of each other, one."""
        met: set[str] = set()
        circles = 0
        enemies = {e.content: e.enemies for e in self.entries if e.written}
        for content in enemies:
            circles += content not in met
            waiting = [content]
            while waiting:
                one = waiting.pop()
                if one not in met:
                    met.add(one)
                    waiting += [other for other in enemies[one] if other in enemies]
        return len(self.entries) - len(enemies) + circles

    @cached_property
    def _by_key(self) -> Mapping[_Key, list[Entry]]:
        groups: dict[_Key, list[Entry]] = {}
        for entry in self.entries:
            key = (entry.family, entry.written, entry.owner, entry.area)
            groups.setdefault(key, []).append(entry)
        return groups


@dataclass(frozen=True, kw_only=True, eq=False)
class Bank:
    """All questions that can be drawn, the drawn ones without being written out.

    Of the `authored` items only those of the practice pool are ever drawn here.
    """

    matrix: Matrix
    course: Course
    shells: tuple[Shell, ...]
    authored: tuple[Item, ...] = ()

    @cached_property
    def material(self) -> Material:
        """What the shells are filled with."""
        return Material(matrix=self.matrix, course=self.course)

    @cached_property
    def fills(self) -> tuple[Fill, ...]:
        """All fills of the shells that practice draws from."""
        return tuple(
            fill for shell in self.shells if shell.weight for fill in fills(shell, self.material)
        )

    @cached_property
    def by_fact(self) -> dict[str, tuple[Fill, ...]]:
        """The fills of each fact that any drawn question asks for."""
        return _by_fact(self.fills)

    @cached_property
    def written(self) -> dict[str, tuple[Item, ...]]:
        """The written items for practice, fact by fact."""
        return _by_fact(item for item in self.authored if item.pool is Pool.PRACTICE)

    @cached_property
    def stock(self) -> Stock:
        """All that can be drawn."""
        items = (item for item in self.authored if item.pool is Pool.PRACTICE)
        return Stock((*map(_of_fill, self.fills), *map(_of_item, items)))

    @cached_property
    def asking(self) -> dict[str, tuple[Entry, ...]]:
        """The entries by the fact that they ask for."""
        return _by_fact(self.stock.entries)

    @cached_property
    def places(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """The entries by lesson and area."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.stock.entries:
            found.setdefault((entry.lesson, entry.area), []).append(entry)
        return {place: tuple(entries) for place, entries in found.items()}


def _by_fact[T: (Fill, Item, Entry)](found: Iterable[T]) -> dict[str, tuple[T, ...]]:
    facts: dict[str, list[T]] = {}
    for one in found:
        facts.setdefault(one.fact, []).append(one)
    return {fact: tuple(of_fact) for fact, of_fact in facts.items()}


def _of_fill(fill: Fill) -> Entry:
    return Entry(
        family=family_of(fill.shell),
        kind=fill.shell.kind,
        form=fill.shell.id,
        weight=fill.shell.weight,
        content=fill.content,
        fact=fill.fact,
        area=fill.area,
        lesson=fill.lesson,
        owner=fill.owner,
        source=fill,
    )


def _of_item(item: Item) -> Entry:
    family = family_of_item(item)
    asks = family in (Family.OWNER, Family.REASON)
    return Entry(
        family=family,
        kind=item.kind,
        form=f"written {item.kind}",
        weight=1,
        content=item.id,
        fact=item.fact,
        area=item.area,
        lesson=item.lesson,
        owner=item.owner if asks else None,
        source=item,
    )
