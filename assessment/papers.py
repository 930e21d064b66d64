"""Papers: which questions are drawn together, as a function of content and seed alone."""

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from assessment import rules
from assessment.families import FAMILIES, OWNERS, WRITTEN, Family, family_of_item
from assessment.generation import Draws, Fill, build
from assessment.items import Item, Kind
from assessment.parties import Party
from assessment.stock import Bank, Entry, Group, Stock, Wish

MOST = 50
TRIES = 6
WHOLE = 100
# Their options are the same each time, and another shell only words the same question anew.
_PLAIN = {Draws.STATEMENT, Draws.CAPSTONE, Draws.CELL}
# Each family twice, written or drawn, with its share of a paper in hundredths of a percent.
_SLOTS = {
    (family, written): share
    * (WRITTEN.get(family, 0) if written else WHOLE - WRITTEN.get(family, 0))
    for (family, share), written in product(FAMILIES.items(), (False, True))
}


def practice(
    bank: Bank,
    *,
    count: int,
    seed: int,
    lessons: Iterable[str] = (),
    areas: Iterable[str] = (),
    kinds: Iterable[str] = (),
    without: Iterable[str] = (),
) -> tuple[Item, ...]:
    """`count` different questions (1 to 50) on the lessons and areas named, all where none is.

    `kinds` narrows them to some forms of answer; the facts `without` are not asked for.

    Forms, written or drawn, and owners come in the shares of `families`, areas in their weights, as
    far as the filter leaves the choice. No two questions ask for the same fact in the same kind, or
    rest on the same statement or cell, unless there are too few others; no two are enemies, and
    none comes twice. Neighbours differ in form and area where they can. Raises ValueError, naming
    the field, for a count or filter that cannot be met.
    """
    stock = rules.stock(
        bank, rules.rule(lessons=lessons, areas=areas, kinds=kinds, without=without)
    )
    size = stock.size
    if not 1 <= count <= MOST:
        raise ValueError(f"count: from 1 to {MOST}")
    if not size:
        raise ValueError("lessons, areas: no question matches; remove a filter")
    if size < count:
        why = f"only {size} different questions match; ask for {size} or fewer"
        raise ValueError(f"count: {why}, or choose from more lessons")
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    draw = _Draw(bank, stock, rng)
    weights = {area.id: area.weight for area in bank.course.areas}
    slots = zip(
        _spread(_SLOTS, count, rng),
        _spread(OWNERS, count, rng),
        _spread(weights, count, rng),
        strict=True,
    )
    for (family, written), owner, area in slots:
        draw.take(family, owner, area, written=written)
    return _interleaved(draw.items)


def held(bank: Bank, *, lessons: Iterable[str] = ()) -> int:
    """How many different questions a paper on these lessons can hold, on all where none is named.

    Raises ValueError, naming the field, for a lesson that there is not.
    """
    return rules.stock(bank, rules.rule(lessons=lessons)).size


def review(bank: Bank, *, facts: Iterable[tuple[str, str]], seed: int) -> tuple[Item, ...]:
    """One question for each fact, given with the id of the item that asked for it last, or "".

    None is the question asked last where the fact has another, in other words or on other content.
    Among the others those that ask for the owner and the reason come first, then those that rest on
    nothing that another question of the paper rests on. No two are enemies: a fact that could only
    be asked by an enemy of an earlier one is left out, as is one that the bank does not know. The
    first fact stays first; neighbours differ in form and area where they can.
    """
    draw = _Draw(bank, bank.stock, random.Random(seed))  # noqa: S311 - a repeatable draw
    for fact, last in facts:
        draw.ask(fact, last)
    return _interleaved(draw.items)


def sibling(bank: Bank, item: Item, *, seed: int, beside: Collection[str] = ()) -> Item | None:
    """Another question on the same fact, None where the bank holds none.

    A written one as often as a drawn one, where there are both. A drawn one is on other content if
    there is some, else in another form, else with other options. A written one is no enemy of the
    item, whose reply has just given its key away, and neither one nor an enemy of those `beside`
    it: ids of items that the learner has before them.
    """
    shell, _, rest = item.id.partition(":")
    content = rest.partition(":")[0]
    same_fact = bank.by_fact.get(item.fact, ())
    same_content = [f for f in same_fact if f.content == content and f.shell.draws not in _PLAIN]
    drawn = (
        [f for f in same_fact if f.content != content]
        or [f for f in same_content if f.shell.id != shell]
        or same_content
    )
    near = {item.id, *beside}
    written = [
        other
        for other in bank.written.get(item.fact, ())
        if other.id not in near and near.isdisjoint(other.enemies)
    ]
    choices: list[Sequence[Item | Fill]] = [some for some in (written, drawn) if some]
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    for _ in range(TRIES if choices else 0):
        chosen = rng.choice(rng.choice(choices))
        found = chosen if isinstance(chosen, Item) else build(chosen, bank.material, rng)
        if found.id != item.id:
            return found
    return None


