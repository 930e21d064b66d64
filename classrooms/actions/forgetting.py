"""A person is taken out of what their classes keep."""

import re
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.queries import addresses
from classrooms.actions import grading
from classrooms.models import (
    Assignment,
    Change,
    Classroom,
    Extension,
    Grade,
    GradeEntry,
    Invitation,
    Membership,
    Override,
    Status,
)
from classrooms.queries import learners
from quizzes.actions import ending

NOBODY = "Former learner"


def erase(user: User, now: datetime) -> None:
    """Take name, number and address of a person out of all classes; their grades stay.

    First what is over is ended, so that it is graded by what was saved.
    A place without grades goes. One with grades is "Former learner" with a number from then on,
    and belongs to nobody: who signs up anew begins anew. For use in the transaction that deletes
    the account, before its row goes.
    """
    for attempt in learners.overdue(user, now=now):
        ending.end(attempt, now=now)
    emails = {email for email in (user.email, *addresses(user)) if email}
    Invitation.objects.filter(email__in=emails).delete()
    rows = list(Membership.objects.filter(user=user).select_related("classroom").order_by("pk"))
    graded = [row for row in rows if _has_grades(row)]
    grading.keep(graded, now=now)
    for row in rows:
        is_kept = row in graded
        new = _next_name(row.classroom) if is_kept else NOBODY
        for old in (row.name, *emails):
            _forget(row, old, new)
        if not is_kept:
            row.delete()
            continue
        row.user, row.name, row.number = None, new, ""
        if row.status != Status.LEFT:
            row.status, row.left_at = Status.LEFT, now
        row.save(update_fields=["user", "name", "number", "status", "left_at"])
    for assignment in Assignment.objects.filter(grades__membership__in=graded).distinct():
        own = [row for row in graded if row.classroom_id == assignment.classroom_id]
        grading.refresh(assignment=assignment, memberships=own)


def _has_grades(row: Membership) -> bool:
    return (
        Grade.objects.filter(membership=row).exists()
        or GradeEntry.objects.filter(membership=row).exists()
    )


def _next_name(room: Classroom) -> str:
    """Numbers are given in the order in which people go, so that no two have one name."""
    gone = Membership.objects.filter(classroom=room, user__isnull=True)
    return f"{NOBODY} {gone.count() + 1}"


def _forget(row: Membership, old: str, new: str) -> None:
    """Wherever staff or the server wrote a name of theirs into a sentence of this class."""
    texts: tuple[tuple[QuerySet[Any], str], ...] = (
        (
            GradeEntry.objects.filter(membership=row).exclude(what=GradeEntry.What.KEPT),
            "text",
        ),
        (Override.objects.filter(membership=row), "reason"),
        (Extension.objects.filter(membership=row), "reason"),
        (
            Change.objects.filter(classroom=row.classroom_id).filter(
                Q(membership=row) | Q(membership__isnull=True)
            ),
            "what",
        ),
    )
    whole = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    for rows, field in texts:
        found = list(rows.filter(**{f"{field}__icontains": old}))
        for one in found:
            longest = one._meta.get_field(field).max_length
            setattr(one, field, whole.sub(new, getattr(one, field))[:longest])
        rows.model.objects.bulk_update(found, [field])
