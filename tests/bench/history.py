"""A learner with a long history, put into the database in bulk."""

import itertools
import uuid
from datetime import UTC, datetime, timedelta

from accounts.models import User
from quizzes import pins
from quizzes.actions.starting import start_practice
from quizzes.models import Attempt, AttemptItem, Marking, Response

START = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
QUESTIONS = 20
KINDS = 25


def learner(*, answers: int, email: str, until: datetime) -> User:
    """Somebody who gave so many answers in quizzes of 20, spread evenly up to `until`.

    Three of four are right. The papers of 25 real quizzes come again and again.
    """
    person = User.objects.create_user(email=email)
    count = answers // QUESTIONS
    papers = [_paper(person, number) for number in range(min(KINDS, count))]
    step = (until - START) / (count + 1)
    for number in range(count):
        attempt, items = papers[number % len(papers)]
        _copy(attempt, items, number=number, at=START + step * (number + 1))
    Attempt.objects.filter(pk__in=[attempt.pk for attempt, _ in papers]).delete()
    return person


def _paper(person: User, number: int) -> tuple[Attempt, list[AttemptItem]]:
    attempt = start_practice(
        learner=person,
        lessons=(),
        count=QUESTIONS,
        seeds=itertools.count(number + 1),
        closes="",
        now=START,
    )
    Attempt.objects.filter(pk=attempt.pk).update(submitted_at=START)
    return attempt, list(attempt.items.order_by("position"))


def _copy(attempt: Attempt, items: list[AttemptItem], *, number: int, at: datetime) -> None:
    own = Attempt.objects.create(
        learner_id=attempt.learner_id,
        mode=attempt.mode,
        subject=attempt.subject,
        seed=number,
        content_version=attempt.content_version,
        digest=str(number),
        policy=attempt.policy,
        started_at=at,
        submitted_at=at + timedelta(minutes=10),
    )
    fields = ("position", "item_id", "item_version", "fact", "lesson", "snapshot")
    rows = AttemptItem.objects.bulk_create(
        AttemptItem(attempt=own, **{name: getattr(item, name) for name in fields}) for item in items
    )
    given = [
        (row, (number + row.position) % 4 > 0, at + timedelta(seconds=30 * row.position))
        for row in rows
    ]
    responses = Response.objects.bulk_create(
        Response(
            attempt=own,
            item=row,
            op_id=uuid.uuid4(),
            rev=1,
            answer=_answer(row, right=right),
            sureness=(number + row.position) % 3,
            final=True,
            received_at=when,
            latency_ms=20_000,
        )
        for row, right, when in given
    )
    Marking.objects.bulk_create(
        Marking(
            item=row,
            response=response,
            credit_over=int(right),
            credit_of=1,
            item_version=row.item_version,
            reason="answered",
            marked_at=when,
        )
        for (row, right, when), response in zip(given, responses, strict=True)
    )


def _answer(row: AttemptItem, *, right: bool) -> list[str]:
    shown = pins.from_json(row.snapshot).shown
    return list(shown.show(shown.item.key)) if right else []
