"""The assignments of a class, for its staff: what is a draft, open, closed, and how far it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Avg, Count, F, OuterRef, Q, Subquery

from classrooms.models import (
    Assignment,
    Change,
    Classroom,
    Grade,
    GradeEntry,
    GradeState,
    Kind,
    Membership,
    Override,
    Reached,
    Role,
    Status,
)
from classrooms.queries import rights
from classrooms.summing import Audience
from quizzes.models import Attempt, Mode

UNDO = timedelta(days=30)
IN = (GradeState.DONE, GradeState.LATE, GradeState.MARKED)
LEARNERS = Q(membership__role=Role.LEARNER, membership__status=Status.ACTIVE)


class Stage(StrEnum):
    """How far an assignment is."""

    DRAFT = "draft"
    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One assignment, with how many of the class have handed it in."""

    row: Assignment
    stage: Stage
    handed_in: int
    of: int

    @property
    def width(self) -> str:
        """The bar, in percent."""
        return f"{100 * self.handed_in / self.of:.1f}" if self.of else "0"

    @property
    def undo_until(self) -> datetime | None:
        """Until when an archived one may be brought back."""
        return self.row.archived_at + UNDO if self.row.archived_at else None


def stage(row: Assignment, *, now: datetime) -> Stage:
    """How far it is at a moment, for a learner without other terms."""
    if row.archived_at:
        return Stage.ARCHIVED
    if row.published_at is None:
        return Stage.DRAFT
    if row.opens_at and row.opens_at > now:
        return Stage.COMING
    last = row.closes_at or row.due_at
    if row.late == "none" and row.due_at:
        last = min(row.due_at, last or row.due_at)
    return Stage.CLOSED if last and last <= now else Stage.OPEN


def lines(classroom: Classroom, *, now: datetime) -> dict[Stage, list[Line]]:
    """All assignments by how far they are, those to be done next first; three queries.

    Archived ones are among them while they may be brought back.
    """
    rows = list(
        Assignment.objects.filter(classroom=classroom)
        .filter(Q(archived_at__isnull=True) | Q(archived_at__gt=now - UNDO))
        .order_by(F("due_at").asc(nulls_last=True), "pk")
    )
    done = dict(
        Grade.objects.filter(LEARNERS, assignment__classroom=classroom, state__in=IN)
        .values_list("assignment")
        .annotate(n=Count("pk"))
        .order_by()
    )
    of = learners(classroom)
    found: dict[Stage, list[Line]] = {one: [] for one in Stage}
    for row in rows:
        at = stage(row, now=now)
        found[at].append(Line(row=row, stage=at, handed_in=done.get(row.pk, 0), of=of))
    found[Stage.CLOSED].reverse()
    return found


def learners(classroom: Classroom) -> int:
    """How many learners a class has."""
    return Membership.objects.filter(
        classroom=classroom, role=Role.LEARNER, status=Status.ACTIVE
    ).count()


def begun(row: Assignment) -> bool:
    """Whether a learner has begun it, or staff has marked it: what they had stays as it was."""
    if row.pk is None:
        return False
    attempts = Attempt.objects.filter(mode=Mode.ASSIGNED, subject=rights.subject(row))
    return (
        attempts.exists()
        or Reached.objects.filter(assignment=row).exists()
        or GradeEntry.objects.filter(assignment=row).exists()
    )


def graded(row: Assignment) -> bool:
    """Whether anything of it stands in the gradebook, or is on its way there."""
    return begun(row) or Grade.objects.filter(assignment=row, state__in=IN).exists()


def audience(row: Assignment) -> Audience:
    """Who gets it."""
    room = row.classroom
    exceptions = Override.objects.filter(assignment=row).count() if row.pk else 0
    return Audience(
        name=room.name, zone=room.time_zone, learners=learners(room), exceptions=exceptions
    )


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a class is with one assignment. `mean` is in percent, None before the first grade."""

    handed_in: int
    late: int
    at_it: int
    of: int
    mean: int | None

    @property
    def width(self) -> str:
        """The bar, in percent."""
        return f"{100 * self.handed_in / self.of:.1f}" if self.of else "0"


def progress(row: Assignment, *, of: int) -> Progress:
    """How far the `of` learners of a class are; two queries."""
    found = Grade.objects.filter(LEARNERS, assignment=row).aggregate(
        handed_in=Count("pk", filter=Q(state__in=IN)),
        late=Count("pk", filter=Q(state=GradeState.LATE)),
        mean=Avg("percent", filter=~Q(state=GradeState.EXEMPT)),
    )
    running = Attempt.objects.filter(
        mode=Mode.ASSIGNED, subject=rights.subject(row), submitted_at__isnull=True
    )
    mean = found["mean"]
    return Progress(
        handed_in=found["handed_in"],
        late=found["late"],
        at_it=running.count(),
        of=of,
        mean=None if mean is None else round(mean),
    )


def has_questions(row: Assignment) -> bool:
    """Whether attempts are made at it."""
    return row.kind in (Kind.QUIZ, Kind.MOCK)


def newest_changes(row: Assignment, *, most: int = 8) -> list[Change]:
    """What staff did to it, the newest first; `by_name` is what the class calls who did it."""
    called = Membership.objects.filter(classroom=row.classroom_id, user=OuterRef("by"))
    rows = Change.objects.filter(assignment=row).annotate(
        by_name=Subquery(called.values("name")[:1])
    )
    return list(rows.order_by("-at", "-pk")[:most])


def own_classrooms(user_id: int) -> list[Membership]:
    """The classes in which somebody may change assignments, by name."""
    rows = Membership.objects.select_related("classroom").filter(
        user=user_id,
        status=Status.ACTIVE,
        role__in=(Role.OWNER, Role.INSTRUCTOR),
        classroom__archived_at__isnull=True,
    )
    return list(rows.order_by("classroom__name", "pk"))
