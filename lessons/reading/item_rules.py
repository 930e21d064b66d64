"""What must hold between the values of an item, and between items."""

from collections import Counter
from collections.abc import Iterable, Iterator

from assessment.items import Kind, Pool
from assessment.parties import Party
from lessons.reading.documents import Document, Table, shown, tables, texts
from lessons.reading.lines import Path
from lessons.reading.problems import Problem

LEAST_OPTIONS = 2
OWNERS, REASONS = 1, 2
REASON_COUNTS = (3, 4)
EXAM_OPTIONS = {
    Kind.SINGLE: ((4,), "four options"),
    Kind.MULTIPLE: ((5, 6), "five or six options"),
}
ITEMS = "items.*"


def keys(items: Document) -> Iterator[Problem]:
    """Each item's key can be given as an answer to it, and its options are told apart."""
    for path, item in items.tables(ITEMS):
        options = [str(option.get("id")) for option in tables(item, "options")]
        for option, count in Counter(options).items():
            if count > 1:
                found = f"{count} options with the id {shown(option)}"
                yield items.problem((*path, "options"), found, "a different id for each")
        if len(options) < LEAST_OPTIONS:
            found = f"{len(options)} options" if len(options) != 1 else "1 option"
            yield items.problem((*path, "options"), found, "at least two")
        choose = item.get("choose", 0)
        key = texts(item, "key")
        expected = _fault(item, key, options)
        if expected and "key" in item:
            found = f"key is [{', '.join(map(shown, key))}]"
            yield items.problem((*path, "key"), found, expected)
        if item.get("kind") == Kind.MULTIPLE and choose != len(key):
            yield items.problem((*path, "choose"), f"choose is {shown(choose)}", str(len(key)))
        elif item.get("kind") != Kind.MULTIPLE and choose != 0:
            expected = "choose only in an item of the kind multiple"
            yield items.problem((*path, "choose"), f"choose is {shown(choose)}", expected)


def tiers(items: Document) -> Iterator[Problem]:
    """A two-tier item has the three owners in their order and three or four reasons.

    Its `owner` is the one that its key names. No other kind has a second tier.
    """
    for path, item in items.tables(ITEMS):
        options, key = tables(item, "options"), texts(item, "key")
        if item.get("kind") != Kind.TWO_TIER:
            for index, option in enumerate(options):
                if (tier := option.get("tier", OWNERS)) != OWNERS:
                    where = (*path, "options", index, "tier")
                    expected = "tier only in an item of the kind two-tier"
                    yield items.problem(where, f"tier is {shown(tier)}", expected)
            continue
        owners = [option.get("party") for option in _tier(options, OWNERS)]
        if owners != list(Party):
            found = f"the owners are [{', '.join(map(shown, owners))}]"
            expected = "three options with the parties customer, aws, both in this order"
            yield items.problem((*path, "options"), found, expected)
        reasons = len(_tier(options, REASONS))
        if reasons not in REASON_COUNTS or reasons + len(owners) != len(options):
            found = f"{reasons} of {len(options)} options are reasons"
            yield items.problem((*path, "options"), found, "three or four with tier = 2")
        keyed = [o.get("party") for o in _tier(options, OWNERS) if o.get("id") in key]
        if len(keyed) == 1 and item.get("owner") != keyed[0]:
            found = f"owner is {shown(item.get('owner', ''))}"
            yield items.problem((*path, "owner"), found, shown(keyed[0]))


def exams(items: Document) -> Iterator[Problem]:
    """An item of the exam pool has one of the exam's two formats."""
    for path, item in items.tables(ITEMS):
        if item.get("pool") != Pool.EXAM:
            continue
        kind, count = str(item.get("kind")), len(tables(item, "options"))
        if kind not in EXAM_OPTIONS:
            found = f"an exam item of the kind {shown(kind)}"
            yield items.problem((*path, "kind"), found, '"single" or "multiple"')
            continue
        counts, expected = EXAM_OPTIONS[Kind(kind)]
        if count not in counts:
            found = f"an exam item of the kind {shown(kind)} with {count} options"
            yield items.problem((*path, "options"), found, expected)


def enemies(documents: Iterable[Document]) -> Iterator[Problem]:
    """Enemies name each other, and none itself."""
    named: dict[str, list[str]] = {}
    places: list[tuple[Document, Path, str, str]] = []
    for document in documents:
        for path, item in document.tables(ITEMS):
            id_, others = str(item.get("id")), texts(item, "enemies")
            named.setdefault(id_, others)
            for index, other in enumerate(others):
                places.append((document, (*path, "enemies", index), id_, other))
    for document, path, id_, other in places:
        if other == id_:
            yield document.problem(path, "an item that is its own enemy", "another item")
        elif other in named and id_ not in named[other]:
            found = f"{shown(other)} does not name {shown(id_)} as its enemy"
            yield document.problem(path, found, "enemies that name each other")


def exam_ids(documents: Iterable[Document]) -> frozenset[object]:
    """The ids of the items that only an exam may show."""
    return frozenset(
        item.get("id")
        for document in documents
        for _, item in document.tables(ITEMS)
        if item.get("pool") == Pool.EXAM and isinstance(item.get("id"), str)
    )


def _tier(options: list[Table], tier: int) -> list[Table]:
    return [option for option in options if option.get("tier", OWNERS) == tier]


def _fault(item: Table, key: list[str], options: list[str]) -> str:
    """What was expected of a key that does not fit, or nothing where it fits."""
    match item.get("kind"):
        case Kind.SINGLE if len(key) != 1 or key[0] not in options:
            return "the id of one option"
        case Kind.TWO_TIER if not _one_of_each(key, tables(item, "options")):
            return "the ids of one owner and one reason, sorted"
        case Kind.MULTIPLE if not _some(key, options):
            return "the ids of at least two options, not of all, sorted"
        case Kind.CLASSIFY if not _classified(key, options):
            return "option:party for each option, sorted"
        case Kind.ORDER if sorted(key) != sorted(options):
            return "the ids of all options, bottom first"
    return ""


def _one_of_each(key: list[str], options: list[Table]) -> bool:
    tier_of = {str(option.get("id")): option.get("tier", OWNERS) for option in options}
    return key == sorted(key) and sorted(str(tier_of.get(id_)) for id_ in key) == ["1", "2"]


def _some(key: list[str], options: list[str]) -> bool:
    chosen = set(key)
    return len(chosen) > 1 and key == sorted(chosen) and chosen < set(options)


def _classified(key: list[str], options: list[str]) -> bool:
    pairs = [pair.rpartition(":") for pair in key]
    parties = {str(party) for party in Party}
    return (
        key == sorted(key)
        and sorted(option for option, _, _ in pairs) == sorted(options)
        and all(party in parties for _, _, party in pairs)
    )
