"""How many SQL statements the quick check costs; and that its pages tell nothing of a key."""

from dataclasses import asdict

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import User
from assessment import policy
from assessment import quick_check as core
from assessment.items import Item
from progress.queries.readiness import first_answers
from quizzes import bank
from quizzes.models import Attempt, Mode
from quizzes.pins import from_json
from quizzes.queries import quick
from quizzes.queries.past import past
from tests.factories import AttemptFactory, AttemptItemFactory
from tests.quizzes.conftest import HTMX, sent
from tests.quizzes.items import multiple_item, pinned_item, right, single_item, two_tier_item
from tests.quizzes.test_queries_count import statements
from tests.quizzes.test_quick_check import open_item, reply, start, take
from tests.quizzes.test_secrecy import TOKEN, other, told

ELSEWHERE = ("/course/", "/progress/", "/progress/quizzes/", "/readiness/", "/calibration/")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[0, 2], ids=["fresh", "two checks before"])
def opened(learner: Client, request: pytest.FixtureRequest) -> Attempt:
    """A check with its first question answered."""
    for _ in range(request.param):
        take(learner)
    attempt = start(learner)
    reply(learner, attempt, rightly=True)
    return attempt


def test_question_page_costs_five(learner: Client, opened: Attempt) -> None:
    with statements(5):
        learner.get(f"/a/{opened.token}/2/")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_answer_costs_eight_with_the_next_question(
    learner: Client, opened: Attempt, headers: dict[str, str]
) -> None:
    item = open_item(opened)
    fields = sent(right(from_json(item.snapshot).shown))
    with statements(8):
        learner.post(f"/a/{opened.token}/{item.position}/answer/", fields, headers=headers)


def test_intro_costs_six_at_most(learner: Client, opened: Attempt) -> None:
    latest = quick.latest(opened.learner)
    with statements(6 if latest else 5):
        learner.get("/quick-check/")


def test_latest_costs_two(learner: Client, opened: Attempt) -> None:
    with statements(2 if quick.latest(opened.learner) else 1):
        quick.latest(opened.learner)
    with statements(0):
        assert quick.latest(None) is None


def test_report_costs_five(learner: Client) -> None:
    attempt = take(learner)
    with statements(5):
        learner.get(f"/a/{attempt.token}/summary/")


def walk(
    client: Client, learner: User, item: Item, chosen: dict[str, str | list[str]]
) -> list[tuple[object, ...]]:
    """All that a learner can see of an answer before the end, whatever question comes next."""
    Attempt.objects.filter(token=TOKEN).delete()
    attempt = AttemptFactory.create(
        learner=learner,
        token=TOKEN,
        mode=Mode.QUICK,
        subject="quick",
        policy=asdict(policy.QUICK),
    )
    pin = pinned_item(item)
    AttemptItemFactory.create(attempt=attempt, position=1, pinned=pin)
    home = f"/a/{TOKEN}/"
    return [
        told(client, "get", f"{home}1/", {}),
        told(client, "post", f"{home}save", sent({"slot": "1", **chosen})),
        told(client, "post", f"{home}1/answer/", sent(chosen)),
        told(client, "get", f"{home}1/", {}),
        told(client, "get", f"{home}2/", {}),
        told(client, "post", f"{home}1/sibling/", {}),
        told(client, "post", f"{home}redo/", {}),
        told(client, "get", f"{home}summary/", {}),
        told(client, "get", "/quick-check/", {}),
        *(told(client, "get", path, {}) for path in ELSEWHERE),
        told(client, "get", "/account/download/", {}),
    ]


@pytest.mark.parametrize("item", [single_item(), two_tier_item(), multiple_item()])
def test_answered_twins_tell_nothing_but_the_next_question(
    learner: Client, ana: User, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One answer, right under one key and wrong under the other; one question that can follow."""
    only = core.Stock(candidates=bank.quick_stock().candidates[:1])
    monkeypatch.setattr(bank, "quick_stock", lambda: only)
    with time_machine.travel(timezone.now(), tick=False):  # the pages say when
        chosen = right(pinned_item(item).shown)
        rightly = walk(learner, ana, item, chosen)
        assert rightly[2][0] == 302
        assert rightly == walk(learner, ana, other(item), chosen)


def test_readiness_counts_a_check_once_it_has_ended(learner: Client) -> None:
    attempt = start(learner)
    reply(learner, attempt, rightly=True)
    assert first_answers(attempt.learner) == []
    learner.post(f"/a/{attempt.token}/finish/")
    assert len(first_answers(attempt.learner)) == 1
    assert [
        (one.right, one.total) for one in past(attempt.learner, now=timezone.now(), limit=9)
    ] == [(1, 1)]
