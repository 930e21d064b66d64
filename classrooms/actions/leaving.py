"""Leaving a class, and the address of one's own calendar."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from classrooms.actions.noting import note
from classrooms.models import Feed, Membership, Role, Status
from classrooms.models.people import new_token


def leave(*, own: Membership, now: datetime) -> bool:
    """Leave a class as a learner; False for whoever teaches there. Grades stay with the class."""
    with transaction.atomic():
        rows = Membership.objects.filter(pk=own.pk, role=Role.LEARNER, status=Status.ACTIVE)
        if not rows.update(status=Status.LEFT, left_at=now):
            return False
        note(
            classroom=own.classroom,
            by=own.user,
            what=f"{own.name} left the class.",
            now=now,
            membership=own,
        )
    return True


def renew_feed(*, user: User, now: datetime) -> None:
    """Give a person's calendar a new address, so that an old one is unknown."""
    Feed.objects.update_or_create(user=user, defaults={"token": new_token(), "made_at": now})


def withdraw_feed(*, user: User) -> None:
    """Take the address of a person's calendar away."""
    Feed.objects.filter(user=user).delete()
