"""Answering a check inside a lesson. Its attempt begins with the first answer."""

from dataclasses import asdict
from datetime import datetime

from accounts.models import User
from assessment import policy
from lessons.library import library
from quizzes.actions import repeating
from quizzes.actions.answering import Choose, Operation, Turn, checked_before, mark
from quizzes.actions.locking import lock_open, recording
from quizzes.models import Attempt, Mode
from quizzes.pins import Pin
from quizzes.queries import attempts
from quizzes.queries.attempts import LESSON


def answer_check(
    *, learner: User, lesson: str, pinned: Pin, seed: int, operation: Operation, choose: Choose
) -> Turn:
    """Check the answer to an authored question of a lesson. The first answer counts.

    `pinned` is the question as the page showed it; `seed` is the attempt's, where this is the
    first answer in the lesson. Raises whatever `choose` raises.
    """
    item_id = pinned.shown.item.id
    subject = LESSON + lesson
    with recording():
        attempt = lock_open(learner, subject)
        places = attempts.subject_places(learner, subject, item_id=item_id)
        place = next((p for p in places if p.item_id == item_id and p.root_id is None), None)
        if place and place.checked:
            attempt = attempt or Attempt.objects.get(pk=place.attempt_id)
            return checked_before(attempt, places, place, operation)
        attempt = attempt or _begin(learner, subject, seed, operation.received_at)
        own = tuple(p for p in places if p.attempt_id == attempt.pk)
        row = repeating.row_of(attempt, pinned, position=len(own) + 1)
        row.save(force_insert=True)
        place = repeating.place_of(row)
        return mark(attempt, (*own, place), place, operation, choose)


def _begin(learner: User, subject: str, seed: int, now: datetime) -> Attempt:
    return Attempt.objects.create(
        learner=learner,
        subject=subject,
        mode=Mode.CHECK,
        policy=asdict(policy.CHECK),
        seed=seed,
        content_version=library().version,
        digest="",
        started_at=now,
    )
