"""One writer at a time on an attempt, and one transaction around what is acknowledged."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404

from accounts.models import User
from accounts.occasions import Occasion, tell
from assessment.policy import Standing
from quizzes.models import Attempt, Mode
from quizzes.queries import attempts

USED = "This form was sent before with another answer. Load the page again."
GONE = "What you did here was deleted a moment ago, in another tab or browser. Load the page again."


class RefusedError(Exception):
    """Not allowed; the text says why in the learner's words."""


@contextmanager
def recording() -> Iterator[None]:
    """One transaction, committed when it ends. A second use of an operation's id is refused."""
    try:
        with transaction.atomic(durable=True):
            yield
    except IntegrityError as error:
        raise RefusedError(USED) from error


def lock(learner: User | None, token: str) -> Attempt:
    """The learner's own attempt, held until the transaction ends; 404 for anyone else's.

    SQLite holds the whole database instead, since its transactions begin IMMEDIATE.
    """
    found = learner and (
        Attempt.objects.select_for_update().filter(learner_id=learner.pk, token=token).first()
    )
    if not found:
        raise Http404
    return found


def submit(attempt: Attempt, *, at: datetime) -> None:
    """End an attempt that is held."""
    attempt.submitted_at = at
    attempt.save(update_fields=["submitted_at"])
    tell(Occasion.ENDED, learner=attempt.learner_id, subject=attempt.subject, at=at)


def hold(attempt: int) -> Standing:
    """Hold an attempt by its key until the transaction ends, and say whether it has ended.

    Raises Http404 where it was deleted meanwhile.
    """
    rows = Attempt.objects.select_for_update().filter(pk=attempt).values_list("submitted_at")
    found = rows.first()
    if found is None:
        raise Http404
    return Standing(submitted=found[0] is not None, checked=False)


def lock_learner(learner: User) -> None:
    """Hold the learner's row, so that of two starts at once the second sees the first."""
    if User.objects.select_for_update().filter(pk=learner.pk).first() is None:
        raise RefusedError(GONE)


def lock_open(learner: User, subject: str) -> Attempt | None:
    """The learner's open attempt of a subject, held until the transaction ends.

    Where there is none the learner is held, so that a second start waits for the first.
    """
    return next(iter(_lock_open(learner, subject=subject)), None)


def lock_exams(learner: User) -> list[Attempt]:
    """The learner's exams that are not marked, the newest first; held likewise.

    Of any form, their own and those that an instructor asked for.
    """
    modes = (Mode.EXAM, Mode.ASSIGNED)
    return _lock_open(
        learner,
        mode__in=modes,
        wanted=lambda one: one.mode == Mode.EXAM or bool(attempts.rules(one).paper),
    )


def _lock_open(
    learner: User, *, wanted: Callable[[Attempt], bool] = lambda _: True, **of: Any
) -> list[Attempt]:
    rows = Attempt.objects.select_for_update().filter(
        learner=learner, submitted_at__isnull=True, **of
    )
    found = [one for one in rows.order_by("-pk") if wanted(one)]
    if not found:
        lock_learner(learner)
        found = [one for one in rows.order_by("-pk") if wanted(one)]
    return found
