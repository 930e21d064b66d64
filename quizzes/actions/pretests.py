"""Starting the guesses before a lesson."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from assessment import policy
from assessment.outline import Plan
from quizzes import bank
from quizzes.actions import locking
from quizzes.actions.starting import begin, pinned
from quizzes.models import Attempt, Mode
from quizzes.queries import attempts


def start_pretest(
    *, learner: User, plan: Plan, new_seed: Callable[[], int], now: datetime
) -> Attempt:
    """The learner's pretest of a lesson: there is one, which is given again once it exists."""
    subject = f"{attempts.PRETEST}{plan.slug}"
    with transaction.atomic(durable=True):
        opened = locking.lock_open(learner, subject)
        found = opened or Attempt.objects.filter(learner=learner, subject=subject).first()
        if found:
            return found
        seed = new_seed()
        return begin(
            learner=learner,
            subject=subject,
            mode=Mode.PRETEST,
            rules=policy.PRETEST,
            pinned=pinned(bank.pretest(count=plan.pretest, seed=seed), seed=seed),
            seed=seed,
            now=now,
        )
