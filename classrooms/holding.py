"""What belongs to a person here."""

from collections import defaultdict

from django.utils import timezone

from accounts import portability
from accounts.models import User
from accounts.portability import Json
from classrooms.actions import forgetting
from classrooms.models import Grade, GradeEntry, Membership, Role
from classrooms.queries import learners, live_own
from classrooms.queries.learners import Task


def export(person: User) -> Json:
    """The classes they are in, and what they may know of their grades and votes there."""
    rows = list(person.memberships.select_related("classroom").order_by("pk"))
    own = [row for row in rows if row.role == Role.LEARNER]
    tasks: dict[int, list[Task]] = defaultdict(list)
    for task in learners.tasks(own, user=person, now=timezone.now()) if own else []:
        tasks[task.own.pk].append(task)
    said = _said(own)
    cast = live_own.votes(own)
    return [_class(row, tasks[row.pk], said, cast[row.pk]) for row in rows]


def _class(
    row: Membership,
    tasks: list[Task],
    said: dict[tuple[int, int], list[Json]],
    votes: list[Json],
) -> Json:
    return {
        "classroom": row.classroom.name,
        "name": row.name,
        "number": row.number,
        "role": row.role,
        "status": row.status,
        "time_percent": row.percent,
        "joined_at": row.joined_at.isoformat(),
        "live_votes": votes,
        "assignments": [
            {
                "title": task.row.title,
                "state": str(task.state),
                "percent": task.percent if task.told else None,
                "comments": said.get((task.row.pk, row.pk), []) if task.told else [],
            }
            for task in tasks
        ],
    }


def _said(own: list[Membership]) -> dict[tuple[int, int], list[Json]]:
    """What staff wrote to them, by assignment and place; the reason of a mark is for staff."""
    found: dict[tuple[int, int], list[Json]] = defaultdict(list)
    comments = GradeEntry.objects.filter(membership__in=own, what=GradeEntry.What.COMMENT)
    for entry in comments.exclude(text="").order_by("pk"):
        at = entry.at.isoformat()
        found[entry.assignment_id, entry.membership_id].append({"at": at, "text": entry.text})
    return found


def adopt(guest: User, user: User) -> None:
    """A guest is in no class."""


def hinders(person: User) -> str:
    """A class must have an owner, so theirs are passed on or archived first."""
    owned = person.memberships.filter(role=Role.OWNER, classroom__archived_at__isnull=True)
    names = list(owned.order_by("pk").values_list("classroom__name", flat=True))
    if not names:
        return ""
    return f"Pass on or archive what you own, in its settings: {', '.join(names)}."


def keeps(person: User) -> bool:
    """Whether a class keeps grades of theirs."""
    return (
        Grade.objects.filter(membership__user=person).exists()
        or GradeEntry.objects.filter(membership__user=person).exists()
    )


portability.register(
    portability.Holding(
        name="classrooms",
        export=export,
        adopt=adopt,
        hinders=hinders,
        keeps=keeps,
        erase=forgetting.erase,
    )
)
