"""Who is in a class, for its staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from accounts.models import User
from classrooms.models import Classroom, Group, Invitation, Membership, Role, Status

A_PAGE = 50
LONGEST_SEARCH = 80


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which learners to show: those whose name or number holds `search`, of a group, who left."""

    search: str = ""
    group: int = 0
    left: bool = False
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Page:
    """Learners of one page. `total` is how many there are by the wish, `pages` at least 1."""

    rows: Sequence[Membership]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class People:
    """All that the people page shows, in a constant number of queries."""

    page: Page
    staff: Sequence[Membership]
    waiting: Sequence[Membership]
    invited: Sequence[Invitation]
    invited_total: int
    groups: Sequence[Group]
    learners: int


def people(room: Classroom, wish: Wish) -> People:
    """Staff, who waits, who is invited, and one page of learners."""
    counts = room.members.filter(role=Role.LEARNER).aggregate(
        here=Count("pk", filter=Q(status=Status.ACTIVE)),
    )
    invited = room.invitations.order_by("name", "pk")
    return People(
        page=_page(room, wish),
        staff=list(staff(room)),
        waiting=list(room.members.filter(status=Status.PENDING).order_by("joined_at")[:A_PAGE]),
        invited=list(invited[:A_PAGE]),
        invited_total=invited.count(),
        groups=list(groups(room)),
        learners=counts["here"],
    )


def _page(room: Classroom, wish: Wish) -> Page:
    rows = room.members.filter(
        role=Role.LEARNER, status=Status.LEFT if wish.left else Status.ACTIVE
    )
    if wish.group:
        rows = rows.filter(groups=wish.group)
    if wish.search:
        rows = rows.filter(Q(name__icontains=wish.search) | Q(number__icontains=wish.search))
    total = rows.count()
    pages = max(1, -(-total // A_PAGE))
    number = min(max(wish.page, 1), pages)
    start = (number - 1) * A_PAGE
    ordered = rows.order_by("name", "pk").prefetch_related("groups")
    shown = list(ordered[start : start + A_PAGE])
    return Page(rows=shown, total=total, number=number, pages=pages)


def staff(room: Classroom) -> QuerySet[Membership]:
    """The owner, then co-instructors, then assistants, each by name."""
    rows = room.members.filter(status=Status.ACTIVE).exclude(role=Role.LEARNER)
    return rows.order_by("-role", "name").select_related("user")


def groups(room: Classroom) -> QuerySet[Group]:
    """The groups of a class with how many learners each has as `size`."""
    here = Q(members__status=Status.ACTIVE)
    return room.groups.annotate(size=Count("members", filter=here)).order_by("name")


def group(own: Membership, key: int) -> Group:
    """A group of the asker's class, else 404."""
    found = Group.objects.filter(classroom=own.classroom_id, pk=key).first()
    if found is None:
        raise Http404
    return found


def waiting(own: Membership, token: str) -> Membership:
    """Somebody of the asker's class who waits or once did, in whatever role, else 404.

    Only the owner lets in staff.
    """
    rows = Membership.objects.filter(classroom=own.classroom_id, token=token)
    if own.role != Role.OWNER:
        rows = rows.filter(role=Role.LEARNER)
    found = rows.first()
    if found is None:
        raise Http404
    return found


def colleague(own: Membership, token: str) -> Membership:
    """Somebody of the asker's staff, else 404."""
    found = staff(own.classroom).filter(token=token).first()
    if found is None:
        raise Http404
    return found


def learners(room: Classroom) -> QuerySet[Membership]:
    """The learners who are in, by name."""
    rows = room.members.filter(role=Role.LEARNER, status=Status.ACTIVE)
    return rows.order_by("name", "pk")


def ticks(found: Group, chosen: Sequence[str] | None) -> list[tuple[Membership, bool]]:
    """All learners, each with whether they are in a group, or ticked in the form as it came."""
    kept = found.members.values_list("token", flat=True) if chosen is None else chosen
    inside = set(kept)
    return [(one, one.token in inside) for one in learners(found.classroom)]


def archived_by(user: User, *, since: datetime) -> QuerySet[Membership]:
    """Somebody's place in each class of theirs that they can still bring back, newest first."""
    rows = Membership.objects.filter(
        user=user, role=Role.OWNER, classroom__archived_at__gte=since
    ).select_related("classroom")
    return rows.order_by("-classroom__archived_at")


def archived(user: User, token: str, *, now: datetime, days: timedelta) -> Membership:
    """The same for one class, else 404."""
    found = archived_by(user, since=now - days).filter(classroom__token=token).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, kw_only=True)
class Exported:
    """A learner as a row of a file."""

    email: str
    name: str
    number: str
    groups: str


def exported(room: Classroom) -> list[Exported]:
    """The learners who are in, by name, in two queries. Several groups are parted by bars."""
    rows = learners(room).select_related("user").prefetch_related("groups")
    return [
        Exported(
            email=(row.user.email or "") if row.user else "",
            name=row.name,
            number=row.number,
            groups=" | ".join(sorted(group.name for group in row.groups.all())),
        )
        for row in rows
    ]
