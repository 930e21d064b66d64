"""Votes against the close, the end, and each other, each with a connection of its own."""

from collections.abc import Callable

import pytest
from django.test import Client

from classrooms.actions.live import LATE
from classrooms.models import LiveQuestion, LiveSession, Stage, Vote
from classrooms.queries import live_bank
from tests.classrooms.live import Room, ballot, room_of, text
from tests.quizzes.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 5
PHONES = 5


def voting(client: Client, room: Room, form: dict[str, object]) -> Callable[[], int]:
    def call() -> int:
        reply = client.post(room.phones, form)
        assert reply.status_code == 302 or LATE in text(reply)
        return reply.status_code

    return call


@pytest.mark.parametrize("to", ["shown", "end"])
def test_votes_acknowledged_beside_the_close_are_the_votes_that_count(to: str) -> None:
    room = room_of(PHONES)
    phones = [room.browser(member) for member in room.learners]
    teacher = room.browser()
    for _ in range(ROUNDS):
        Vote.objects.all().delete()
        LiveSession.objects.update(ended_at=None)
        LiveQuestion.objects.update(stage=Stage.REASON)
        question = room.ask()
        form = ballot(question, 1)
        close = lambda: teacher.post(room.projector, {"to": to, "rev": 1}).status_code  # noqa: E731 -- one of the calls
        *told, closed = at_once(*(voting(phone, room, form) for phone in phones), close)
        assert closed == 302
        assert set(told) <= {302, 409}
        counted = set(Vote.objects.values_list("membership", flat=True))
        in_time = {
            member.pk for member, status in zip(room.learners, told, strict=True) if status == 302
        }
        assert counted == in_time


def test_one_learner_from_many_windows_has_one_vote() -> None:
    room = room_of(1)
    for _ in range(ROUNDS):
        LiveQuestion.objects.update(stage=Stage.REASON)
        question = room.ask()
        windows = [room.browser(room.learners[0]) for _ in range(4)]
        calls = [
            voting(window, room, ballot(question, place)) for place, window in enumerate(windows)
        ]
        assert at_once(*calls) == [302] * 4
        assert Vote.objects.filter(question=question).count() == 1


def test_session_started_by_two_at_once_is_one() -> None:
    room = room_of(0)
    ref = live_bank.listed(lesson="whose-house").candidates[0].ref
    for _ in range(ROUNDS):
        LiveSession.objects.all().delete()
        browsers = [room.browser() for _ in range(3)]
        calls = [
            lambda b=browser: b.post(room.staff, {"item": ref}).status_code for browser in browsers
        ]
        assert at_once(*calls) == [302] * 3
        assert (LiveSession.objects.count(), LiveQuestion.objects.count()) == (1, 1)


def closing(client: Client, room: Room) -> Callable[[], int]:
    return lambda: client.post(room.projector, {"to": "shown", "rev": 1}).status_code


def test_close_pressed_by_three_at_once_is_one_step() -> None:
    room = room_of(0)
    for _ in range(ROUNDS):
        LiveQuestion.objects.update(stage=Stage.REASON)
        question = room.ask()
        assert at_once(*(closing(room.browser(), room) for _ in range(3))) == [302] * 3
        question.refresh_from_db()
        assert (question.stage, question.rev) == (Stage.FIRST_SHOWN, 2)
