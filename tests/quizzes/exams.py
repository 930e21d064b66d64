"""Mock exams that were begun at five past two, and what is done in them."""

import re
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from django.test import Client
from time_machine import travel

from accounts.models import User
from assessment import policy
from assessment.items import Item
from quizzes.models import Attempt, Mode
from tests.factories import AttemptFactory, AttemptItemFactory
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.items import pinned_item

START = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
END = START + timedelta(minutes=42)
GRACE_END = END + policy.GRACE
SECOND = timedelta(seconds=1)


def exam_of(learner: User, *items: Item, trial: int = 0, **more: object) -> Quiz:
    """A short exam of these items that runs until `END`; the last `trial` of them do not count."""
    percent = more.pop("percent", policy.WHOLE_TIME)
    rules = policy.exam(minutes=42, percent=int(str(percent)))
    attempt: Attempt = AttemptFactory.create(
        **{
            "learner": learner,
            "mode": Mode.EXAM,
            "subject": "mock:short",
            "policy": asdict(rules),
            "started_at": START,
            "deadline_at": policy.deadline(rules, started_at=START),
            **more,
        }
    )
    pins = [pinned_item(item) for item in items]
    for position, pin in enumerate(pins, start=1):
        scored = position <= len(items) - trial
        AttemptItemFactory.create(attempt=attempt, position=position, pinned=pin, scored=scored)
    return Quiz(attempt=attempt, shown=[pin.shown for pin in pins])


def at(moment: datetime) -> travel:
    """The server's clock stands still at this moment."""
    return travel(moment, tick=False)


def keep(client: Client, quiz: Quiz, number: int, to: object, **fields: object) -> tuple[int, str]:
    """Leave a question by a button of its form: the status, and where it leads."""
    reply = client.post(quiz.url(number, "keep/"), sent({"to": str(to), **fields}))
    return reply.status_code, reply.headers.get("Location", "")


def save(client: Client, quiz: Quiz, number: int, **fields: object) -> int:
    """Save by the script's way: the status."""
    return client.post(quiz.page("save"), sent({"slot": str(number), **fields})).status_code


def text(client: Client, path: str) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", client.get(path).content.decode()).split())
