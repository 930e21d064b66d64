"""Starting what an instructor asked for, or an instructor's own trial of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from assessment.items import Item
from assessment.policy import Rules
from quizzes.actions import ending, locking, starting
from quizzes.models import Attempt, Mode

ONE_AT_A_TIME = "Another mock exam of yours is still running. Hand it in before you begin this one."


class OtherExamError(locking.RefusedError):
    """Another exam is still running, and two at once would tell of each other."""

    def __init__(self, running: Attempt) -> None:
        super().__init__(ONE_AT_A_TIME)
        self.running = running


def start(
    *,
    learner: User,
    subject: str,
    mode: Mode,
    rules: Rules,
    items: Sequence[Item],
    seed: int,
    deadline_at: datetime | None,
    scores_from: datetime | None,
    replies_from: datetime | None,
    now: datetime,
    on_trial: Collection[str] = (),
) -> Attempt:
    """A new attempt at these questions, in this order; one of the subject that runs instead.

    One whose time is up is ended first. `seed` shuffles the options. How many attempts there may
    be is for the caller to count, in the same transaction. Raises OtherExamError where it is an
    exam and another one runs.
    """
    with transaction.atomic():
        opened = locking.lock_open(learner, subject)
        if running := ending.first_running([opened] if opened else [], now=now):
            return running
        exams = locking.lock_exams(learner) if rules.paper and mode == Mode.ASSIGNED else []
        if exam := ending.first_running(exams, now=now):
            raise OtherExamError(exam)
        return starting.begin(
            learner=learner,
            subject=subject,
            mode=mode,
            rules=rules,
            pinned=starting.pinned(items, seed=seed),
            seed=seed,
            now=now,
            on_trial=on_trial,
            moments=starting.Moments(
                deadline_at=deadline_at, scores_from=scores_from, replies_from=replies_from
            ),
        )
