"""The attempts of a learner at an assignment."""

from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How many attempts were begun, and the one whose time is not up; there is one at most."""

    begun: int
    running: Attempt | None


def stand(assignment: Assignment, learner: User, *, now: datetime) -> Stand:
    """How a learner stands with an assignment. One query."""
    found = attempts(assignment, learner)
    open_ = [one for one in found if exams.phase(one, now=now) is not Phase.CLOSED]
    return Stand(begun=len(found), running=next(iter(open_), None))
