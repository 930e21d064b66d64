"""The only door to items: those of papers, the capstone's, and the checks of the lessons."""

import random
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assessment import blueprints as exam_papers
from assessment import hardness, papers, pretests, quick_check, rules
from assessment.blueprints import Blueprint, Placed
from assessment.generation import Fill, Shell, build, fills
from assessment.items import Item
from assessment.outline import Area, Plan
from assessment.readiness import Question
from assessment.rules import Rule
from assessment.stock import Bank, Entry, Stock
from lessons.library import library

CONDITIONAL_ROWS = {5, 8, 11, 13}
REASONS = 3
RULES_KEPT = 64


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a practice paper can be narrowed to, each with the number of different questions."""

    lessons: tuple[tuple[Plan, int], ...]
    areas: tuple[tuple[Area, int], ...]


def bank() -> Bank:
    """The bank of the content that this process has read."""
    return _bank(library().version)


@cache
def _bank(_version: str) -> Bank:
    read = library()
    return Bank(
        matrix=read.matrix,
        course=read.course,
        shells=read.shells,
        authored=tuple(read.items.values()),
    )


def practice_paper(*, count: int, lessons: Iterable[str] = (), seed: int) -> tuple[Item, ...]:
    """A paper for practice: `count` questions, or all that the lessons hold if those are fewer.

    Raises ValueError, naming the field, where it cannot be drawn.
    """
    wanted = frozenset(lessons)
    most = held(wanted)
    return papers.practice(bank(), count=min(count, most or count), lessons=wanted, seed=seed)


def held(lessons: Iterable[str]) -> int:
    """How many different questions one paper on these lessons can hold, all where none is named."""
    return _held(library().version, frozenset(lessons))


@cache
def _held(_version: str, lessons: frozenset[str]) -> int:
    return papers.held(bank(), lessons=lessons)


def ruled_paper(wanted: Rule, *, count: int, seed: int) -> tuple[Item, ...]:
    """A paper of practice questions by a rule. Raises ValueError, naming the field."""
    return papers.practice(
        bank(),
        count=count,
        seed=seed,
        lessons=wanted.lessons,
        areas=wanted.areas,
        kinds=wanted.kinds,
        without=wanted.without,
    )


def leaves(wanted: Rule) -> Stock:
    """What a rule leaves of the practice questions. Raises ValueError, naming the field."""
    return _leaves(library().version, wanted)


@lru_cache(maxsize=RULES_KEPT)
def _leaves(_version: str, wanted: Rule) -> Stock:
    return rules.stock(bank(), wanted)


def conditional_facts() -> frozenset[str]:
    """The facts of the rows whose owner depends on the service, and of no other row."""
    depends, others = set[str](), set[str]()
    for row in bank().matrix.rows:
        (depends if row.today == "depends" else others).update(s.fact for s in row.statements)
    return frozenset(depends - others)


def pickable() -> dict[str, Item]:
    """The practice questions that can be picked by hand, lesson by lesson, the written ones first.

    A written one stands under its own id. A drawn one stands under its shell and what fills it, and
    always has the same beside its key, so that what was read when it was picked is what is asked.
    """
    return _pickable(library().version)


@cache
def _pickable(_version: str) -> dict[str, Item]:
    place = {plan.slug: plan.number for plan in library().course.lessons}
    entries = sorted(bank().stock.entries, key=lambda e: (place[e.lesson], not e.written))
    return {_pick_id(entry): _picked(entry) for entry in entries}


def picked(ids: Iterable[str]) -> tuple[Item, ...]:
    """The questions picked, in this order, as the content has them now.

    Raises ValueError, naming the field, for one that there is not, is no longer for practice, or
    gives away the key of another.
    """
    found: dict[str, Item] = {}
    for id_ in ids:
        entry = _by_pick(library().version).get(id_)
        if entry is None:
            raise ValueError(f"picked: the course no longer has the question {id_}")
        found[id_] = _picked(entry)
    for item in found.values():
        if enemy := next((other for other in item.enemies if other in found), None):
            raise ValueError(f"picked: {item.id} and {enemy} give each other away; remove one")
    return tuple(found.values())


@cache
def _by_pick(_version: str) -> dict[str, Entry]:
    return {_pick_id(entry): entry for entry in bank().stock.entries}


def _pick_id(entry: Entry) -> str:
    return entry.content if entry.written else f"{entry.form}:{entry.content}"


def _picked(entry: Entry) -> Item:
    # Seeded by its name: the same question for everybody who picks it.
    return entry.build(bank().material, random.Random(_pick_id(entry)))  # noqa: S311 - repeatable


def blueprints() -> dict[str, Blueprint]:
    """The blueprints of the mock exams by slug, the shortest first."""
    return library().blueprints


def mock_paper(slug: str, *, seed: int, seen: Mapping[str, int]) -> tuple[Placed, ...]:
    """A paper of a mock exam; `seen` says how often the learner has met an item.

    Raises KeyError where there is no such form.
    """
    blueprint = blueprints()[slug]
    return exam_papers.build(library().items.values(), blueprint, seed=seed, seen=seen)


def review_paper(*, facts: Iterable[tuple[str, str]], seed: int) -> tuple[Item, ...]:
    """A question for each fact, given with the id of the item that asked for it last."""
    return papers.review(bank(), facts=facts, seed=seed)


def pretest(*, count: int, seed: int) -> tuple[Item, ...]:
    """The questions to guess at before a lesson."""
    return pretests.pretest(bank(), count=count, seed=seed)


def quick_stock() -> quick_check.Stock:
    """What a quick check may ask: the written questions for practice."""
    return _quick_stock(library().version)


@cache
def _quick_stock(_version: str) -> quick_check.Stock:
    return quick_check.stock(library().items.values())


def check(item_id: str) -> Item | None:
    """An authored item by its id."""
    return library().items.get(item_id)


def question(item_id: str) -> Question | None:
    """What is known of an item before any answer; None for one that the course no longer has."""
    item = check(item_id)
    if item:
        return hardness.written(item)
    shell = _shells(library().version).get(item_id.partition(":")[0])
    return hardness.drawn(shell) if shell else None


@cache
def _shells(_version: str) -> dict[str, Shell]:
    return {shell.id: shell for shell in library().shells}


def checks(lesson: str) -> tuple[str, ...]:
    """The ids of the items that a lesson's text asks."""
    text = library().lessons.get(lesson)
    return text.checks if text else ()


