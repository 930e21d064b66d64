"""Print what the course teaches and asks, point by point."""

import sys
from collections import Counter

from django.core.management.base import BaseCommand

from assessment.coverage import Covered, coverage
from lessons.library import library
from quizzes import bank

COLUMNS = ("Lesson and block", "Point", "Fact", "Items", "Drawn")
NOWHERE = "-"


class Command(BaseCommand):
    """``course_report`` prints a table and exits with 1 where a point is not covered."""

    help = "Print lesson, fact and items of every point that the course has to cover."

    def handle(self, **_: object) -> None:
        read = library()
        report = coverage(
            read.points,
            blocks=_blocks(),
            items=read.items.values(),
            drawn=Counter({fact: len(fills) for fact, fills in bank.bank().by_fact.items()}),
        )
        lines = sorted((_row(row) for row in report.rows), key=_by_lesson)
        widths = [max(map(len, column)) for column in zip(COLUMNS, *lines, strict=True)]
        for line in (COLUMNS, *lines):
            cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            self.stdout.write("  ".join(cells).rstrip())
        total = len(report.rows)
        for row in report.rows:
            if not (row.taught and row.tested):
                what = " and ".join(_missing(row))
                self.stdout.write(f"{row.point.id} is not {what}: {row.point.text}")
        self.stdout.write(f"facts {report.taught}/{total} taught, {report.tested}/{total} tested")
        if not report.complete:
            sys.exit(1)


def _blocks() -> set[str]:
    """What can be read: the parts of the lessons that are ready."""
    read = library()
    ready = [read.lessons[plan.slug] for plan in read.course.lessons if plan.ready]
    return {f"{text.slug}#{part.id}" for text in ready for part in text.parts}


def _row(row: Covered) -> tuple[str, ...]:
    blocks = ", ".join(row.blocks) or NOWHERE
    return blocks, row.point.id, row.point.fact, str(row.authored), str(row.drawn)


def _by_lesson(row: tuple[str, ...]) -> tuple[int, str]:
    order = [plan.slug for plan in library().course.lessons]
    lesson = row[0].partition("#")[0]
    return (order.index(lesson) if lesson in order else len(order)), row[1]


def _missing(row: Covered) -> list[str]:
    return [word for word, is_so in (("taught", row.taught), ("tested", row.tested)) if not is_so]
