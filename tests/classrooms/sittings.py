"""Attempts at assignments, as rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from classrooms.models import Assignment, Membership
from classrooms.queries import rights
from quizzes.models import Attempt, AttemptItem, Mode
from quizzes.pins import from_json
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
    again = item.markings.exists()
    given = (
        {"response": None}
        if credit is None or again
        else {"response__answer": _answer(item, value)}
    )
    MarkingFactory.create(
        item=item,
        credit_over=value.numerator,
        credit_of=value.denominator,
        marked_at=at,
        **given,
    )


def _answer(item: AttemptItem, credit: Fraction) -> list[str]:
    """The right option, or the first of the others."""
    shown = from_json(item.snapshot).shown
    right = list(shown.show(shown.item.key))
    return right if credit == 1 else [id_ for id_, _ in shown.options if id_ not in right][:1]
