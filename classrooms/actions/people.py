"""Learners are named, grouped, taken out and brought back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from classrooms.actions import grading
from classrooms.actions.noting import note
from classrooms.actions.rights_given import follow_groups, follow_people, of_groups
from classrooms.models import Group, Membership, Role, Status


class TakenError(Exception):
    """There is such a group already; the message says so, to be shown."""


def describe(
    *,
    own: Membership,
    other: Membership,
    name: str,
    number: str,
    groups: Iterable[int],
    now: datetime,
) -> None:
    """Say what a learner is called in the class, by which number, and in which of its groups."""
    wanted = Group.objects.filter(classroom=own.classroom_id, pk__in=list(groups))
    # What is over was due as the groups stood until now.
    grading.settle_all(own.classroom, now)
    with transaction.atomic():
        Membership.objects.filter(pk=other.pk).update(name=name, number=number)
        other.groups.set(wanted)
        follow_groups(of_groups(own.classroom_id), now=now)
        what = "Changed a learner's details."
        note(classroom=own.classroom, by=own.user, what=what, now=now, membership=other)


@transaction.atomic
def take_out(*, own: Membership, other: Membership, now: datetime) -> bool:
    """Take a learner out of the class. Their grades stay, and they can be brought back."""
    rows = Membership.objects.filter(pk=other.pk, role=Role.LEARNER, status=Status.ACTIVE)
    done = bool(rows.update(status=Status.LEFT, left_at=now))
    if done:
        what = "Took a learner out of the class."
        note(classroom=own.classroom, by=own.user, what=what, now=now, membership=other)
    return done


@transaction.atomic
def bring_back(*, own: Membership, other: Membership, now: datetime) -> bool:
    """Bring back a learner who was taken out, with all they had. Not one whose account is gone."""
    rows = Membership.objects.filter(
        pk=other.pk, role=Role.LEARNER, status=Status.LEFT, user__isnull=False
    )
    done = bool(rows.update(status=Status.ACTIVE, left_at=None))
    if done:
        follow_people([other], now=now)
        what = "Brought a learner back."
        note(classroom=own.classroom, by=own.user, what=what, now=now, membership=other)
    return done


def make_group(*, own: Membership, name: str, now: datetime) -> Group:
    """A new, empty group. Raises TakenError where there is one of that name."""
    try:
        with transaction.atomic():
            made = Group.objects.create(classroom=own.classroom, name=name)
            note(classroom=own.classroom, by=own.user, what=f"Made group {name}.", now=now)
    except IntegrityError:
        raise TakenError(f"There is a group {name} already.") from None
    return made


def change_group(
    *, own: Membership, group: Group, name: str, members: Iterable[str], now: datetime
) -> None:
    """Another name for a group, and exactly these learners in it, by their tokens.

    Raises TakenError where another group has the name.
    """
    wanted = Membership.objects.filter(
        classroom=own.classroom_id, role=Role.LEARNER, token__in=list(members)
    )
    grading.settle_all(own.classroom, now)
    try:
        with transaction.atomic():
            Group.objects.filter(pk=group.pk).update(name=name)
            group.members.set(wanted)
            follow_groups(of_groups(own.classroom_id), now=now)
            note(classroom=own.classroom, by=own.user, what=f"Changed group {name}.", now=now)
    except IntegrityError:
        raise TakenError(f"There is a group {name} already.") from None


def remove_group(*, own: Membership, group: Group, now: datetime) -> None:
    """Take a group away, with other dates that were given to it. Its learners stay."""
    what = f"Removed group {group.name}."
    grading.settle_all(own.classroom, now)
    with transaction.atomic():
        note(classroom=own.classroom, by=own.user, what=what, now=now)
        touched = of_groups(own.classroom_id)
        group.delete()
        follow_groups(touched, now=now)
