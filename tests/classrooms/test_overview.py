"""The class page and the view of who is at it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from classrooms.models import Change, Classroom, Membership, Role
from classrooms.queries.now import now_of
from quizzes.models import Attempt
from tests.classrooms.sitting import sat, written
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def room() -> Classroom:
    return ClassroomFactory.create()


@pytest.fixture
def dora(room: Classroom) -> User:
    person = UserFactory.create(has_classes=True)
    MembershipFactory.create(classroom=room, user=person, role=Role.OWNER, name="Dora")
    return person


@pytest.fixture
def owner(client: Client, dora: User) -> Client:
    client.force_login(dora)
    return client


def join(room: Classroom, count: int, **other: object) -> list[Membership]:
    names = [f"Learner {number:03}" for number in range(count)]
    return [MembershipFactory.create(classroom=room, name=name, **other) for name in names]


def page(client: Client, room: Classroom, query: str = "") -> str:
    reply = client.get(f"/teach/{room.token}/{query}")
    assert reply.status_code == 200
    return reply.content.decode()


def test_empty_class_asks_to_share_the_code(owner: Client, room: Classroom) -> None:
    text = page(owner, room)
    assert "No learners yet. Share the code." in text
    assert ", ".join(room.code) in text


def test_lede_counts_those_who_need_a_word(owner: Client, room: Classroom, now: datetime) -> None:
    join(room, 1)
    assert "One learner needs a word from you." in page(owner, room)
    join(room, 1)
    assert "Two learners need a word from you." in page(owner, room)


def test_class_without_a_risk_is_told_so(owner: Client, room: Classroom, now: datetime) -> None:
    join(room, 2, joined_at=now)
    assert "No rule says that anybody is stuck." in page(owner, room)


def test_what_was_due_is_counted_once_something_was(
    owner: Client, room: Classroom, now: datetime
) -> None:
    join(room, 1, joined_at=now)
    assert "nothing was due yet" in page(owner, room)
    AssignmentFactory.create(classroom=room, due_at=now)
    assert "nothing was due yet" not in page(owner, room)


def test_long_class_shows_ten_first_and_fifty_a_page(
    owner: Client, room: Classroom, now: datetime
) -> None:
    join(room, 53, joined_at=now)
    assert page(owner, room).count('data-l="Risk"') == 10
    assert page(owner, room, "?page=1").count('data-l="Risk"') == 50
    assert page(owner, room, "?page=2").count('data-l="Risk"') == 3
    assert owner.get(f"/teach/{room.token}/?page=3").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "²", ""])
def test_page_that_is_no_number_is_the_short_list(
    owner: Client, room: Classroom, now: datetime, number: str
) -> None:
    join(room, 12, joined_at=now)
    assert page(owner, room, f"?page={number}").count('data-l="Risk"') == 10


def test_learner_is_found_by_a_piece_of_the_name(
    owner: Client, room: Classroom, now: datetime
) -> None:
    join(room, 12, joined_at=now)
    assert page(owner, room, "?name=ER+011").count('data-l="Risk"') == 1
    assert "Nobody’s name holds “Zoe”." in page(owner, room, "?name=Zoe")


def test_announcement_is_shown_changed_and_taken_away(
    owner: Client, room: Classroom, dora: User, now: datetime
) -> None:
    url = f"/teach/{room.token}/announcement/"
    for text in ("  Bring\na phone. ", "Bring a phone.", ""):
        reply = owner.post(url, {"text": text})
        assert (reply.status_code, reply["Location"]) == (302, f"/teach/{room.token}/")
    room.refresh_from_db()
    assert (room.announcement, room.announced_at) == ("", None)
    notes = Change.objects.order_by("pk").values_list("what", "by")
    assert list(notes) == [
        ("Announced: Bring a phone.", dora.pk),
        ("Took the announcement away.", dora.pk),
    ]


def test_announcement_that_is_too_long_stays_in_the_form(owner: Client, room: Classroom) -> None:
    text = "x" * 281
    reply = owner.post(f"/teach/{room.token}/announcement/", {"text": text})
    assert reply.status_code == 422
    assert text in reply.content.decode()
    assert "Shorten it to 280 characters or fewer." in reply.content.decode()


def test_assistant_sees_the_class_and_may_not_announce(
    client: Client, room: Classroom, dora: User
) -> None:
    person = UserFactory.create(has_classes=True)
    MembershipFactory.create(classroom=room, user=person, role=Role.ASSISTANT)
    client.force_login(person)
    text = page(client, room)
    assert "No announcement." in text
    assert 'name="text"' not in text
    assert f"/teach/{room.token}/settings/" not in text
    url = f"/teach/{room.token}/announcement/"
    assert client.post(url, {"text": "Hello"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_class_page_costs_the_same_number_of_queries(
    owner: Client, room: Classroom, now: datetime, count: int
) -> None:
    for member in join(room, count):
        row = AssignmentFactory.create(classroom=room, due_at=now)
        sat(row, member, written(2), right=(True, False), now=now)
    with CaptureQueriesContext(connection) as seen:
        page(owner, room)
    assert len(seen) == 18


def test_those_at_it_come_first_and_say_how_far_they_are(room: Classroom, now: datetime) -> None:
    row = AssignmentFactory.create(classroom=room)
    waiting, done, at_it, late = join(room, 4)
    items = written(3)
    sat(row, done, items, right=(True,) * 3, now=now)
    for member, minutes in ((at_it, 5), (late, -5)):
        attempt = sat(row, member, items, right=(True,) * 3, now=now)
        attempt.responses.filter(item__position=3).delete()
        attempt.submitted_at, attempt.deadline_at = None, now + timedelta(minutes=minutes)
        attempt.save()
    found = now_of(row, now=now)
    assert (found.at_it, found.over, found.waiting, found.total) == (1, 2, 1, 4)
    assert [(one.member, one.answered, one.of) for one in found.sittings] == [
        (at_it, 2, 3),
        (done, 3, 3),
        (late, 2, 3),
        (waiting, 0, 0),
    ]


def test_newest_attempt_is_the_one_that_is_shown(room: Classroom, now: datetime) -> None:
    row = AssignmentFactory.create(classroom=room)
    (member,) = join(room, 1)
    sat(row, member, written(2), right=(True, True), now=now)
    second = sat(row, member, written(1), right=(True,), now=now)
    (one,) = now_of(row, now=now).sittings
    assert (one.attempt, one.of) == (second, 1)


def test_part_that_changes_is_a_piece_of_the_page(
    owner: Client, room: Classroom, now: datetime
) -> None:
    row = AssignmentFactory.create(classroom=room)
    sat(row, join(room, 1)[0], written(2), right=(True, True), now=now)
    url = f"/teach/{room.token}/a/{row.token}/now/"
    whole, part = (owner.get(at).content.decode() for at in (url, f"{url}table/"))
    assert part.startswith("<h2")
    assert part.strip() in whole
    assert "0 at it, 1 done, 0 not begun" in part


@pytest.mark.parametrize("count", [1, 3])
def test_view_of_now_costs_the_same_number_of_queries(
    room: Classroom, now: datetime, count: int
) -> None:
    row = AssignmentFactory.create(classroom=room)
    for member in join(room, count):
        sat(row, member, written(2), right=(True, True), now=now)
    with CaptureQueriesContext(connection) as seen:
        now_of(row, now=now)
    assert (len(seen), Attempt.objects.count()) == (3, count)
