"""What the questions of an assignment are about: counted, with the gaps named."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.items import Item
from assessment.outline import Area, Plan
from assessment.spread import Point, Spread, spread
from assessment.stock import Entry
from classrooms import papers
from classrooms.models import Assignment, Kind
from lessons.library import library
from quizzes import bank

HELPFUL = 2


@dataclass(frozen=True, kw_only=True)
class Gap:
    """An area that nothing asks about, with the lessons that have most questions on it."""

    area: Area
    lessons: str


@dataclass(frozen=True, kw_only=True)
class Blueprint:
    """The table of an assignment's questions.

    `exact`: these questions are asked; else they are what a draw chooses `count` from. `problem`
    says why nothing can be drawn.
    """

    spread: Spread
    exact: bool
    count: int
    gaps: tuple[Gap, ...]
    empty: tuple[Plan, ...]
    problem: str = ""


def blueprint(row: Assignment) -> Blueprint | None:
    """The table of a quiz or a mock exam; None for what has no questions."""
    if row.kind == Kind.MOCK:
        return _of_mock(row)
    if row.kind != Kind.QUIZ:
        return None
    if "picked" in row.target:
        return _of_picked(row)
    return _of_rule(row)


def _of_mock(row: Assignment) -> Blueprint | None:
    form = bank.blueprints().get(row.target.get("paper", ""))
    if form is None:
        return None
    points = [Point(area=s.area, kind=s.kind, count=s.scored + s.trial) for s in form.shares]
    return _counted(points, exact=True, count=form.count, lessons=[])


def _of_picked(row: Assignment) -> Blueprint:
    known = bank.pickable()
    items = [known[id_] for id_ in row.target["picked"] if id_ in known]
    return _counted(
        map(_of_item, items), exact=True, count=len(items), lessons=None, problem=problem(row)
    )


def _of_rule(row: Assignment) -> Blueprint:
    count = int(row.target.get("count", 0))
    why = problem(row)
    lessons = row.target.get("lessons") or None
    if row.same_for_all and not why:
        points = list(map(_of_item, papers.draw(row, row.seed)))
        return _counted(points, exact=True, count=count, lessons=lessons)
    try:
        entries = bank.leaves(papers.rule_of(row.target)).entries
    except ValueError:
        entries = ()
    return _counted(map(_of_entry, entries), exact=False, count=count, lessons=lessons, problem=why)


def problem(row: Assignment) -> str:
    """Why no paper can be drawn, starting with the field's name; empty where one can."""
    if row.kind not in (Kind.QUIZ, Kind.MOCK):
        return ""
    try:
        papers.draw(row, row.seed)
    except ValueError as error:
        return str(error)
    return ""


def _counted(
    points: Iterable[Point],
    *,
    exact: bool,
    count: int,
    lessons: list[str] | None,
    problem: str = "",
) -> Blueprint:
    found = spread(points, course=library().course, lessons=lessons)
    return Blueprint(
        spread=found,
        exact=exact,
        count=count,
        gaps=tuple(Gap(area=area, lessons=_helpful(area)) for area in found.gaps),
        empty=tuple(line.of for line in found.lessons if not line.total) if lessons else (),
        problem=problem,
    )


def _helpful(area: Area) -> str:
    """The lessons with most questions on an area: "lesson 1 or 2"."""
    number = {plan.slug: plan.number for plan in library().course.lessons}
    held = {
        lesson: len(entries) for (lesson, a), entries in bank.bank().places.items() if a == area.id
    }
    best = sorted(held, key=lambda lesson: -held[lesson])[:HELPFUL]
    return " or ".join(str(n) for n in sorted(number[lesson] for lesson in best))


def _of_item(item: Item) -> Point:
    return Point(area=item.area, kind=item.kind, lesson=item.lesson, fact=item.fact, band=item.band)


def _of_entry(entry: Entry) -> Point:
    band = entry.source.band if isinstance(entry.source, Item) else None
    return Point(area=entry.area, kind=entry.kind, lesson=entry.lesson, fact=entry.fact, band=band)
