"""The calendar of what is due: a private address, as it is for this learner, ids that stay."""

import pytest
from django.test import Client
from icalendar import Calendar

from classrooms.models import Feed, Membership, Override, Status
from tests.classrooms.learning import DAY, HOUR, NOW, Seat, seat
from tests.quizzes.exams import at

pytestmark = pytest.mark.django_db


def address(where: Seat) -> str:
    where.client.post("/classes/reminders/", {"renew": "1"})
    return f"/classes/feed/{Feed.objects.get(user=where.user).token}.ics"


def events(path: str) -> dict[str, tuple[object, str]]:
    with at(NOW):
        reply = Client().get(path)
    assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(reply.content).walk("VEVENT")
    return {str(e["summary"]): (e.decoded("dtstart"), str(e["uid"])) for e in found}


def test_feed_holds_when_things_open_are_due_and_close_for_me() -> None:
    where = seat(percent=200)
    row = where.assign(
        title="Week 3",
        opens_at=NOW,
        due_at=NOW + DAY,
        closes_at=NOW + 2 * DAY,
        late="full",
        limit_minutes=30,
    )
    path = address(where)
    assert {name: at for name, (at, _) in events(path).items()} == {
        "Opens: Week 3": NOW,
        "Due: Week 3": NOW + DAY + HOUR / 2,
        "Closes: Week 3": NOW + 2 * DAY + HOUR / 2,
    }
    before = events(path)
    Override.objects.create(
        assignment=row,
        membership=where.own,
        due_at=NOW + 5 * DAY,
        closes_at=NOW + 6 * DAY,
        set_at=NOW,
    )
    after = events(path)
    assert after["Due: Week 3"][0] == NOW + 5 * DAY + HOUR / 2
    assert {name: uid for name, (_, uid) in before.items()} == {
        name: uid for name, (_, uid) in after.items()
    }


def test_feed_leaves_out_what_is_not_mine() -> None:
    where, other = seat(), seat()
    path = address(where)
    other.assign(due_at=NOW + DAY)
    where.assign(due_at=NOW + DAY, published_at=None)
    where.assign(due_at=NOW - 90 * DAY)
    exempt = where.assign(due_at=NOW + DAY)
    Override.objects.create(assignment=exempt, membership=where.own, exempt=True, set_at=NOW)
    assert events(path) == {}
    where.assign(title="Mine", due_at=NOW + DAY)
    assert list(events(path)) == ["Due: Mine"]
    Membership.objects.filter(pk=where.own.pk).update(status=Status.LEFT)
    assert events(path) == {}


def test_feed_names_nobody() -> None:
    where = seat()
    where.assign(due_at=NOW + DAY)
    body = Client().get(address(where)).content.decode()
    assert [name for name in ("Lea", "Oak", "@example.org") if name in body] == []


def test_feed_writes_moments_of_both_days_of_a_change_of_clocks_in_universal_time() -> None:
    where = seat()
    where.assign(due_at=NOW.replace(year=2027, month=3, day=28, hour=1))
    where.assign(due_at=NOW.replace(year=2027, month=10, day=31, hour=1))
    with at(NOW):
        body = Client().get(address(where)).content.decode()
    assert sorted(line for line in body.splitlines() if line.startswith("DTSTART")) == [
        "DTSTART:20270328T010000Z",
        "DTSTART:20271031T010000Z",
    ]


def test_address_is_renewed_and_withdrawn() -> None:
    where = seat()
    first = address(where)
    second = address(where)
    assert [Client().get(path).status_code for path in (first, second)] == [404, 200]
    assert second in where.client.get("/classes/").content.decode()
    where.client.post("/classes/reminders/", {"withdraw": "1"})
    assert Client().get(second).status_code == 404
    assert len(second.removeprefix("/classes/feed/").removesuffix(".ics")) == 32
