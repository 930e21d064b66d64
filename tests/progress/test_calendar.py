"""The private calendar: what it holds, who gets it, and what it never tells."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assessment.planning import Day, Task, What
from lessons.library import library
from progress import calendars
from progress.models import StudyPlan
from progress.plan_words import Line, Row
from progress.queries import plans
from tests.factories import FactMemoryFactory, GuestFactory, StudyPlanFactory
from tests.progress.test_map import HOUSE, STACK, read

pytestmark = pytest.mark.usefixtures("at_now")
TOKEN = "k" * 22
URL = f"/calendar/{TOKEN}.ics"


@pytest.fixture
def plan(ana: User) -> StudyPlan:
    return StudyPlanFactory.create(learner=ana, calendar_token=TOKEN)


def read_back(body: bytes) -> list[Any]:
    return list(Calendar.from_ical(body).walk("VEVENT"))


def events(client: Client, url: str = URL) -> dict[date, dict[str, str]]:
    """The calendar read back: day to its event."""
    return {
        event["dtstart"].dt: {name.lower(): str(value) for name, value in event.items()}
        for event in read_back(client.get(url).content)
    }


def test_calendar_holds_each_day_of_study_and_the_exam(client: Client, plan: StudyPlan) -> None:
    found = events(client)
    assert list(found)[:3] == [date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)]
    assert date(2026, 11, 29) not in found  # a Sunday, which is off
    first, last = found[date(2026, 11, 23)], found[date(2026, 12, 19)]
    assert first["summary"] == "Study, about 8 min"
    assert first["description"].splitlines() == [
        "Lesson 1: Whose house is it? (8 min)",
        "http://testserver/plan/",
    ]
    assert (first["url"], first["class"], first["transp"]) == (
        "http://testserver/plan/",
        "PRIVATE",
        "TRANSPARENT",
    )
    assert (last["summary"], max(found)) == ("Exam", date(2026, 12, 19))


def test_events_last_all_day(client: Client, plan: StudyPlan) -> None:
    for event in read_back(client.get(URL).content):
        assert type(event["dtstart"].dt) is date
        assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)


def test_calendar_says_what_it_is_and_when_to_ask_again(client: Client, plan: StudyPlan) -> None:
    reply = client.get(URL)
    assert reply["Content-Type"] == "text/calendar; charset=utf-8"
    assert reply["Cache-Control"] == "private, max-age=600"
    assert reply["Content-Disposition"] == 'inline; filename="plan.ics"'
    assert "Set-Cookie" not in reply
    made: Any = Calendar.from_ical(reply.content)
    assert (made["version"], made["method"], made["x-wr-calname"]) == (
        "2.0",
        "PUBLISH",
        "Who locks the door?",
    )
    lines = reply.content.decode().split("\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines
    assert max(map(len, reply.content.split(b"\r\n"))) <= 75


def test_ids_stay_when_the_plan_is_computed_anew(
    client: Client, plan: StudyPlan, ana: User, now: datetime
) -> None:
    before = events(client)
    read(ana, HOUSE, now)
    read(ana, STACK, now)
    StudyPlan.objects.update(minutes_a_day=60)
    after = events(client)
    assert len({event["uid"] for event in before.values()}) == len(before)
    both = before.keys() & after.keys()
    assert len(both) > 5
    assert {day: before[day]["uid"] for day in both} == {day: after[day]["uid"] for day in both}
    assert before[date(2026, 11, 24)]["description"] != after[date(2026, 11, 24)]["description"]


def test_ids_of_two_plans_differ(client: Client, plan: StudyPlan) -> None:
    StudyPlanFactory.create(calendar_token="other")
    one, two = events(client), events(client, "/calendar/other.ics")
    assert not {e["uid"] for e in one.values()} & {e["uid"] for e in two.values()}


def test_calendar_names_nobody_and_keeps_its_address_to_itself(
    client: Client, plan: StudyPlan, ana: User
) -> None:
    body = client.get(URL).content.decode()
    told = ["ana", "example.org", TOKEN, "certain", "guess", f"-{plan.pk}@", f"-{ana.pk}@"]
    assert [word for word in told if word in body.lower()] == []


def test_text_is_escaped(plan: StudyPlan, now: datetime) -> None:
    text = "Who; me, or\\you\nEND:VEVENT"
    line = Line(what=What.LESSON, text=text, minutes=5, url="")
    day = Day(on=date(2026, 11, 23), tasks=(Task(what=What.LESSON, seconds=300),))
    row = Row(day=day, lines=(line,))
    body = calendars.calendar([row], plan=plan, link="https://example.org/plan/", now=now)
    found = read_back(body)
    assert len(found) == 1
    assert str(found[0]["description"]) == f"{text} (5 min)\nhttps://example.org/plan/"


def test_days_without_a_task_have_no_event(plan: StudyPlan, now: datetime) -> None:
    row = Row(day=Day(on=date(2026, 11, 23)), lines=())
    assert b"VEVENT" not in calendars.calendar([row], plan=plan, link="", now=now)


@pytest.mark.parametrize("name", ["x", "k" * 21, "K" * 22, TOKEN + "k", "%00", "..", "é"])
def test_unknown_address_is_not_found(client: Client, plan: StudyPlan, name: str) -> None:
    reply = client.get(f"/calendar/{name}.ics")
    assert (reply.status_code, reply["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_no_address_is_not_found(client: Client, ana: User) -> None:
    StudyPlanFactory.create(learner=ana, calendar_token="")
    assert client.get("/calendar/.ics").status_code == 404
    assert plans.by_address("") is None


def test_calendar_costs_five_however_much_there_is(
    client: Client,
    plan: StudyPlan,
    ana: User,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number, slug in enumerate([HOUSE, STACK, "the-dividing-line"]):
        read(ana, slug, now)
        FactMemoryFactory.create(learner=ana, fact=library().course.facts[number].id)
        with django_assert_num_queries(5):  # plan and learner, memory, readings, reviews, mocks
            client.get(URL)


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        ("2026-10-25T00:30+02:00", date(2026, 10, 25)),
        ("2026-10-25T23:30+01:00", date(2026, 10, 25)),
        ("2026-10-26T00:00+01:00", date(2026, 10, 26)),
        ("2027-03-27T23:59+01:00", date(2027, 3, 27)),
        ("2027-03-28T00:00+01:00", date(2027, 3, 28)),
        ("2027-03-28T23:59+02:00", date(2027, 3, 28)),
    ],
)
def test_calendar_begins_with_the_day_in_the_plan_s_zone_on_days_that_clocks_change(
    client: Client, ana: User, moment: str, first: date
) -> None:
    StudyPlanFactory.create(learner=ana, calendar_token=TOKEN, exam_date=None, days_off=[])
    client.cookies["zone"] = "Pacific/Auckland"  # whoever asks
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        found = events(client)
    assert list(found)[:2] == [first, first + timedelta(days=1)]


def test_calendar_is_only_read(client: Client, plan: StudyPlan) -> None:
    assert client.post(URL).status_code == 405
    assert client.head(URL).status_code == 200


# The address


def said(client: Client, **wish: str) -> str:
    reply = client.post("/plan/reminders/", wish)
    assert (reply.status_code, reply["Location"]) == (302, "/plan/#reminders")
    return client.get("/plan/").content.decode()


def test_address_is_made_renewed_and_withdrawn(learner: Client, ana: User) -> None:
    StudyPlanFactory.create(learner=ana)
    page = said(learner, renew="1")
    first = StudyPlan.objects.get().calendar_token
    assert len(first) == 32
    assert f'<code id="address">http://testserver/calendar/{first}.ics</code>' in page
    assert f'href="webcal://testserver/calendar/{first}.ics"' in page
    assert Client().get(f"/calendar/{first}.ics").status_code == 200

    said(learner, renew="1")
    second = StudyPlan.objects.get().calendar_token
    assert Client().get(f"/calendar/{first}.ics").status_code == 404
    assert Client().get(f"/calendar/{second}.ics").status_code == 200

    page = said(learner, withdraw="1")
    assert "The address is gone." in page
    assert StudyPlan.objects.get().calendar_token == ""
    assert Client().get(f"/calendar/{second}.ics").status_code == 404


def test_address_without_a_plan_or_a_learner(learner: Client) -> None:
    assert "Save a plan first." in said(learner, renew="1")
    assert "Save a plan first." in said(Client(), renew="1")
    assert not StudyPlan.objects.exists()
    assert User.objects.count() == 1


def test_address_of_somebody_else_stays(learner: Client, ana: User) -> None:
    StudyPlanFactory.create(learner=ana)
    other = StudyPlanFactory.create(learner=GuestFactory.create(), calendar_token="other")
    said(learner, renew="1")
    said(learner, withdraw="1")
    other.refresh_from_db()
    assert other.calendar_token == "other"


def test_address_is_made_by_a_form_only(learner: Client, plan: StudyPlan) -> None:
    assert learner.get("/plan/reminders/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/plan/reminders/", {"renew": "1"}).status_code == 403
