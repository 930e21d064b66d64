"""An instructor's own trial run of an assignment."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from classrooms.models import Grade, Kind
from classrooms.queries import assignments
from quizzes.models import Attempt, FactMemory, Mode
from tests.classrooms.teaching import Desk
from tests.factories import AttemptFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def desk(client: Client, db: None, now: datetime) -> Iterator[Desk]:
    with time_machine.travel(now, tick=False):
        yield Desk(client)


def test_trial_run_counts_nowhere(desk: Desk, now: datetime) -> None:
    row = desk.assign(limit_minutes=20, opens_at=now + HOUR)
    reply = desk.client.post(desk.path(row, "preview/"))
    attempt = Attempt.objects.get()
    assert reply["Location"] == f"/a/{attempt.token}/"
    assert (attempt.mode, attempt.subject) == (Mode.PREVIEW, f"preview:{row.token}")
    assert (attempt.learner, attempt.policy["feeds"]) == (desk.user, False)
    assert attempt.deadline_at == now + timedelta(minutes=20)
    assert not assignments.begun(row)
    assert (Grade.objects.count(), FactMemory.objects.count()) == (0, 0)
    again = desk.client.post(desk.path(row, "preview/"))
    assert again["Location"] == reply["Location"]


def test_trial_run_of_a_mock_holds_its_paper(desk: Desk) -> None:
    row = desk.assign(kind=Kind.MOCK, target={"paper": "short"}, partial=False)
    desk.client.post(desk.path(row, "preview/"))
    attempt = Attempt.objects.get()
    assert (attempt.policy["paper"], attempt.policy["strict"]) == ("short", True)
    assert sorted(set(attempt.items.values_list("scored", flat=True))) == [False, True]


@pytest.mark.parametrize(
    "fields",
    [
        {"target": {"picked": []}},
        {"kind": Kind.LESSON, "target": {"lesson": "whose-house"}},
        {"kind": Kind.MOCK, "target": {}},
    ],
)
def test_trial_run_of_nothing_says_why(desk: Desk, fields: dict[str, Any]) -> None:
    row = desk.assign(**fields)
    page = desk.client.post(desk.path(row, "preview/"), follow=True)
    assert page.redirect_chain == [(desk.path(row), 302)]
    assert "There is no trial run yet." in page.content.decode()
    assert Attempt.objects.count() == 0


def test_trial_run_of_somebody_else_is_no_begin(desk: Desk, now: datetime) -> None:
    row = desk.assign()
    AttemptFactory.create(mode=Mode.PREVIEW, subject=f"preview:{row.token}", started_at=now)
    assert not assignments.begun(row)
