"""The classes that somebody teaches, as the list of all their classes tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from classrooms.models import Assignment, Membership, Role, Status


@dataclass(frozen=True, kw_only=True)
class Taught:
    """A class that somebody teaches: its learners, who waits to be let in, and what is due next."""

    own: Membership
    learners: int
    waiting: int
    next: Assignment | None


def taught(own: Iterable[Membership], *, now: datetime) -> list[Taught]:
    """Of these places those where one teaches. Two queries, none without such a place."""
    mine = [one for one in own if one.status == Status.ACTIVE and one.role != Role.LEARNER]
    if not mine:
        return []
    rooms = [one.classroom_id for one in mine]
    people = Membership.objects.filter(classroom__in=rooms, role=Role.LEARNER)
    counted = {
        room: (learners, waiting)
        for room, learners, waiting in people.values_list("classroom")
        .annotate(
            learners=Count("pk", filter=Q(status=Status.ACTIVE)),
            waiting=Count("pk", filter=Q(status=Status.PENDING)),
        )
        .order_by()
    }
    due: dict[int, Assignment] = {}
    for row in Assignment.objects.filter(
        classroom__in=rooms, published_at__isnull=False, archived_at__isnull=True, due_at__gt=now
    ).order_by("-due_at", "-pk"):
        due[row.classroom_id] = row
    return [
        Taught(
            own=one,
            learners=counted.get(one.classroom_id, (0, 0))[0],
            waiting=counted.get(one.classroom_id, (0, 0))[1],
            next=due.get(one.classroom_id),
        )
        for one in mine
    ]
