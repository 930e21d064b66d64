"""What happens when the same person is busy in another tab or browser."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.test import Client

from accounts.actions import adopt_guest
from accounts.models import User
from quizzes import actions
from quizzes.actions import Choice, Operation, RefusedError
from quizzes.actions import sheets as sheet_actions
from quizzes.models import Attempt, Mode, Response
from quizzes.queries import sheets
from tests.factories import AttemptFactory, GuestFactory
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.items import right, single_item

pytestmark = pytest.mark.django_db
Build = Callable[..., Quiz]
GONE = "deleted a moment ago"


def operation(now: datetime) -> Operation:
    return Operation(op_id=uuid4(), received_at=now)


def full(sheet: sheets.Sheet) -> dict[int, Choice]:
    return {row.position: Choice(answer=(row.pin.shown.order[0][0],)) for row in sheet.rows}


@pytest.mark.parametrize("action", [sheet_actions.keep, sheet_actions.hand_in])
def test_marks_of_a_sheet_inspected_elsewhere_are_refused(
    ana: User, now: datetime, action: Callable[..., Attempt]
) -> None:
    shown = sheets.sheet(ana)
    marks = full(shown)
    sheet_actions.hand_in(learner=ana, seed=shown.seed, operation=operation(now), marks=marks)
    stored = Response.objects.count()
    with pytest.raises(RefusedError, match="inspected in another tab"):
        action(learner=ana, seed=shown.seed, operation=operation(now), marks=marks)
    assert (Attempt.objects.count(), Response.objects.count()) == (1, stored)


def test_mark_on_a_sheet_begun_elsewhere_goes_to_it(ana: User, now: datetime) -> None:
    seed = sheets.sheet(ana).seed
    first = sheet_actions.open_sheet(learner=ana, seed=seed, operation=operation(now))
    assert sheet_actions.open_sheet(learner=ana, seed=seed, operation=operation(now)) == first


def test_ended_checks_of_a_guest_lead_to_their_lesson(
    client: Client, ana: User, now: datetime
) -> None:
    guest = GuestFactory.create()
    for learner, hours in ((guest, 0), (ana, 1)):
        AttemptFactory.create(
            learner=learner,
            mode=Mode.CHECK,
            subject="lesson:whose-house",
            started_at=now + timedelta(hours=hours),
        )
    adopt_guest(guest=guest, user=ana)
    ended = Attempt.objects.get(submitted_at__isnull=False)
    client.force_login(ana)
    summary = client.get(f"/a/{ended.token}/summary/", follow=True)
    assert summary.redirect_chain[-1] == ("/course/whose-house/", 302)
    assert summary.status_code == 200


def test_practice_of_a_person_just_deleted_is_refused(ana: User, now: datetime) -> None:
    ghost = User.objects.get(pk=ana.pk)
    ana.delete()
    with pytest.raises(RefusedError, match=GONE):
        actions.start_practice(
            learner=ghost, lessons=(), count=5, seeds=count(), closes="", now=now
        )
    assert Attempt.objects.count() == 0


def test_save_to_a_quiz_that_is_gone_says_so_in_its_reply(client: Client, ana: User) -> None:
    client.force_login(ana)
    reply = client.post("/a/nothing/save", sent({"slot": "1"}))
    assert reply.status_code == 404
    assert "Load the page again" in json.loads(reply.content)["error"]


@pytest.mark.parametrize(("sent_ms", "kept"), [("", None), ("0", 0), ("86400000", 86400000)])
def test_time_on_the_screen_is_kept_with_save_and_answer(
    learner: Client, quiz_of: Build, sent_ms: str, kept: int | None
) -> None:
    quiz = quiz_of(single_item())
    data = {"slot": "1", "ms": sent_ms, **right(quiz.shown[0])}
    assert learner.post(quiz.page("save"), sent(data)).status_code == 200
    assert learner.post(quiz.url(1, "answer/"), sent(data)).status_code == 302
    assert [row.latency_ms for row in Response.objects.all()] == [kept, kept]


@pytest.mark.parametrize("ms", ["-1", "86400001", "1.5", "x", "9" * 400])
def test_time_on_the_screen_out_of_range_is_refused(
    learner: Client, quiz_of: Build, ms: str
) -> None:
    quiz = quiz_of(single_item())
    data = {"slot": "1", "ms": ms, **right(quiz.shown[0])}
    reply = learner.post(quiz.page("save"), sent(data))
    assert reply.status_code == 400
    assert json.loads(reply.content) == {"error": "ms: send a whole number from 0 to 86400000."}
    assert Response.objects.count() == 0


def test_marks_that_only_took_longer_add_nothing(learner: Client) -> None:
    row = sheets.sheet(None).rows[0]
    mark = {"a1": row.pin.shown.order[0][0], "do": "keep"}
    for ms in ("100", "200"):
        learner.post("/capstone/", sent(mark, ms1=ms))
    assert [r.latency_ms for r in Response.objects.all()] == [100]
