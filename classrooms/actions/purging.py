"""Classes that were archived long ago are taken away, after their grades are written to a file."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from classrooms.cells import safe
from classrooms.models import Assignment, Classroom, Grade, GradeEntry, Membership

HEAD = (
    *("class", "term", "learner", "number", "assignment", "state", "grade", "of", "percent"),
    *("handed_in_at", "attempts", "days_late"),
)


def archived(*, before: datetime) -> QuerySet[Classroom]:
    """The classes that were archived before a moment, the oldest first."""
    return Classroom.objects.filter(archived_at__lt=before).order_by("archived_at", "pk")


def purge(*, room: Classroom, folder: Path, before: datetime) -> Path | None:
    """Write the grades of a class to a file, then remove all its rows; the file, if it has any.

    Learners' own work stays theirs. A class that was brought back meanwhile is left alone.
    Raises OSError, with nothing removed, where the file cannot be written; it is never overwritten.
    """
    with transaction.atomic():
        held = Classroom.objects.select_for_update().filter(pk=room.pk, archived_at__lt=before)
        if not held.exists():
            return None
        file = _write(room, folder)
        GradeEntry.objects.filter(assignment__classroom=room).delete()
        Assignment.objects.filter(classroom=room).delete()
        Membership.objects.filter(classroom=room).delete()
        room.delete()
    return file


def _write(room: Classroom, folder: Path) -> Path | None:
    grades = Grade.objects.filter(assignment__classroom=room)
    if not grades.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{room.token}.csv"
    with file.open("x", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEAD)
        rows = grades.select_related("assignment", "membership")
        writer.writerows(_lines(room, rows.order_by("assignment__pk", "membership__name")))
    return file


def _lines(room: Classroom, rows: QuerySet[Grade]) -> Iterator[list[object]]:
    for row in rows.iterator():
        handed_in = row.handed_in_at.isoformat() if row.handed_in_at else ""
        yield [
            safe(room.name),
            safe(room.term),
            safe(row.membership.name),
            safe(row.membership.number),
            safe(row.assignment.title),
            row.state,
            row.over,
            row.of,
            row.percent,
            handed_in,
            row.attempts,
            row.late_days,
        ]
