"""The attempts of a learner at an assignment."""

from datetime import datetime

from accounts.models import User
from assessment.policy import Phase
from classrooms.models import Assignment
from classrooms.queries import rights
from quizzes.models import Attempt, Mode
from quizzes.queries import exams


def attempts(assignment: Assignment, learner: User) -> list[Attempt]:
    """All of them, the first one first."""
    rows = Attempt.objects.filter(
        learner=learner, mode=Mode.ASSIGNED, subject=rights.subject(assignment)
    )
    return list(rows.order_by("started_at", "pk"))


def begun(assignment: Assignment, learner: User) -> int:
    """How many were begun."""
    return Attempt.objects.filter(
        learner=learner, mode=Mode.ASSIGNED, subject=rights.subject(assignment)
    ).count()


def running(assignment: Assignment, learner: User, *, now: datetime) -> Attempt | None:
    """The one whose time is not up; there is one at most."""
    found = Attempt.objects.filter(
        learner=learner,
        mode=Mode.ASSIGNED,
        subject=rights.subject(assignment),
        submitted_at__isnull=True,
    ).first()
    return found if found and exams.phase(found, now=now) is not Phase.CLOSED else None
