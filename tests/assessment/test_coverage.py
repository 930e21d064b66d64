from collections import Counter
from dataclasses import replace

import pytest

from assessment.coverage import Coverage, coverage
from assessment.items import Item
from assessment.outline import Point
from tests.quizzes.items import single_item

WALLS = Point(id="p1", text="Walls are built.", fact="walls", taught=("house#walls", "house#yard"))
LOCKS = Point(id="p2", text="Locks are turned.", fact="locks", taught=("house#lock",))
LOCK_ITEM = replace(single_item(), points=("p2",))


def report(*points: Point, blocks: set[str], items: tuple[Item, ...] = ()) -> Coverage:
    return coverage(points, blocks=blocks, items=items, drawn=Counter(walls=4))


def test_coverage_counts_blocks_that_can_be_read() -> None:
    found = report(WALLS, LOCKS, blocks={"house#yard", "house#attic"})
    assert [row.blocks for row in found.rows] == [("house#yard",), ()]
    assert [row.taught for row in found.rows] == [True, False]
    assert (found.taught, found.tested) == (1, 0)


def test_coverage_counts_items_written_for_a_point() -> None:
    found = report(WALLS, LOCKS, blocks=set(), items=(LOCK_ITEM, single_item(), LOCK_ITEM))
    assert [(row.authored, row.drawn) for row in found.rows] == [(0, 4), (2, 0)]
    assert [row.tested for row in found.rows] == [False, True]


@pytest.mark.parametrize(
    ("blocks", "items", "complete"),
    [
        ({"house#lock"}, (LOCK_ITEM,), True),
        ({"house#lock"}, (), False),
        (set[str](), (LOCK_ITEM,), False),
    ],
)
def test_coverage_is_complete_once_each_point_is_taught_and_tested(
    blocks: set[str], items: tuple[Item, ...], *, complete: bool
) -> None:
    assert report(LOCKS, blocks=blocks, items=items).complete is complete
