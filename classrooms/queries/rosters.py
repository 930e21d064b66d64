"""What a roster would change in a class."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from classrooms.models import Classroom, Invitation, Membership, Role, Status
from classrooms.rosters import Entry, parted


class Fate(StrEnum):
    """What becomes of one row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row with what becomes of it. `changes` says it in words.

    It is of a member, of somebody invited, or new: neither.
    """

    entry: Entry
    fate: Fate
    changes: tuple[str, ...] = ()
    member: Membership | None = None
    invitation: Invitation | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All rows, in the order of the roster."""

    rows: tuple[Row, ...]

    def of(self, fate: Fate) -> tuple[Row, ...]:
        """Those of one fate."""
        return tuple(row for row in self.rows if row.fate is fate)

    @property
    def new(self) -> tuple[Row, ...]:
        """Who is not in the class yet."""
        return self.of(Fate.NEW)

    @property
    def changed(self) -> tuple[Row, ...]:
        """Who gets another name, number or group."""
        return self.of(Fate.CHANGED)

    @property
    def same(self) -> tuple[Row, ...]:
        """For whom nothing changes."""
        return self.of(Fate.SAME)


def compared(room: Classroom, entries: Iterable[Entry]) -> Comparison:
    """Each entry against the class as it is, in three queries however many there are.

    Whether somebody has an account is not told: only who is in this class, or invited to it.
    """
    members = {
        one.user.email: one
        for one in Membership.objects.filter(classroom=room, user__isnull=False)
        .select_related("user")
        .prefetch_related("groups")
        if one.user is not None
    }
    invited = {row.email: row for row in Invitation.objects.filter(classroom=room)}
    return Comparison(rows=tuple(_row(entry, members, invited) for entry in entries))


def _row(
    entry: Entry, members: dict[str | None, Membership], invited: dict[str, Invitation]
) -> Row:
    member, invitation = members.get(entry.email), invited.get(entry.email)
    if member is not None:
        changes = _of_member(entry, member)
    elif invitation is not None:
        changes = _of_invited(entry, invitation)
    else:
        return Row(entry=entry, fate=Fate.NEW)
    fate = Fate.CHANGED if changes else Fate.SAME
    return Row(entry=entry, fate=fate, changes=changes, member=member, invitation=invitation)


def _of_member(entry: Entry, member: Membership) -> tuple[str, ...]:
    """An empty cell changes nothing; staff and their places are not changed by a roster."""
    if member.role != Role.LEARNER:
        return ()
    changes = _details(entry, member.name, member.number)
    known = {group.name for group in member.groups.all()}
    changes += tuple(f"joins group {name}" for name in entry.groups if name not in known)
    if member.status == Status.PENDING:
        changes += ("is let in",)
    if member.status == Status.LEFT:
        changes += ("comes back",)
    return changes


def _of_invited(entry: Entry, invitation: Invitation) -> tuple[str, ...]:
    changes = _details(entry, invitation.name, invitation.number)
    known = set(parted(invitation.group))
    return changes + tuple(f"joins group {name}" for name in entry.groups if name not in known)


def _details(entry: Entry, name: str, number: str) -> tuple[str, ...]:
    changes: tuple[str, ...] = ()
    if entry.name != name:
        changes += (f"was {name}",)
    if entry.number and entry.number != number:
        changes += (f"number was {number}" if number else "gets a number",)
    return changes
