"""Saving, publishing, copying, archiving and bringing back assignments."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import User
from assessment import days as calendar
from classrooms.actions import grading, rights
from classrooms.actions.noting import note
from classrooms.assigned_words import short
from classrooms.models import Assignment, Classroom
from classrooms.queries import assignments
from classrooms.queries.assignments import UNDO
from classrooms.queries.blueprint import problem

MOMENTS = ("opens_at", "due_at", "closes_at", "replies_at", "scores_at")
NAMES = {
    "title": "name",
    "note": "note",
    "kind": "kind",
    "target": "questions",
    "opens_at": "opens",
    "due_at": "due",
    "closes_at": "closes",
    "limit_minutes": "minutes",
    "attempts": "attempts",
    "counts": "which counts",
    "late": "late work",
    "late_percent": "late loses",
    "feedback": "keys and reasons",
    "replies_at": "keys from",
    "scores": "score",
    "scores_at": "score from",
    "partial": "part credit",
    "shuffle": "shuffling",
    "same_for_all": "same questions",
    "access_code": "access code",
}
UNSAID = ("note", "target", "access_code")


class BegunError(Exception):
    """Somebody began it while it was being edited."""


def save(
    row: Assignment,
    *,
    by: User | None,
    now: datetime,
    publish: bool | None = None,
    begun: bool = False,
    confirmed: bool = False,
) -> None:
    """Keep an assignment as edited; `publish` True gives it to the class, False takes it back.

    `begun` is what the editor went by: raises BegunError where that has changed since. Raises
    ValueError, naming the field, where what is to be published cannot be drawn, and ShortensError
    where it takes time from attempts that run and that is not `confirmed`.
    """
    if row.pk is not None:
        grading.settle_all(row.classroom, now)
    with transaction.atomic():
        before = _locked(row)
        if assignments.begun(row) and (not begun or publish is False):
            raise BegunError
        if publish is not None:
            row.published_at = (row.published_at or now) if publish else None
        if row.published_at and (why := problem(row)):
            raise ValueError(why)
        if before is None:
            row.save()
        else:
            row.save(update_fields=[*NAMES, "published_at"])
        what = _said(before, row)
        if what:
            note(classroom=row.classroom, by=by, what=what, now=now, assignment=row)
        carry(row, now=now, confirmed=confirmed)


def carry(row: Assignment, *, now: datetime, confirmed: bool) -> None:
    """Have attempts and grades follow an assignment as it is now."""
    if row.published_at:
        rights.propagate(row, now, confirmed=confirmed)
        grading.refresh(assignment=row)


def _locked(row: Assignment) -> Assignment | None:
    if row.pk is None:
        return None
    return Assignment.objects.select_for_update().get(pk=row.pk)


def _said(before: Assignment | None, row: Assignment) -> str:
    """What a save did, with the old values and the new; empty where it did nothing."""
    if before is None:
        return f"Published “{row.title}”." if row.published_at else f"Drafted “{row.title}”."
    done = "Changed"
    if bool(before.published_at) != bool(row.published_at):
        done = "Published" if row.published_at else "Took back to a draft"
    changes = "; ".join(_changes(before, row))
    if not changes and done == "Changed":
        return ""
    return f"{done} “{row.title}”{': ' if changes else ''}{changes}."


def _changes(before: Assignment, row: Assignment) -> list[str]:
    zone = ZoneInfo(row.classroom.time_zone)
    found = []
    for name, said in NAMES.items():
        old, new = getattr(before, name), getattr(row, name)
        if old == new:
            continue
        if name in UNSAID:
            found.append(f"{said} changed")
        elif name in MOMENTS:
            found.append(f"{said} {short(old, zone)} → {short(new, zone)}")
        else:
            found.append(f"{said} {_value(old)} → {_value(new)}")
    return found


def _value(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def copy(
    row: Assignment,
    *,
    to: Classroom,
    days: int | None,
    seed: int,
    by: User | None,
    now: datetime,
) -> Assignment:
    """A draft of the same in a class; its dates so many days later, or empty for None.

    A time of day stays what it was on the clocks of the class, also where the other class has other
    clocks. Overrides are not copied: they are about people of this class.
    """
    fields = {name: getattr(row, name) for name in NAMES if name not in MOMENTS}
    moments = {name: _moved(getattr(row, name), row.classroom, to, days) for name in MOMENTS}
    with transaction.atomic():
        made = Assignment.objects.create(
            classroom=to, seed=seed, created_at=now, **fields, **moments
        )
        what = f"Copied “{row.title}” from {row.classroom.name}, as a draft."
        note(classroom=to, by=by, what=what, now=now, assignment=made)
    return made


def _moved(at: datetime | None, of: Classroom, to: Classroom, days: int | None) -> datetime | None:
    if at is None or days is None:
        return None
    here, there = ZoneInfo(of.time_zone), ZoneInfo(to.time_zone)
    wall = calendar.on_wall(at, here) + timedelta(days=days)
    return max(wall.replace(tzinfo=there, fold=fold) for fold in (0, 1)).astimezone(ZoneInfo("UTC"))


def archive(row: Assignment, *, by: User | None, now: datetime) -> None:
    """Take an assignment out of the class; its grades are kept. A second time changes nothing."""
    with transaction.atomic():
        found = Assignment.objects.select_for_update().get(pk=row.pk)
        if found.archived_at is None:
            Assignment.objects.filter(pk=row.pk).update(archived_at=now)
            what = f"Archived “{row.title}”."
            note(classroom=row.classroom, by=by, what=what, now=now, assignment=row)


def restore(row: Assignment, *, by: User | None, now: datetime) -> bool:
    """Bring an archived assignment back; False where its days to do so have gone."""
    with transaction.atomic():
        found = Assignment.objects.select_for_update().get(pk=row.pk)
        if found.archived_at is None:
            return True
        if found.archived_at <= now - UNDO:
            return False
        Assignment.objects.filter(pk=row.pk).update(archived_at=None)
        if row.published_at:
            rights.propagate(row, now, keep=True)
            grading.refresh(assignment=row)
        what = f"Brought back “{row.title}”."
        note(classroom=row.classroom, by=by, what=what, now=now, assignment=row)
        return True
