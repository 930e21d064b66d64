"""An instructor's own trial of an assignment: what a learner would get, counted nowhere."""

from dataclasses import replace
from datetime import datetime

from accounts.models import User
from assessment.policy import deadline
from assessment.terms import effective
from classrooms import papers
from classrooms.actions import sitting
from classrooms.models import Assignment
from classrooms.queries import terms
from quizzes.actions import assigned
from quizzes.models import Attempt, Mode

SUBJECT = "preview:"


def preview(row: Assignment, *, by: User, seed: int, now: datetime) -> Attempt:
    """A trial run of a quiz or a mock exam; the one that is open, where there is one.

    Dates, attempts and the access code are not asked for, and the replies come without waiting for
    anybody. Raises ValueError, naming the field, where no paper can be drawn.
    """
    placed = papers.placed(row, seed)
    standard = effective(terms.terms(row))
    rules = replace(sitting.rules(row, standard), feeds=False)
    return assigned.start(
        learner=by,
        subject=f"{SUBJECT}{row.token}",
        mode=Mode.PREVIEW,
        rules=rules,
        items=[one.item for one in placed],
        on_trial={one.item.id for one in placed if not one.scored},
        seed=papers.showing(row, seed),
        deadline_at=deadline(rules, started_at=now),
        scores_from=now,
        replies_from=now,
        now=now,
    )
