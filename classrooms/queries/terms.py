"""The terms of an assignment as the core takes them."""

from assessment import terms as core
from assessment.terms import Change, Counts, Feedback, Late, Scores, Terms
from classrooms.models import Assignment, Extension, Override

MINUTE_S = 60


def terms(row: Assignment) -> Terms:
    """Those for everybody."""
    return Terms(
        opens_at=row.opens_at,
        due_at=row.due_at,
        closes_at=row.closes_at,
        limit_s=row.limit_minutes * MINUTE_S,
        attempts=row.attempts,
        counts=Counts(row.counts),
        late=Late(row.late),
        late_percent=row.late_percent,
        feedback=Feedback(row.feedback),
        scores=Scores(row.scores),
        replies_at=row.replies_at,
        scores_at=row.scores_at,
        replies_released_at=row.replies_released_at,
        scores_released_at=row.scores_released_at,
    )


def change(row: Override) -> Change:
    """An override."""
    return Change(
        opens_at=row.opens_at,
        due_at=row.due_at,
        closes_at=row.closes_at,
        limit_s=None if row.limit_minutes is None else row.limit_minutes * MINUTE_S,
        attempts=row.attempts,
        exempt=row.exempt,
    )


def extension(row: Extension) -> core.Extension:
    """An extension."""
    return core.Extension(given_at=row.given_at, seconds=row.minutes * MINUTE_S)
