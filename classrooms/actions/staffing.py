"""Who teaches a class and who helps."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from classrooms.actions.noting import note
from classrooms.models import Classroom, Invitation, Membership, Role, Status

STAFF = (Role.OWNER, Role.INSTRUCTOR, Role.ASSISTANT)
WORDS = {Role.INSTRUCTOR: "co-instructor", Role.ASSISTANT: "assistant", Role.LEARNER: "learner"}


class RefusedError(Exception):
    """It cannot be done; the message says why, to be shown."""


@transaction.atomic
def invite(*, own: Membership, email: str, name: str, role: Role, now: datetime) -> None:
    """Ask somebody to teach or help, by the address they sign in with.

    Whether there is such an account is not told. Asked again, the newest role and name stand.
    """
    Invitation.objects.update_or_create(
        classroom=own.classroom,
        email=email.lower(),
        defaults={"name": name, "role": role, "invited_at": now},
    )
    announce([email])
    what = f"Invited somebody as {WORDS[role]}."
    note(classroom=own.classroom, by=own.user, what=what, now=now)


def announce(emails: list[str]) -> None:
    """From now on pages speak of classes to the people of these addresses."""
    lower = [email.lower() for email in emails]
    User.objects.filter(email__in=lower, has_classes=False).update(has_classes=True)


@transaction.atomic
def uninvite(*, own: Membership, key: int, now: datetime) -> bool:
    """Take an invitation back; whether there was one."""
    gone, _ = Invitation.objects.filter(classroom=own.classroom_id, pk=key).delete()
    if gone:
        note(classroom=own.classroom, by=own.user, what="Took an invitation back.", now=now)
    return bool(gone)


@transaction.atomic
def set_role(*, own: Membership, other: Membership, role: Role, now: datetime) -> None:
    """Make a colleague an assistant or a co-instructor. Raises RefusedError for the owner."""
    row = _colleague(own, other)
    row.role = role
    row.save(update_fields=["role"])
    what = f"Made a colleague {WORDS[role]}."
    note(classroom=own.classroom, by=own.user, what=what, now=now, membership=row)


@transaction.atomic
def pass_on(*, own: Membership, other: Membership, now: datetime) -> None:
    """Give the class to a colleague who is an instructor; one stays in it as a co-instructor.

    Raises RefusedError where they may not own one.
    """
    row = _colleague(own, other)
    if row.user is None or not row.user.is_instructor or not row.user.is_active:
        raise RefusedError(
            "Only somebody whom an administrator made an instructor can own a class."
        )
    # One after the other: a class has one owner at each moment.
    Membership.objects.filter(pk=own.pk).update(role=Role.INSTRUCTOR)
    Membership.objects.filter(pk=row.pk).update(role=Role.OWNER)
    note(classroom=own.classroom, by=own.user, what="Passed the class on.", now=now, membership=row)


@transaction.atomic
def dismiss(*, own: Membership, other: Membership, now: datetime) -> None:
    """Take a colleague out of the class. What they wrote into it stays."""
    row = _colleague(own, other)
    row.status, row.left_at = Status.LEFT, now
    row.save(update_fields=["status", "left_at"])
    what = "Took a colleague out of the class."
    note(classroom=own.classroom, by=own.user, what=what, now=now, membership=row)


def _colleague(own: Membership, other: Membership) -> Membership:
    """Held for the change, and so is the class: two changes of roles come one after the other."""
    Classroom.objects.select_for_update().get(pk=own.classroom_id)
    row = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(pk=other.pk, classroom=own.classroom_id, role__in=STAFF)
        .first()
    )
    still = Membership.objects.filter(pk=own.pk, role=Role.OWNER).exists()
    if row is None or not still or row.pk == own.pk:
        raise RefusedError("That changed a moment ago. Look at the list again.")
    return row