class _Draw:
    """One paper while it is drawn: what has been used, and what is left."""

    def __init__(self, bank: Bank, stock: Stock, rng: random.Random) -> None:
        self.bank = bank
        self.stock = stock
        self.rng = rng
        self.items: list[Item] = []
        self.taken: set[tuple[str, str]] = set()
        self.barred: set[str] = set()
        self.asked: set[tuple[str, Kind]] = set()
        self.keyed: set[str] = set()
        self.formed: set[tuple[Family, str]] = set()

    def take(self, family: Family, owner: Party, area: str, *, written: bool) -> None:
        """One more item, as near to the wish as what is left allows."""
        for _ in range(TRIES):
            entry = self._choose(family, owner, area, written=written)
            item = entry.build(self.bank.material, self.rng)
            if self.keyed.isdisjoint(self._keyed(entry, item)):
                break
        self._add(entry, item)

    def ask(self, fact: str, last: str) -> None:
        """One more item on a fact, another than the `last`, where what is left allows one."""
        left = [entry for entry in self.bank.asking.get(fact, ()) if self._is_left(entry)]
        if not left:
            return

        def distance(entry: Entry) -> tuple[bool, bool, bool]:
            return (
                _asks(entry, last),
                entry.family is not Family.REASON,
                entry.content in self.keyed,
            )

        nearest = min(map(distance, left))
        group = Group(tuple(entry for entry in left if distance(entry) == nearest))
        for _ in range(TRIES):
            entry = group.draw(self.rng)
            item = entry.build(self.bank.material, self.rng)
            if item.id != last and self.keyed.isdisjoint(self._keyed(entry, item)):
                break
        self._add(entry, item)

    def _add(self, entry: Entry, item: Item) -> None:
        self.items.append(item)
        self.taken.add((entry.form, entry.content))
        self.barred.update(entry.enemies)
        self.asked.add((entry.fact, entry.kind))
        self.keyed |= self._keyed(entry, item)
        self.formed.add((entry.family, entry.content))

    def _choose(self, family: Family, owner: Party, area: str, *, written: bool) -> Entry:
        """The nearest there is.

        Given up are in turn the area, whether it is written, the form, and the owner.
        """
        for wish in _wishes(family, owner, area, written=written):
            group = self.stock.group(wish)
            if group is None:
                continue
            for _ in range(TRIES):
                entry = group.draw(self.rng)
                if self._is_new(entry):
                    return entry
            if new := tuple(filter(self._is_new, group.entries)):
                return Group(new).draw(self.rng)
        left = list(filter(self._is_left, self.stock.entries))
        # A repeat is bearable in another form; the same form would be the same question again.
        other_form = [e for e in left if (e.family, e.content) not in self.formed]
        return Group(tuple(other_form or left)).draw(self.rng)

    def _is_new(self, entry: Entry) -> bool:
        if (entry.fact, entry.kind) in self.asked or entry.content in self.keyed:
            return False
        return self._is_left(entry)

    def _is_left(self, entry: Entry) -> bool:
        return entry.content not in self.barred and (entry.form, entry.content) not in self.taken

    def _keyed(self, entry: Entry, item: Item) -> set[str]:
        """What the key rests on: the statements, cells or service; or the written item."""
        if entry.written:
            return {entry.content}
        parts = {part.partition(":")[0].partition("/")[0] for part in item.key}
        return {entry.content, *(parts & self.bank.material.duties.keys())}


def _asks(entry: Entry, item_id: str) -> bool:
    """Whether the item is of this entry: drawn ones are named after shell and content."""
    if entry.written:
        return item_id == entry.content
    return item_id.split(":")[:2] == [entry.form, entry.content]


def _wishes(family: Family, owner: Party, area: str, *, written: bool) -> Iterator[Wish]:
    for kept in (written, not written):
        yield Wish(family=family, written=kept, owners=(owner,), area=area)
        yield Wish(family=family, written=kept, owners=(None,), area=area)
        yield Wish(family=family, written=kept, owners=(owner, None))
    yield Wish(owners=(owner,))
    yield Wish(family=family)
    yield Wish()


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
                    2 * (_form(item) == _form(last))
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


def _form(item: Item) -> str:
    return item.shell or family_of_item(item)
