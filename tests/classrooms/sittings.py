"""Attempts at assignments, as rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from classrooms.models import Assignment, Membership
from classrooms.queries import rights
from quizzes.models import Attempt, AttemptItem, Mode
from tests.factories import AttemptFactory, AttemptItemFactory, MarkingFactory

WHOLE = Fraction(1)


def sat(
    assignment: Assignment,
    member: Membership,
    credits_: Sequence[Fraction | float | None],
    *,
    at: datetime,
    running: bool = False,
    mode: Mode = Mode.ASSIGNED,
) -> Attempt:
    """An attempt of an hour, handed in then; a credit of None is a question left empty."""
    attempt = AttemptFactory.create(
        learner=member.user,
        mode=mode,
        subject=rights.subject(assignment),
        started_at=at - timedelta(hours=1),
        submitted_at=None if running else at,
    )
    for position, credit in enumerate(credits_, start=1):
        item = AttemptItemFactory.create(attempt=attempt, position=position)
        marked(item, credit, at=at)
    return attempt


def marked(item: AttemptItem, credit: Fraction | float | None, *, at: datetime) -> None:
    """A marking of a question; None is for one that was left empty."""
    value = Fraction(credit or 0)
    given = {"response": None} if credit is None or item.markings.exists() else {}
    MarkingFactory.create(
        item=item,
        credit_over=value.numerator,
        credit_of=value.denominator,
        marked_at=at,
        **given,
    )
