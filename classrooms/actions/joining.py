"""Coming into a class: by code, by invitation, and being let in."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.db import transaction

from accounts import queries as people
from accounts.models import User
from classrooms.actions.noting import note
from classrooms.actions.rights_given import follow_people
from classrooms.models import Classroom, Group, Invitation, Membership, Role, Status
from classrooms.queries import joining as queries
from classrooms.rosters import parted


class Outcome(Enum):
    """What came of asking to join. Why a code was refused is not told."""

    JOINED = auto()
    WAITING = auto()
    ALREADY = auto()
    REFUSED = auto()


@dataclass(frozen=True, kw_only=True)
class Joining:
    """The outcome, with one's place where there is one."""

    outcome: Outcome
    membership: Membership | None = None


REFUSED = Joining(outcome=Outcome.REFUSED)


@transaction.atomic
def join(*, learner: User, code: str, name: str, now: datetime) -> Joining:
    """Join the class of a code, or ask to be let in. Joining twice changes nothing."""
    own = queries.place_by_code(learner, code)
    if own is not None:
        waits = own.status == Status.PENDING
        return Joining(outcome=Outcome.WAITING if waits else Outcome.ALREADY, membership=own)
    found = queries.opened_by(code, now=now)
    # Held, so that two who come at once do not both take the last seat.
    room = found and Classroom.objects.select_for_update().filter(pk=found.pk).first()
    if not room or not queries.has_seat(room):
        return REFUSED
    status = Status.PENDING if room.approval else Status.ACTIVE
    own, is_new = Membership.objects.get_or_create(
        classroom=room,
        user=learner,
        defaults={"name": name, "status": status, "joined_at": now},
    )
    if not is_new:
        # Whom the staff took out comes back by the staff, not by the code.
        return REFUSED
    _welcome(learner)
    follow_people([own], now=now)
    waits = status == Status.PENDING
    return Joining(outcome=Outcome.WAITING if waits else Outcome.JOINED, membership=own)


def _welcome(user: User) -> None:
    User.objects.filter(pk=user.pk, has_classes=False).update(has_classes=True)


@transaction.atomic
def accept(*, user: User, key: int, now: datetime) -> Membership | None:
    """Take up one's own invitation; None where there is none.

    Where no address is checked, the staff let in who comes: anybody may have typed that address.
    Somebody who is in already keeps their place, or gets the greater role.
    """
    found = queries.invitations(user).filter(pk=key).first()
    if found is None:
        return None
    Classroom.objects.select_for_update().get(pk=found.classroom_id)
    status = Status.ACTIVE if people.proves_addresses() else Status.PENDING
    own, is_new = Membership.objects.get_or_create(
        classroom=found.classroom,
        user=user,
        defaults={
            "name": found.name,
            "number": found.number,
            "role": found.role,
            "status": status,
            "joined_at": now,
        },
    )
    if not is_new:
        _return(own, found, status)
    for name in parted(found.group) if own.role == Role.LEARNER else ():
        Group.objects.get_or_create(classroom=found.classroom, name=name)[0].members.add(own)
    Invitation.objects.filter(pk=found.pk).delete()
    _welcome(user)
    if own.role == Role.LEARNER:
        follow_people([own], now=now)
    return own


def _return(own: Membership, invited: Invitation, status: str) -> None:
    """Of somebody who was in before: those who left come back, staff does not become a learner."""
    if own.status != Status.ACTIVE:
        own.status, own.left_at, own.role = status, None, invited.role
    elif own.role == Role.LEARNER and people.proves_addresses():
        own.role = invited.role
    own.save(update_fields=["status", "left_at", "role"])


@transaction.atomic
def decline(*, user: User, key: int) -> bool:
    """Put one's own invitation away; whether there was one."""
    found = queries.invitations(user).filter(pk=key).first()
    return bool(found and found.delete()[0])


@transaction.atomic
def let_in(*, own: Membership, other: Membership, now: datetime) -> bool:
    """Let somebody in who waits; False where they wait no more."""
    rows = Membership.objects.filter(pk=other.pk, status=Status.PENDING)
    done = bool(rows.update(status=Status.ACTIVE, joined_at=now))
    if done:
        follow_people([other], now=now)
        what = "Let somebody in who waited."
        note(classroom=own.classroom, by=own.user, what=what, now=now, membership=other)
    return done


@transaction.atomic
def turn_away(*, own: Membership, other: Membership, now: datetime) -> bool:
    """Do not let somebody in who waits. The code does not bring them back; the staff may."""
    rows = Membership.objects.filter(pk=other.pk, status=Status.PENDING)
    done = bool(rows.update(status=Status.LEFT, left_at=now))
    if done:
        what = "Turned somebody away who waited."
        note(classroom=own.classroom, by=own.user, what=what, now=now, membership=other)
    return done
