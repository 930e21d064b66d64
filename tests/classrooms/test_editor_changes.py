"""Changing what the class has: what is noted, what stays, what takes time from somebody."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from classrooms.actions import assignments as actions
from classrooms.actions.assignments import BegunError
from classrooms.models import Assignment, Change
from tests.classrooms.teaching import Desk, begin, sent


@pytest.fixture
def desk(client: Client, db: None, now: datetime) -> Iterator[Desk]:
    with time_machine.travel(now, tick=False):
        yield Desk(client)


def problems(page: Any) -> dict[str, list[str]]:
    return {name: [str(m) for m in errors] for name, errors in page.context["form"].errors.items()}


def notes() -> list[str]:
    return list(Change.objects.order_by("pk").values_list("what", flat=True))


def test_change_is_noted_with_the_old_and_the_new(desk: Desk) -> None:
    row = desk.assign(title="Quiz", due_at=datetime(2026, 12, 1, 17, 0, tzinfo=UTC))
    fields = sent(title="Quiz", lessons=["whose-house"], count="5", due_at="2026-12-02T18:00")
    desk.client.post(desk.path(row, "edit/"), {**fields, "attempts": "2"})
    assert notes() == [
        (
            "Changed “Quiz”: questions changed; due 1 Dec 2026, 18:00 → 2 Dec 2026, 18:00; "
            "attempts 1 → 2."
        )
    ]


def test_saving_the_same_again_notes_nothing(desk: Desk) -> None:
    desk.client.post(desk.path(page="assign/"), sent())
    desk.client.post(desk.path(Assignment.objects.get(), "edit/"), sent())
    assert notes() == ["Drafted “Quiz: the line moves”."]


def test_taking_it_back_hides_it_again(desk: Desk) -> None:
    row = desk.assign(title="Quiz")
    fields = sent(title="Quiz", lessons=["whose-house"], count="5", act="unpublish")
    desk.client.post(desk.path(row, "edit/"), fields)
    row.refresh_from_db()
    assert row.published_at is None


def test_what_learners_work_on_stays(desk: Desk, now: datetime) -> None:
    row = desk.assign(title="Quiz")
    begin(row, now=now)
    page = desk.client.post(desk.path(row, "edit/"), sent(title="Quiz", count="9", counts="first"))
    stays = "Learners have begun, so this stays as it was. Copy the assignment to change it."
    assert problems(page) == {
        "__all__": [f"Its questions: {stays}", f"Which attempt counts: {stays}"]
    }
    assert Assignment.objects.get().target == row.target


def test_what_may_change_when_learners_have_begun(desk: Desk, now: datetime) -> None:
    row = desk.assign(title="Quiz", limit_minutes=20)
    attempt = begin(row, now=now, deadline_at=now + timedelta(minutes=20))
    fields = {
        "act": "save",
        "title": "Quiz, longer",
        "attempts": "0",
        "limit_minutes": "30",
        "due_at": "2026-12-01T18:00",
        "access_code": "door",
    }
    reply = desk.client.post(desk.path(row, "edit/"), fields)
    assert reply.status_code == 302
    attempt.refresh_from_db()
    assert attempt.deadline_at == now + timedelta(minutes=30)
    found = Assignment.objects.get()
    assert (found.title, found.attempts, found.access_code) == ("Quiz, longer", 0, "door")
    assert (found.target, found.counts, found.partial) == (row.target, row.counts, True)


@pytest.mark.parametrize(("had", "gives", "status"), [(3, 2, 422), (3, 3, 302), (0, 9, 422)])
def test_attempts_only_become_more(
    desk: Desk, now: datetime, had: int, gives: int, status: int
) -> None:
    row = desk.assign(attempts=had)
    begin(row, now=now)
    fields = {"act": "save", "title": row.title, "attempts": str(gives)}
    page = desk.client.post(desk.path(row, "edit/"), fields)
    assert page.status_code == status


def test_taking_time_from_somebody_at_it_needs_a_yes(desk: Desk, now: datetime) -> None:
    row = desk.assign(title="Quiz", limit_minutes=60)
    attempt = begin(row, now=now, deadline_at=now + timedelta(minutes=60))
    fields = {"act": "save", "title": "Quiz", "attempts": "1", "limit_minutes": "30"}
    page = desk.client.post(desk.path(row, "edit/"), fields)
    assert (page.status_code, list(problems(page))) == (422, ["confirm"])
    assert [one.user for one in page.context["form"].shortens] == [attempt.learner]
    assert Assignment.objects.get().limit_minutes == 60
    desk.client.post(desk.path(row, "edit/"), {**fields, "confirm": "on"})
    attempt.refresh_from_db()
    assert attempt.deadline_at == now + timedelta(minutes=30)


def test_begun_assignment_is_not_taken_back(desk: Desk, now: datetime) -> None:
    row = desk.assign(title="Quiz")
    begin(row, now=now)
    fields = {"act": "unpublish", "title": "Quiz", "attempts": "1"}
    page = desk.client.post(desk.path(row, "edit/"), fields)
    assert page.status_code == 422
    assert Assignment.objects.get().published_at == row.published_at


def test_learner_who_begins_meanwhile_is_not_overrun(desk: Desk, now: datetime) -> None:
    row = desk.assign()
    begin(row, now=now)
    row.attempts = 5
    with pytest.raises(BegunError):
        actions.save(row, by=desk.user, now=now, begun=False)
    assert Assignment.objects.get().attempts == 1
