"""The quick check: its start, and the next question after each answer."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from assessment import policy, quick_check
from assessment.presentation import present
from quizzes import bank, pins
from quizzes.actions import locking, repeating
from quizzes.actions.starting import begin
from quizzes.models import Attempt, Mode
from quizzes.pins import Pin
from quizzes.queries import attempts, quick
from quizzes.queries.attempts import Place

NOTHING = "There is no question for a quick check yet."


def start_quick(*, learner: User, new_seed: Callable[[], int], now: datetime) -> Attempt:
    """A quick check with its first question, or the one that is open."""
    with transaction.atomic(durable=True):
        opened = locking.lock_open(learner, attempts.QUICK)
        if opened:
            return opened
        seed = new_seed()
        first = _next(learner.pk, seed, (), before=None)
        if first is None:
            raise locking.RefusedError(NOTHING)
        return begin(
            learner=learner,
            subject=attempts.QUICK,
            mode=Mode.QUICK,
            rules=policy.QUICK,
            pinned=[first],
            seed=seed,
            now=now,
        )


def go_on(attempt: Attempt, places: tuple[Place, ...], *, now: datetime) -> tuple[Place, ...]:
    """After an answer: the next question, or the end. Gives the questions as they stand now.

    For use in a transaction that holds the attempt.
    """
    following = _next(attempt.learner_id, attempt.seed, places, before=attempt.pk)
    if following is None:
        locking.submit(attempt, at=now)
        return places
    row = repeating.row_of(attempt, following, position=len(places) + 1)
    row.save(force_insert=True)
    return (*places, repeating.place_of(row))


def _next(learner: int, seed: int, places: tuple[Place, ...], *, before: int | None) -> Pin | None:
    found = quick_check.next_question(
        quick.given(places),
        seed=seed,
        stock=bank.quick_stock(),
        had=quick.had(learner, before=before),
    )
    item = bank.check(found.id) if found else None
    return pins.of_library(present(item, seed)) if item else None
