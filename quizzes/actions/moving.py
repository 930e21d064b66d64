"""A guest's attempts go with them into an account."""

from django.db import transaction

from accounts.models import User
from quizzes.actions import exams, locking, remembering
from quizzes.models import Attempt, FactMemory, Mode


@transaction.atomic
def adopt(guest: User, user: User) -> None:
    """Move all attempts of `guest` to `user`; none is lost or doubled.

    Where both have an open attempt of one subject, the one begun later stays open; the other ends
    at the moment the later one began. What `user` remembers then follows from all of it.
    """
    held = Attempt.objects.select_for_update().filter(
        learner__in=[guest, user], submitted_at__isnull=True
    )
    latest: dict[str, Attempt] = {}
    for attempt in held.order_by("started_at", "pk"):
        before = latest.get(attempt.subject)
        if before and before.mode == Mode.EXAM:
            exams.end(before, now=attempt.started_at)
        elif before:
            locking.submit(before, at=attempt.started_at)
        latest[attempt.subject] = attempt
    Attempt.objects.filter(learner=guest).update(learner=user)
    FactMemory.objects.filter(learner=guest).delete()
    remembering.rebuild(learner=user.pk)
