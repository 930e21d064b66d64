"""A class is made, changed, archived and brought back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from classrooms.actions import grading
from classrooms.actions.noting import note
from classrooms.models import Classroom, Membership, Role
from classrooms.models.people import new_code

TO_UNDO = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the settings page says of a class. `seats` None is any number."""

    name: str
    term: str
    time_zone: str
    approval: bool = False
    seats: int | None = None


@transaction.atomic
def found(*, owner: User, settings: Settings, own_name: str, now: datetime) -> Classroom:
    """A new class, owned by an instructor. Raises PermissionError for anybody else."""
    if not owner.is_instructor:
        raise PermissionError("only instructors have classes")
    room = Classroom.objects.create(created_at=now, **_fields(settings))
    Membership.objects.create(
        classroom=room, user=owner, role=Role.OWNER, name=own_name, joined_at=now
    )
    User.objects.filter(pk=owner.pk).update(has_classes=True)
    note(classroom=room, by=owner, what="Made the class.", now=now)
    return room


def _fields(settings: Settings) -> dict[str, object]:
    return {
        "name": settings.name,
        "term": settings.term,
        "time_zone": settings.time_zone,
        "approval": settings.approval,
        "seats": settings.seats,
    }


WORDS = {
    "name": "name",
    "term": "term",
    "time_zone": "time zone",
    "approval": "who is let in",
    "seats": "seats",
}


@transaction.atomic
def change(*, own: Membership, settings: Settings, own_name: str, now: datetime) -> bool:
    """Save the settings of a class, and the name one has in it; whether anything changed."""
    room = Classroom.objects.select_for_update().get(pk=own.classroom_id)
    new = _fields(settings)
    changed = [name for name, value in new.items() if getattr(room, name) != value]
    for name in changed:
        setattr(room, name, new[name])
    if changed:
        room.save(update_fields=changed)
        said = ", ".join(WORDS[name] for name in changed)
        note(classroom=room, by=own.user, what=f"Changed the settings: {said}.", now=now)
    if "time_zone" in changed:
        # Days late are days on the wall of the class.
        for row in room.assignments.filter(published_at__isnull=False).order_by("pk"):
            row.classroom = room
            grading.refresh(assignment=row)
    renamed = Membership.objects.filter(pk=own.pk).exclude(name=own_name).update(name=own_name)
    return bool(changed or renamed)


@transaction.atomic
def renew_code(*, own: Membership, now: datetime) -> None:
    """Another code; the one before opens nothing any more."""
    Classroom.objects.filter(pk=own.classroom_id).update(code=new_code())
    note(classroom=own.classroom, by=own.user, what="Made a new join code.", now=now)


@transaction.atomic
def set_code(*, own: Membership, is_open: bool, closes_at: datetime | None, now: datetime) -> None:
    """Open or close joining by code and link, and say until when."""
    Classroom.objects.filter(pk=own.classroom_id).update(
        code_open=is_open, code_closes_at=closes_at
    )
    what = "Opened joining by code." if is_open else "Closed joining by code."
    note(classroom=own.classroom, by=own.user, what=what, now=now)


@transaction.atomic
def archive(*, own: Membership, now: datetime) -> None:
    """Take a class from everybody. Its owner may bring it back for 30 days; its grades stay."""
    Classroom.objects.filter(pk=own.classroom_id, archived_at=None).update(archived_at=now)
    note(classroom=own.classroom, by=own.user, what="Archived the class.", now=now)


@transaction.atomic
def restore(*, own: Membership, now: datetime) -> None:
    """Bring an archived class back, as it was."""
    Classroom.objects.filter(pk=own.classroom_id).update(archived_at=None)
    note(classroom=own.classroom, by=own.user, what="Brought the class back.", now=now)
