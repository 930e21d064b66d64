"""Starting a review: a question for each fact that is due."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from assessment import policy
from quizzes import bank
from quizzes.actions import locking, starting
from quizzes.models import Attempt, Mode
from quizzes.queries import attempts


def start_review(
    *,
    learner: User,
    facts: Iterable[tuple[str, str]],
    seed: int,
    since: datetime,
    now: datetime,
) -> Attempt | None:
    """A review of these facts, each with the id of the item that asked for it last; None of none.

    One that was begun at `since` or later and is still open is given back instead. An older one
    ends: its facts are due again, or among these.
    """
    with transaction.atomic(durable=True):
        opened = locking.lock_open(learner, attempts.REVIEW)
        if opened and opened.started_at >= since:
            return opened
        items = bank.review_paper(facts=facts, seed=seed)
        if not items:
            return None
        if opened:
            locking.submit(opened, at=now)
        return starting.begin(
            learner=learner,
            subject=attempts.REVIEW,
            mode=Mode.REVIEW,
            rules=policy.REVIEW,
            pinned=starting.pinned(items, seed=seed),
            seed=seed,
            now=now,
        )
