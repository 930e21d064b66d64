"""The quizzes of a learner, newest first, each in a line."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from quizzes.models import Attempt, AttemptItem, Mode
from quizzes.queries import attempts, markings

# The checks inside a lesson are read there, and never end.
LISTED = (Mode.PRACTICE, Mode.REVIEW, Mode.CAPSTONE, Mode.EXAM, Mode.QUICK, Mode.PRETEST)


@dataclass(frozen=True, kw_only=True)
class Past:
    """One quiz: of `total` questions that count `right` were right at the first answer.

    Both are None while nothing may be told of them.
    """

    token: str
    mode: Mode
    subject: str
    started_at: datetime
    open: bool
    right: int | None
    total: int | None


def past(
    learner: User, *, now: datetime, limit: int, before: datetime | None = None
) -> tuple[Past, ...]:
    """The newest quizzes, those that began before a moment where it is given. Two queries.

    A pretest that is still held needs two more.
    """
    rows = Attempt.objects.filter(learner=learner, mode__in=LISTED).order_by("-started_at", "-pk")
    if before is not None:
        rows = rows.filter(started_at__lt=before)
    found = list(rows[:limit])
    marks = _marks(found)
    return tuple(_past(attempt, marks.get(attempt.pk, []), now=now) for attempt in found)


def _marks(found: list[Attempt]) -> dict[int, list[bool]]:
    """Of each attempt its counted questions: whether each earned all."""
    rows = (
        AttemptItem.objects.filter(attempt__in=found, root__isnull=True, scored=True)
        .annotate(whole=markings.whole())
        .values_list("attempt_id", "whole")
    )
    # A quick check that was ended early has a question more than were asked for.
    growing = {attempt.pk for attempt in found if attempt.mode == Mode.QUICK}
    marks: dict[int, list[bool]] = {}
    for attempt, whole in rows:
        if whole is not None or attempt not in growing:
            marks.setdefault(attempt, []).append(bool(whole))
    return marks


def _past(attempt: Attempt, marks: list[bool], *, now: datetime) -> Past:
    over = attempt.deadline_at is not None and attempt.deadline_at <= now
    ended = attempt.submitted_at is not None
    told = ended and not attempts.is_held(attempt, now=now)
    return Past(
        token=attempt.token,
        mode=Mode(attempt.mode),
        subject=attempt.subject,
        started_at=attempt.started_at,
        open=not ended and not over,
        right=sum(marks) if told else None,
        total=len(marks) if told else None,
    )
