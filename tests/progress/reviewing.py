"""A learner and their reviews, seen from outside."""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from django.test import Client

from accounts.models import User
from lessons.library import library
from progress.models import StudyPlan
from quizzes.actions.remembering import Seen, remember
from quizzes.models import Attempt, AttemptItem
from quizzes.pins import from_json
from tests.quizzes.conftest import sent
from tests.quizzes.items import right, wrong

# A Monday.
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
FACTS = [fact.id for fact in library().course.facts]


def answered(
    learner: User,
    *facts: str,
    days: float,
    credit: int = 1,
    sureness: int | None = None,
    item_id: str = "old",
    now: datetime = NOW,
) -> None:
    """These facts were answered so many days ago."""
    at = now - timedelta(days=days)
    remember(
        learner=learner.pk,
        seen=[
            Seen(fact=fact, item_id=item_id, credit=Fraction(credit), sureness=sureness, at=at)
            for fact in facts
        ],
    )


def plan(learner: User, **more: object) -> None:
    StudyPlan.objects.create(**{"learner": learner, "changed_at": NOW, **more})


def lobby(client: Client) -> str:
    html = client.get("/review/").content.decode()
    return re.sub(r"\s+", " ", html)


def start(client: Client, **data: str) -> Attempt:
    response = client.post("/review/", data)
    assert response.status_code == 302
    return Attempt.objects.get(token=response.headers["Location"].split("/")[2])


def play(client: Client, attempt: Attempt, *, miss: Collection[int] = ()) -> None:
    """Answer every question, wrong those at the positions `miss` and right all others."""
    while item := (
        AttemptItem.objects.filter(attempt=attempt, markings=None).order_by("position").first()
    ):
        shown = from_json(item.snapshot).shown
        given = wrong(shown) if item.position in miss else right(shown)
        url = f"/a/{attempt.token}/{item.position}/answer/"
        assert client.post(url, sent(given, s="1")).status_code == 302