def sibling(item: Item, *, seed: int, beside: Collection[str] = ()) -> Item | None:
    """Another question on the same fact, None where there is none.

    It gives nothing away of the items with the ids `beside` it.
    """
    return papers.sibling(bank(), item, seed=seed, beside=beside)


def filters() -> Filters:
    """The lessons and areas that have questions."""
    return _filters(library().version)


@cache
def _filters(_version: str) -> Filters:
    course = library().course
    of_lesson, of_area = Counter[str](), Counter[str]()
    for (lesson, area), entries in bank().places.items():
        of_lesson[lesson] += len(entries)
        of_area[area] += len(entries)
    return Filters(
        lessons=tuple((p, n) for p in course.lessons if (n := of_lesson[p.slug])),
        areas=tuple((a, n) for a in course.areas if (n := of_area[a.id])),
    )


def capstone() -> tuple[Item, ...]:
    """The capstone's items, ``capstone:<statement>``, in the order of the rows."""
    unused = random.Random(0)  # noqa: S311 - an owner item leaves nothing to chance
    return tuple(build(fill, bank().material, unused) for fill in _fills("capstone"))


def capstone_reasons(*, wrong_first: Iterable[str] = (), seed: int) -> tuple[Item, ...]:
    """Three questions that ask for owner and reason on rows of the capstone.

    Rows answered wrong, given by their statements, come first; one of the three is always a row
    whose owner depends on the service, a wrong one where there is one.
    """
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    wrong = set(wrong_first)
    capstones = {statement.id for statement in bank().matrix.capstone()}
    rows = [fill for fill in _fills("capstone-reason") if fill.content in capstones]
    rng.shuffle(rows)
    rows.sort(key=lambda fill: fill.content not in wrong)
    conditional = next(fill for fill in rows if _is_conditional(fill))
    others = [fill for fill in rows if fill is not conditional]
    chosen = {fill.content for fill in (conditional, *others[: REASONS - 1])}
    return tuple(build(fill, bank().material, rng) for fill in rows if fill.content in chosen)


def _is_conditional(fill: Fill) -> bool:
    return bank().matrix.row_of[fill.content].number in CONDITIONAL_ROWS


def _fills(shell_id: str) -> tuple[Fill, ...]:
    shell = next(shell for shell in bank().shells if shell.id == shell_id)
    return fills(shell, bank().material)
