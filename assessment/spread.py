"""How questions spread over areas, kinds, lessons and bands, and where nothing is asked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assessment.items import Band, Kind
from assessment.outline import Area, Course, Plan


@dataclass(frozen=True, kw_only=True)
class Point:
    """One question, or `count` of them alike.

    `band` is None where nobody rated it; `lesson` and `fact` are empty where they are not known.
    """

    area: str
    kind: Kind
    lesson: str = ""
    fact: str = ""
    band: Band | None = None
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Row[Of]:
    """The numbers of one area or lesson; `facts` of `facts_of` are asked for."""

    of: Of
    cells: tuple[int, ...]
    facts: int = 0
    facts_of: int = 0

    @property
    def total(self) -> int:
        """All of its questions."""
        return sum(self.cells)


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Areas by kinds, lessons by bands. `kinds` are those that occur, `bands` likewise."""

    kinds: tuple[Kind, ...]
    bands: tuple[Band | None, ...]
    areas: tuple[Row[Area], ...]
    lessons: tuple[Row[Plan], ...]

    @property
    def total(self) -> int:
        """All questions."""
        return sum(row.total for row in self.areas)

    @property
    def sums(self) -> tuple[int, ...]:
        """The questions of each kind."""
        return tuple(map(sum, zip(*(row.cells for row in self.areas), strict=True)))

    @property
    def gaps(self) -> tuple[Area, ...]:
        """The areas that nothing asks about."""
        return tuple(row.of for row in self.areas if not row.total)

    @property
    def most(self) -> Area | None:
        """The area of more than half of the questions, None where there is none."""
        return next((row.of for row in self.areas if 2 * row.total > self.total), None)


def spread(
    points: Iterable[Point], *, course: Course, lessons: Sequence[str] | None = None
) -> Spread:
    """The questions counted. Rows are all areas, and the lessons named: all where that is None."""
    found = list(points)
    by_area: Counter[tuple[str, Kind]] = Counter()
    by_lesson: Counter[tuple[str, Band | None]] = Counter()
    for one in found:
        by_area[one.area, one.kind] += one.count
        by_lesson[one.lesson, one.band] += one.count
    kinds = tuple(k for k in Kind if any(one.kind is k for one in found))
    bands = tuple(b for b in (*Band, None) if any(one.band is b for one in found))
    asked = {one.fact for one in found}
    place = {o.id: o.area for o in course.objectives}
    of_area = Counter(place[fact.objective] for fact in course.facts)
    asked_of = Counter(place[fact.objective] for fact in course.facts if fact.id in asked)
    rows = [p for p in course.lessons if lessons is None or p.slug in lessons]
    return Spread(
        kinds=kinds,
        bands=bands,
        areas=tuple(
            Row(
                of=area,
                cells=tuple(by_area[area.id, kind] for kind in kinds),
                facts=asked_of[area.id],
                facts_of=of_area[area.id],
            )
            for area in course.areas
        ),
        lessons=tuple(
            Row(of=plan, cells=tuple(by_lesson[plan.slug, band] for band in bands)) for plan in rows
        ),
    )
