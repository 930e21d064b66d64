"""What code opens which class, and who is invited to which."""

from datetime import datetime

from django.db.models import Q, QuerySet

from accounts import queries as people
from accounts.models import User
from classrooms.models import Classroom, Invitation, Membership, Role, Status
from classrooms.models.people import CODE_LENGTH, SIGNS

# What is easily read as another sign is taken for it.
FORGIVEN = str.maketrans({"U": "V"})
BLANKS = frozenset(" -–—_.\t\u00a0")


def typed(text: str) -> str:
    """A code as it is kept: capitals, without the blanks and dashes that people add."""
    kept = "".join(sign for sign in text if sign not in BLANKS)
    return kept.upper().translate(FORGIVEN)


def is_code(text: str) -> bool:
    """Whether it could be a code at all."""
    return len(text) == CODE_LENGTH and set(text) <= set(SIGNS)


def opened_by(code: str, *, now: datetime) -> Classroom | None:
    """The class that a code opens now: not archived, open, and not past its date."""
    return (
        Classroom.objects.filter(code=code, code_open=True, archived_at__isnull=True)
        .filter(Q(code_closes_at__isnull=True) | Q(code_closes_at__gt=now))
        .first()
    )


def has_seat(room: Classroom) -> bool:
    """Whether the class takes one more learner, counting those who wait to be let in."""
    if room.seats is None:
        return True
    taken = room.members.filter(role=Role.LEARNER).exclude(status=Status.LEFT)
    return taken.count() < room.seats


def place_by_code(user: User, code: str) -> Membership | None:
    """Somebody's own place in the class of a code, whether the code still opens it or not."""
    return (
        Membership.objects.select_related("classroom")
        .filter(user=user, classroom__code=code, classroom__archived_at__isnull=True)
        .exclude(status=Status.LEFT)
        .first()
    )


def invitations(user: User) -> QuerySet[Invitation]:
    """The classes that somebody is invited to and not in yet, the newest first."""
    rows = Invitation.objects.filter(email__in=people.addresses(user))
    return (
        rows.filter(classroom__archived_at__isnull=True)
        .select_related("classroom")
        .order_by("-invited_at", "pk")
    )


def last_name(user: User) -> str:
    """What somebody was called in the class they joined last; empty before the first."""
    row = Membership.objects.filter(user=user).order_by("-joined_at").first()
    return row.name if row else ""
