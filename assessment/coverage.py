"""What the course teaches and asks of what it has to."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assessment.items import Item
from assessment.outline import Point


@dataclass(frozen=True, kw_only=True)
class Covered:
    """One point with the blocks that teach it and the numbers of items that test it.

    `authored` counts items written for the point, `drawn` the questions that can be drawn on its
    fact; only the former say that the point itself is tested.
    """

    point: Point
    blocks: tuple[str, ...]
    authored: int
    drawn: int

    @property
    def taught(self) -> bool:
        """At least one block teaches it."""
        return bool(self.blocks)

    @property
    def tested(self) -> bool:
        """At least one item was written for it."""
        return self.authored > 0


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """All points in their order."""

    rows: tuple[Covered, ...]

    @property
    def taught(self) -> int:
        """How many points a block teaches."""
        return sum(row.taught for row in self.rows)

    @property
    def tested(self) -> int:
        """How many points an item tests."""
        return sum(row.tested for row in self.rows)

    @property
    def complete(self) -> bool:
        """Every point is taught and tested."""
        return self.taught == self.tested == len(self.rows)


def coverage(
    points: Iterable[Point],
    *,
    blocks: Collection[str],
    items: Iterable[Item],
    drawn: Counter[str],
) -> Coverage:
    """How the points are covered.

    `blocks` are the ``lesson#part`` that a learner can read, `items` the authored ones of every
    pool, `drawn` the numbers of questions that can be drawn on each fact.
    """
    written = Counter(point for item in items for point in item.points)
    rows = (
        Covered(
            point=point,
            blocks=tuple(block for block in point.taught if block in blocks),
            authored=written[point.id],
            drawn=drawn[point.fact],
        )
        for point in points
    )
    return Coverage(rows=tuple(rows))
