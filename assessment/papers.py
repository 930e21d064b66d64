"""Papers: which questions are drawn together, as a function of content and seed alone."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from assessment.families import FAMILIES, OWNERS, Family, family_of
from assessment.generation import Draws, Fill, Material, Shell, build, fills
from assessment.items import Item, Kind
from assessment.matrix import Matrix
from assessment.outline import Course
from assessment.parties import Party

MOST = 50
TRIES = 6
# Their options are the same each time, and another shell only words the same question anew.
_PLAIN = {Draws.STATEMENT, Draws.CAPSTONE, Draws.CELL}


@dataclass(frozen=True, kw_only=True, eq=False)
class Bank:
    """All questions that can be drawn, without any of them being written out."""

    matrix: Matrix
    course: Course
    shells: tuple[Shell, ...]

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
        """The fills of each fact that any question asks for."""
        facts = dict.fromkeys(fill.fact for fill in self.fills)
        return {id_: tuple(f for f in self.fills if f.fact == id_) for id_ in facts}

    @cached_property
    def groups(self) -> "Groups":
        """The fills of an unfiltered draw, sorted once."""
        return _grouped(self.fills)


@dataclass(frozen=True, eq=False)
class Group:
    """Fills among which a draw is even: no fact is asked more for having more fills."""

    fills: tuple[Fill, ...]

    @cached_property
    def weights(self) -> dict[str, int]:
        """The weights of the shells that occur."""
        return {fill.shell.id: fill.shell.weight for fill in self.fills}

    @cached_property
    def facts(self) -> dict[str, tuple[tuple[Fill, ...], ...]]:
        """The fills of each shell, fact by fact."""
        found: dict[str, dict[str, list[Fill]]] = {}
        for fill in self.fills:
            found.setdefault(fill.shell.id, {}).setdefault(fill.fact, []).append(fill)
        return {id_: tuple(map(tuple, facts.values())) for id_, facts in found.items()}

    def draw(self, rng: random.Random) -> Fill:
        """A shell by weight, then a fact, then a fill."""
        shell = rng.choices(list(self.weights), weights=list(self.weights.values()))[0]
        return rng.choice(rng.choice(self.facts[shell]))


type Groups = Mapping[tuple[Family, Party | None, str], Group]


def practice(
    bank: Bank,
    *,
    count: int,
    seed: int,
    lessons: Iterable[str] = (),
    areas: Iterable[str] = (),
) -> tuple[Item, ...]:
    """`count` different questions (1 to 50) on the lessons and areas named, all where none is.

    Forms and owners come in the shares above, areas in their weights, as far as the filter leaves
    the choice. No two questions ask for the same fact in the same kind, or rest on the same
    statement or cell, unless there are too few others. Neighbours differ in form and area where
    they can. Raises ValueError, naming the field, for a count or filter that cannot be met.
    """
    groups, size = _filtered(bank, frozenset(lessons), frozenset(areas))
    if not 1 <= count <= MOST:
        raise ValueError(f"count: from 1 to {MOST}")
    if not size:
        raise ValueError("lessons, areas: no question matches; remove a filter")
    if size < count:
        raise ValueError(f"count: only {size} different questions match; ask for {size} or fewer")
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    draw = _Draw(bank, groups, rng)
    weights = {area.id: area.weight for area in bank.course.areas}
    slots = zip(
        _spread(FAMILIES, count, rng),
        _spread(OWNERS, count, rng),
        _spread(weights, count, rng),
        strict=True,
    )
    for family, owner, area in slots:
        draw.take(family, owner, area)
    return _interleaved(draw.items)


def sibling(bank: Bank, item: Item, *, seed: int) -> Item | None:
    """Another question on the same fact, None where the bank holds none.

    It is on other content if there is some, else in another form, else with other options.
    """
    shell, _, rest = item.id.partition(":")
    content = rest.partition(":")[0]
    same_fact = bank.by_fact.get(item.fact, ())
    same_content = [f for f in same_fact if f.content == content and f.shell.draws not in _PLAIN]
    choices = (
        [f for f in same_fact if f.content != content]
        or [f for f in same_content if f.shell.id != shell]
        or same_content
    )
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    for _ in range(TRIES if choices else 0):
        found = build(rng.choice(choices), bank.material, rng)
        if found.id != item.id:
            return found
    return None


class _Draw:
    """One paper while it is drawn: what has been used, and what is left."""

    def __init__(self, bank: Bank, groups: Groups, rng: random.Random) -> None:
        self.bank = bank
        self.groups = groups
        self.rng = rng
        self.items: list[Item] = []
        self.taken: set[tuple[str, str]] = set()
        self.asked: set[tuple[str, Kind]] = set()
        self.keyed: set[str] = set()
        self.formed: set[tuple[Family, str]] = set()

    def take(self, family: Family, owner: Party, area: str) -> None:
        """One more item, as near to the wish as what is left allows."""
        for _ in range(TRIES):
            fill = self._choose(family, owner, area)
            item = build(fill, self.bank.material, self.rng)
            keyed = self._keyed(fill, item)
            if self.keyed.isdisjoint(keyed):
                break
        self.items.append(item)
        self.taken.add((fill.shell.id, fill.content))
        self.asked.add((fill.fact, fill.shell.kind))
        self.keyed |= keyed
        self.formed.add((family_of(fill.shell), fill.content))

    def _choose(self, family: Family, owner: Party, area: str) -> Fill:
        """The nearest there is: area is given up first, then the form, then the owner."""
        for group in self._wishes(family, owner, area):
            for _ in range(TRIES):
                fill = group.draw(self.rng)
                if self._is_new(fill):
                    return fill
            if new := tuple(filter(self._is_new, group.fills)):
                return Group(new).draw(self.rng)
        everything = chain(*(group.fills for group in self.groups.values()))
        left = [f for f in everything if (f.shell.id, f.content) not in self.taken]
        # A repeat is bearable in another form; the same form would be the same question again.
        other_form = [f for f in left if (family_of(f.shell), f.content) not in self.formed]
        return Group(tuple(other_form or left)).draw(self.rng)

    def _wishes(self, family: Family, owner: Party, area: str) -> Iterator[Group]:
        for group in (self.groups.get((family, o, area)) for o in (owner, None)):
            if group:
                yield group
        keys = self.groups
        rest = (
            [key for key in keys if key[0] is family and key[1] in (owner, None)],
            [key for key in keys if key[1] is owner],
            [key for key in keys if key[0] is family],
            list(keys),
        )
        for found in filter(None, rest):
            yield Group(tuple(chain(*(self.groups[key].fills for key in found))))

    def _is_new(self, fill: Fill) -> bool:
        if (fill.fact, fill.shell.kind) in self.asked or fill.content in self.keyed:
            return False
        return (fill.shell.id, fill.content) not in self.taken

    def _keyed(self, fill: Fill, item: Item) -> set[str]:
        """What the key rests on: the statements, cells or service."""
        parts = {part.partition(":")[0].partition("/")[0] for part in item.key}
        return {fill.content, *(parts & self.bank.material.duties.keys())}


def _filtered(bank: Bank, lessons: frozenset[str], areas: frozenset[str]) -> tuple[Groups, int]:
    if unknown := sorted(lessons - bank.course.lesson.keys()):
        raise ValueError(f"lessons: there is no lesson {', '.join(unknown)}")
    if unknown := sorted(areas - bank.course.area.keys()):
        raise ValueError(f"areas: there is no area {', '.join(unknown)}")
    if not lessons and not areas:
        return bank.groups, len(bank.fills)
    found = [
        fill
        for fill in bank.fills
        if (not lessons or fill.lesson in lessons) and (not areas or fill.area in areas)
    ]
    return _grouped(found), len(found)


def _grouped(found: Iterable[Fill]) -> Groups:
    groups: dict[tuple[Family, Party | None, str], list[Fill]] = {}
    for fill in found:
        groups.setdefault((family_of(fill.shell), fill.owner, fill.area), []).append(fill)
    return {key: Group(tuple(of_key)) for key, of_key in groups.items()}


def _spread[T](shares: Mapping[T, int], count: int, rng: random.Random) -> list[T]:
    """`count` names in the shares given, as near as whole numbers allow, in random order.

    Systematic sampling: equal steps from a random start through the shares laid end to end, so
    that each name's expected number is exact and its actual one off by less than 1.
    """
    total, start = sum(shares.values()), rng.random()
    ends, end = [], 0
    for name, share in shares.items():
        end += share
        ends.append((end, name))
    points = ((start + i) * total / count for i in range(count))
    last = ends[-1][1]
    names = [next((name for end, name in ends if point < end), last) for point in points]
    rng.shuffle(names)
    return names


def _interleaved(items: list[Item]) -> tuple[Item, ...]:
    """The items so ordered that a neighbour differs in shell, kind and area where one can."""
    left, ordered = list(items), list[Item]()
    while left:
        last = ordered[-1] if ordered else left[0]
        following = (
            min(
                left,
                key=lambda item: (
                    2 * (item.shell == last.shell)
                    + (item.kind is last.kind)
                    + (item.area == last.area)
                ),
            )
            if ordered
            else left[0]
        )
        left.remove(following)
        ordered.append(following)
    return tuple(ordered)
