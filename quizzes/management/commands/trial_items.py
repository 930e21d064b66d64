"""Print how each item of the exam pool has fared in mock exams."""

from django.core.management.base import BaseCommand

from assessment.items import Item, Pool
from lessons.library import library
from quizzes.queries import trials
from quizzes.queries.trials import ENOUGH, Fared

COLUMNS = ("Item", "Area", "Band", "Shown", "On trial", "Answered", "Facility", "Median")
TOO_FEW, NOTHING = "too few", "-"


class Command(BaseCommand):
    """``trial_items`` prints one line an item; facility is the share of right answers."""

    help = f"Print the statistics of the exam items, those with {ENOUGH} answers and more in full."

    def handle(self, **_: object) -> None:
        items = [item for item in library().items.values() if item.pool is Pool.EXAM]
        found = trials.fared(item.id for item in items)
        rows = [COLUMNS, *(_row(*pair) for pair in zip(items, found, strict=True))]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())
        few = sum(one.too_few for one in found)
        self.stdout.write(f"items {len(found)}, with too few answers {few}")


def _row(item: Item, one: Fared) -> tuple[str, ...]:
    return (
        item.id,
        item.area,
        item.band.value if item.band else NOTHING,
        str(one.shown),
        str(one.on_trial),
        str(one.answered),
        _facility(one),
        NOTHING if one.seconds is None else f"{one.seconds} s",
    )


def _facility(one: Fared) -> str:
    if one.facility is None or one.interval is None:
        return TOO_FEW
    low, high = (round(100 * end) for end in one.interval)
    return f"{round(100 * one.facility)} % ({low} to {high})"
