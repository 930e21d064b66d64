"""The end of an attempt that is marked as a whole, or whose time is up."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from assessment import scoring
from assessment.effective import effective
from assessment.policy import Phase
from quizzes import pins
from quizzes.actions import locking, remembering
from quizzes.models import Attempt, AttemptItem, Marking
from quizzes.queries import attempts, exams, memories
from quizzes.queries.exams import Saved

ANSWERED, EMPTY = "answered", "left empty"


def settle(attempt: Attempt, *, now: datetime) -> Attempt:
    """The attempt, ended and marked if its time is over and nobody has looked since.

    Where and how often it is called changes nothing of the result: that follows from what was
    saved and from the deadline.
    """
    if attempt.submitted_at or exams.phase(attempt, now=now) is not Phase.CLOSED:
        return attempt
    with transaction.atomic(durable=True):
        held = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if held.submitted_at is None:
            end(held, now=now)
        return held


def settle_all(found: Iterable[Attempt], *, now: datetime) -> list[Attempt]:
    """The same of several attempts."""
    return [settle(attempt, now=now) for attempt in found]


def first_running(opened: Iterable[Attempt], *, now: datetime) -> Attempt | None:
    """The first of these open attempts whose time is not up; the others are ended where none is.

    For use in a transaction that holds them.
    """
    found = list(opened)
    for attempt in found:
        if exams.phase(attempt, now=now) is not Phase.CLOSED:
            return attempt
    for attempt in found:
        end(attempt, now=now)
    return None


def end(attempt: Attempt, *, now: datetime) -> None:
    """End an open attempt and mark each question that is not marked by its effective answer.

    It ends when it is handed in, at the latest when its time is up. For use in a transaction that
    holds the attempt.
    """
    at = min(now, attempt.deadline_at) if attempt.deadline_at else now
    saved = exams.saved(attempt)
    rule = attempts.rules(attempt).marking
    items = list(
        AttemptItem.objects.filter(attempt=attempt, markings__isnull=True).order_by("position")
    )
    marked = [(item, _marking(item, saved.get(item.pk, []), at, rule)) for item in items]
    Marking.objects.bulk_create(marking for _, marking in marked)
    if memories.feeds(attempt):
        _remember(attempt, marked, at)
    # Last, so that whoever is told of the end finds what it left behind.
    locking.submit(attempt, at=at)


def _remember(
    attempt: Attempt, marked: Iterable[tuple[AttemptItem, Marking]], at: datetime
) -> None:
    remembering.remember(
        learner=attempt.learner_id,
        seen=[
            remembering.Seen(
                fact=item.fact,
                item_id=item.item_id,
                credit=marking.credit,
                sureness=None,
                at=at,
            )
            for item, marking in marked
            if item.scored and marking.response_id
        ],
    )


def _marking(item: AttemptItem, rows: list[Saved], at: datetime, rule: scoring.Rule) -> Marking:
    """The credit of the effective answer. An empty one, given or not, earns nothing."""
    chosen = effective(row.event for row in rows)
    given = next((row for row in rows if row.event == chosen and row.event.answer), None)
    shown = pins.from_json(item.snapshot).shown
    answer = shown.read(given.event.answer) if given else ()
    credit = scoring.credit(shown.item, answer, rule)
    return Marking(
        item=item,
        response_id=given.pk if given else None,
        credit_over=credit.numerator,
        credit_of=credit.denominator,
        item_version=item.item_version,
        reason=ANSWERED if given else EMPTY,
        marked_at=at,
    )
