"""The small looks of a phone: whether there is news, and what."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from classrooms.models import LiveQuestion, LiveSession, Stage
from tests.classrooms.live import NOW, Room, ballot, room_of, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return room_of(2)


@pytest.fixture
def phone(room: Room) -> Client:
    return room.browser(room.learners[0])


def tag(phone: Client, room: Room) -> str:
    found = re.search(r'name="rev" value="([^"]+)"', text(phone.get(room.phones)))
    assert found
    return found[1]


def test_look_answers_only_what_is_new(phone: Client, room: Room) -> None:
    now = f"{room.phones}now/"
    seen = tag(phone, room)
    assert phone.get(now, {"rev": seen}).status_code == 204
    question = room.ask()
    page = text(phone.get(now, {"rev": seen}))
    assert ("<html" in page, "A question is open." in page) == (False, True)
    seen = tag(phone, room)
    phone.post(room.phones, ballot(question, 0))
    assert phone.get(now, {"rev": seen}).status_code == 204
    LiveQuestion.objects.update(stage=Stage.FIRST_SHOWN, rev=2)
    assert "The vote is closed." in text(phone.get(now, {"rev": seen}))
    assert "data-focus" not in text(phone.get(now, {"rev": seen}))
    LiveSession.objects.update(ended_at=NOW)
    assert "Nothing is live now." in text(phone.get(now, {"rev": seen}))


@pytest.mark.parametrize("rev", ["", "x", "9" * 400, "0.0.0"])
def test_look_with_a_strange_name_is_answered_whole(phone: Client, room: Room, rev: str) -> None:
    assert phone.get(f"{room.phones}now/", {"rev": rev}).status_code == 200


@pytest.mark.parametrize("total", [1, 3])
def test_look_without_news_is_one_query_beside_sign_in(
    phone: Client, room: Room, total: int
) -> None:
    for _ in range(total):
        room.ask(stage=Stage.REASON)
    question = room.ask()
    room.count(question, [0, 1])
    seen = tag(phone, room)
    with CaptureQueriesContext(connection) as queries:
        reply = phone.get(f"{room.phones}now/", {"rev": seen})
    asked = [query["sql"].split()[0] for query in queries]
    assert (reply.status_code, asked) == (204, ["SELECT"] * 3)
    assert (reply.content, reply.cookies) == (b"", {})
    with CaptureQueriesContext(connection) as queries:
        phone.get(f"{room.phones}now/", {"rev": "old"})
    assert len(queries) == 5
