"""What must hold within a blueprint, and between it and the items of the exam pool."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePosixPath

from assessment.items import Pool
from lessons.reading.documents import Document, Table, shown, tables, texts
from lessons.reading.item_rules import EXAM_OPTIONS, ITEMS
from lessons.reading.lines import Path
from lessons.reading.problems import Problem

# A third more than one paper takes: else every paper would hold nearly the same questions.
ROOM = Fraction(4, 3)
WHOLE = 100
COUNTS = ("scored", "trial")
LISTS = {"shares": ("area", "kind"), "bands": ("band",)}


@dataclass(frozen=True, kw_only=True)
class Spare:
    """An item of the exam pool, as far as a blueprint asks for it."""

    id: str
    area: object
    kind: object
    band: object
    enemies: frozenset[str]


def exam_pool(documents: Iterable[Document]) -> list[Spare]:
    """The items of the exam pool in all files of items."""
    return [
        Spare(
            id=str(item.get("id")),
            area=item.get("area"),
            kind=item.get("kind"),
            band=item.get("band"),
            enemies=frozenset(texts(item, "enemies")),
        )
        for document in documents
        for _, item in document.tables(ITEMS)
        if item.get("pool") == Pool.EXAM
    ]


def numbers(paper: Document) -> Iterator[Problem]:
    """The slug is the file's name, and no number is beyond sense."""
    slug, stem = paper.data.get("slug"), PurePosixPath(paper.file).stem
    if isinstance(slug, str) and slug != stem:
        yield paper.problem(("slug",), f"slug is {shown(slug)}", shown(stem))
    percent = paper.data.get("pass_percent")
    if isinstance(percent, int) and not 1 <= percent <= WHOLE:
        expected = f"a whole number from 1 to {WHOLE}"
        yield paper.problem(("pass_percent",), f"pass_percent is {percent}", expected)
    for key, least in (("minutes", 1), ("scored", 1), ("trial", 0)):
        yield from _at_least(paper, (), key, least)
    for name in LISTS:
        for path, _ in paper.tables(f"{name}.*"):
            for key in COUNTS:
                yield from _at_least(paper, path, key, 0)


def kinds(paper: Document) -> Iterator[Problem]:
    """Only the two kinds that an exam asks."""
    for path, share in paper.tables("shares.*"):
        if (kind := share.get("kind")) not in EXAM_OPTIONS:
            found = f"a share of the kind {shown(kind)}"
            yield paper.problem((*path, "kind"), found, '"single" or "multiple"')


def sums(paper: Document) -> Iterator[Problem]:
    """Shares and bands are named once and add up to the paper's counts."""
    for name, keys in LISTS.items():
        entries = tables(paper.data, name)
        seen: set[tuple[object, ...]] = set()
        for index, entry in enumerate(entries):
            place = tuple(str(entry.get(key)) for key in keys)
            if place in seen:
                found = f"{' '.join(place)} again in {name}"
                yield paper.problem((name, index, keys[0]), found, "one entry for each")
            seen.add(place)
        for key in COUNTS:
            total, wanted = sum(_count(entry, key) for entry in entries), paper.data.get(key)
            if isinstance(wanted, int) and total != wanted:
                found = f"{key} in {name} sums to {total}"
                yield paper.problem((key,), found, f"{wanted}, as at the top of the file")


def room(paper: Document, pool: list[Spare]) -> Iterator[Problem]:
    """The pool holds a third more than the paper takes, counted without enemies."""
    for name, keys in LISTS.items():
        for index, entry in enumerate(tables(paper.data, name)):
            wanted = [entry.get(key) for key in keys]
            fitting = [s for s in pool if [getattr(s, key) for key in keys] == wanted]
            need = sum(_count(entry, key) for key in COUNTS)
            most, least = _together(fitting), -(-need * ROOM // 1)
            if most < least:
                what = " ".join(map(str, wanted))
                found = f"{need} of {what}, and the exam pool has {most} that may stand together"
                yield paper.problem((name, index, keys[0]), found, f"{least} or more, to draw from")


def _together(pool: list[Spare]) -> int:
    """How many items without enemies among them, taking those with fewest enemies first."""
    left = {spare.id: spare.enemies for spare in pool}
    count = 0
    while left:
        alone = min(left, key=lambda id_: (len(left[id_] & left.keys()), id_))
        left = {id_: e for id_, e in left.items() if id_ != alone and id_ not in left[alone]}
        count += 1
    return count


def _at_least(paper: Document, path: Path, key: str, least: int) -> Iterator[Problem]:
    value = paper.value((*path, key))
    if isinstance(value, int) and value < least:
        expected = f"a whole number of {least} or more"
        yield paper.problem((*path, key), f"{key} is {value}", expected)


def _count(entry: Table, key: str) -> int:
    value = entry.get(key)
    return value if isinstance(value, int) else 0
