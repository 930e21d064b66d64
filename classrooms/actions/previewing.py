"""An instructor's own trial of an assignment: what a learner would get, counted nowhere."""

from datetime import datetime, timedelta

from accounts.models import User
from assessment import policy
from assessment.policy import Rules
from assessment.terms import Feedback
from classrooms import papers
from classrooms.models import Assignment, Kind
from quizzes import bank
from quizzes.actions import assigned
from quizzes.models import Attempt, Mode

SUBJECT = "preview:"
MINUTE_S = 60


def preview(row: Assignment, *, by: User, seed: int, now: datetime) -> Attempt:
    """A trial run of a quiz or a mock exam; the one that is open, where there is one.

    Dates, attempts and the access code are not asked for, and the replies come without waiting for
    anybody. Raises ValueError, naming the field, where no paper can be drawn.
    """
    placed = papers.placed(row, seed)
    rules = _rules(row)
    return assigned.start(
        learner=by,
        subject=f"{SUBJECT}{row.token}",
        mode=Mode.PREVIEW,
        rules=rules,
        items=[one.item for one in placed],
        on_trial={one.item.id for one in placed if not one.scored},
        seed=papers.showing(row, seed),
        deadline_at=now + timedelta(seconds=rules.limit_s) if rules.limit_s else None,
        scores_from=now,
        replies_from=now,
        now=now,
    )


def _rules(row: Assignment) -> Rules:
    paper = str(row.target["paper"]) if row.kind == Kind.MOCK else ""
    return policy.assigned(
        name=row.title,
        each=row.feedback == Feedback.EACH,
        feeds=False,
        strict=not row.partial,
        limit_s=row.limit_minutes * MINUTE_S,
        paper=paper,
        pass_percent=bank.blueprints()[paper].pass_percent if paper else None,
    )
