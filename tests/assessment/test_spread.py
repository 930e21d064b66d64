from hypothesis import given
from hypothesis import strategies as st

from assessment.items import Band, Kind
from assessment.spread import Point, spread
from tests.assessment.factories import bank

COURSE = bank().course
AREAS = [area.id for area in COURSE.areas]
FACT = COURSE.facts[0]
points = st.builds(
    Point,
    area=st.sampled_from(AREAS),
    kind=st.sampled_from(Kind),
    lesson=st.sampled_from([plan.slug for plan in COURSE.lessons]),
    fact=st.sampled_from([fact.id for fact in COURSE.facts]),
    band=st.sampled_from([*Band, None]),
    count=st.integers(1, 5),
)


@given(st.lists(points))
def test_sums_agree(found: list[Point]) -> None:
    table = spread(found, course=COURSE)
    total = sum(one.count for one in found)
    assert (table.total, sum(table.sums), sum(row.total for row in table.lessons)) == (total,) * 3
    assert {area.id for area in table.gaps} == set(AREAS) - {one.area for one in found}


def test_columns_are_what_occurs_in_their_order() -> None:
    found = [
        Point(area=AREAS[0], kind=Kind.ORDER, band=None),
        Point(area=AREAS[0], kind=Kind.SINGLE, band=Band.HARD),
    ]
    table = spread(found, course=COURSE, lessons=[])
    assert table.kinds == (Kind.SINGLE, Kind.ORDER)
    assert table.bands == (Band.HARD, None)
    assert table.areas[0].cells == (1, 1)
    assert table.lessons == ()


def test_rows_are_the_lessons_named() -> None:
    slug = COURSE.lessons[0].slug
    table = spread([], course=COURSE, lessons=[slug])
    assert [row.of.slug for row in table.lessons] == [slug]


def test_facts_are_counted_once_for_the_area_of_their_objective() -> None:
    area = COURSE.objective[FACT.objective].area
    found = [Point(area=area, kind=kind, fact=FACT.id) for kind in Kind]
    row = next(row for row in spread(found, course=COURSE).areas if row.of.id == area)
    held = sum(COURSE.objective[fact.objective].area == area for fact in COURSE.facts)
    assert (row.facts, row.facts_of) == (1, held)


def test_most_is_more_than_half() -> None:
    one = Point(area=AREAS[0], kind=Kind.SINGLE, count=2)
    other = Point(area=AREAS[1], kind=Kind.SINGLE)
    most = spread([one, other], course=COURSE).most
    assert most is not None
    assert most.id == AREAS[0]
    assert spread([one, other, other], course=COURSE).most is None
    assert spread([], course=COURSE).most is None
