"""Receipts, for whoever handed in and for the staff of the class."""

from django.http import Http404

from accounts.http import Request
from accounts.models import User
from classrooms import receipts
from classrooms.models import Assignment, Membership, Role
from classrooms.queries import access, rights
from classrooms.queries.access import MOST, May
from classrooms.receipts import Receipt
from quizzes.models import Attempt, AttemptItem, Mode
from quizzes.queries import exams, results


def receipt(request: Request, token: str) -> tuple[Receipt, bool]:
    """The receipt of an attempt that ended, and whether staff asks; 404 for everybody else."""
    attempt = Attempt.objects.filter(
        token=token, mode=Mode.ASSIGNED, submitted_at__isnull=False
    ).first()
    if attempt is None or not isinstance(request.user, User):
        raise Http404
    assignment = (
        Assignment.objects.select_related("classroom")
        .filter(token=attempt.subject.removeprefix(rights.SUBJECT))
        .first()
    )
    if assignment is None:
        raise Http404
    by_staff = attempt.learner_id != request.user.pk
    if by_staff and not _teaches(request.user, assignment):
        raise Http404
    member = Membership.objects.filter(
        classroom=assignment.classroom_id, user=attempt.learner_id
    ).first()
    if member is None:
        raise Http404
    return _receipt(attempt, assignment, member), by_staff


def _teaches(user: User, assignment: Assignment) -> bool:
    own = access.of(user, assignment.classroom.token)
    return own is not None and MOST[Role(own.role)] >= May.GRADE


def _receipt(attempt: Attempt, assignment: Assignment, member: Membership) -> Receipt:
    submitted_at = attempt.submitted_at or attempt.started_at
    earlier = Attempt.objects.filter(
        learner=attempt.learner_id, subject=attempt.subject, pk__lt=attempt.pk
    )
    due_at = rights.effective_for(assignment, member).due_at
    return Receipt(
        attempt=attempt,
        member=member,
        assignment=assignment,
        counts=results.counts(attempt),
        number=earlier.count() + 1,
        code=receipts.code(
            attempt=attempt.token, submitted_at=submitted_at, answers=_answers(attempt)
        ),
        late=due_at is not None and submitted_at > max(due_at, attempt.due_at or due_at),
    )


def _answers(attempt: Attempt) -> list[tuple[int, tuple[str, ...]]]:
    """What counts of each question, by its position."""
    saved = exams.saved(attempt)
    rows = AttemptItem.objects.filter(attempt=attempt).order_by("position")
    return [
        (position, exams.chosen_of(saved.get(pk, [])))
        for pk, position in rows.values_list("pk", "position")
    ]
