"""A roster comes into a class."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from classrooms.actions import grading
from classrooms.actions.noting import note
from classrooms.actions.rights_given import follow_groups, follow_people, of_groups
from classrooms.actions.staffing import announce
from classrooms.models import Classroom, Group, Invitation, Membership, Status
from classrooms.queries.rosters import Comparison, Row, compared
from classrooms.rosters import Entry, parted

BATCH = 500
LONGEST = 60


def take_in(*, own: Membership, entries: Sequence[Entry], now: datetime) -> Comparison:
    """Invite who is new and change who is in, as the comparison of this moment says.

    The same roster twice changes nothing the second time. However many rows: some statements for
    each five hundred.
    """
    # What is over was due as the groups stood until now.
    grading.settle_all(own.classroom, now)
    return _take_in(own, entries, now)


@transaction.atomic
def _take_in(own: Membership, entries: Sequence[Entry], now: datetime) -> Comparison:
    room = Classroom.objects.select_for_update().get(pk=own.classroom_id)
    found = compared(room, entries)
    if not found.new and not found.changed:
        return found
    invited = [row for row in (*found.new, *found.changed) if row.member is None]
    _invite(room, invited, now=now)
    _change([row for row in found.changed if row.member is not None])
    _group(room, [row for row in found.changed if row.member is not None])
    follow_groups(of_groups(room.pk), now=now)
    follow_people([row.member for row in found.changed if row.member is not None], now=now)
    what = f"Took in a roster: {len(found.new)} new, {len(found.changed)} changed."
    note(classroom=room, by=own.user, what=what, now=now)
    return found


def _invite(room: Classroom, rows: list[Row], *, now: datetime) -> None:
    Invitation.objects.bulk_create(
        [_invitation(room, row, now=now) for row in rows],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["classroom", "email"],
        update_fields=["name", "number", "group"],
    )
    emails = [row.entry.email for row in rows]
    for start in range(0, len(emails), BATCH):
        announce(emails[start : start + BATCH])


def _invitation(room: Classroom, row: Row, *, now: datetime) -> Invitation:
    entry, was = row.entry, row.invitation
    return Invitation(
        classroom=room,
        email=entry.email,
        name=entry.name,
        number=entry.number or (was.number if was else ""),
        group=_groups(entry, was),
        invited_at=now,
    )


def _groups(entry: Entry, was: Invitation | None) -> str:
    """Those of the roster beside those that were asked for before."""
    names = dict.fromkeys((*parted(was.group if was else ""), *entry.groups))
    return " | ".join(names)[:LONGEST]


def _change(rows: list[Row]) -> None:
    changed = []
    for row in rows:
        member = row.member
        assert member is not None  # noqa: S101 -- chosen by the caller
        member.name, member.number = row.entry.name, row.entry.number or member.number
        member.status, member.left_at = Status.ACTIVE, None
        changed.append(member)
    fields = ["name", "number", "status", "left_at"]
    Membership.objects.bulk_update(changed, fields, batch_size=BATCH)


def _group(room: Classroom, rows: list[Row]) -> None:
    wanted = [(name, row.member) for row in rows for name in row.entry.groups]
    names = sorted({name for name, _ in wanted})
    Group.objects.bulk_create(
        [Group(classroom=room, name=name) for name in names], ignore_conflicts=True
    )
    keys = dict(Group.objects.filter(classroom=room, name__in=names).values_list("name", "pk"))
    through = Group.members.through
    through.objects.bulk_create(
        [
            through(group_id=keys[name], membership_id=member.pk)
            for name, member in wanted
            if member is not None
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
