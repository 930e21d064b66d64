"""What classes want to be told of: that an attempt ended, that a part of a lesson was read."""

from datetime import datetime

from accounts.occasions import Occasion, listen
from classrooms.actions import grading
from classrooms.actions.rights import keep_due
from classrooms.models import Assignment, Kind, Membership, Role
from classrooms.queries import rights


def ended(learner: int, subject: str, at: datetime) -> None:
    """Grade an assigned attempt; of any attempt see how strong it left its learner."""
    if subject.startswith(rights.SUBJECT):
        _grade(learner, subject.removeprefix(rights.SUBJECT), at)
    grading.reach(learner=learner, now=at)


def _grade(learner: int, token: str, at: datetime) -> None:
    assignment = Assignment.objects.select_related("classroom").filter(token=token).first()
    if assignment is not None:
        keep_due(assignment, learner=learner, at=at)
        _refresh(learner, assignment)


def read(learner: int, lesson: str, at: datetime) -> None:  # noqa: ARG001 -- as all hearers
    """Grade the assignments that ask for a lesson of which a part was read.

    Those too that are archived, or of a class that was left: they may come back.
    """
    rows = Assignment.objects.select_related("classroom").filter(
        kind=Kind.LESSON,
        target__lesson=lesson,
        published_at__isnull=False,
        classroom__members__user=learner,
        classroom__members__role=Role.LEARNER,
    )
    for assignment in rows:
        _refresh(learner, assignment)


def _refresh(learner: int, assignment: Assignment) -> None:
    members = Membership.objects.filter(classroom=assignment.classroom_id, user=learner)
    grading.refresh(assignment=assignment, memberships=list(members))


listen(Occasion.ENDED, name="classrooms", hear=ended)
listen(Occasion.READ, name="classrooms", hear=read)
