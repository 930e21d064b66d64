"""A plan of study as a calendar that other programs subscribe to (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from progress.models import StudyPlan
from progress.plan_words import Row

PRODID = "-//Who locks the door?//Plan of study//EN"
NAME = "Who locks the door?"
EVERY, EVERY_TEXT = timedelta(hours=6), "PT6H"


def calendar(rows: Iterable[Row], *, plan: StudyPlan, link: str, now: datetime) -> bytes:
    """One event for each day with something to do, and one for the exam.

    The events last all day: nobody is asked at which hour they learn, the calendar reminds as its
    owner set it for such days, and a day is the same day in every zone and when clocks change. An
    event's id follows from the plan and the day, so what is computed anew takes the place of what
    was there.
    """
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", NAME)
    made.add("x-published-ttl", EVERY_TEXT)
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    for row in rows:
        if row.day.exam or row.lines:
            event = _event(row)
            event.add("uid", uid(plan, row.day.on))
            event.add("dtstamp", now)
            event.add("url", link)
            event.add("description", "\n".join([*_said(row), link]))
            made.add_component(event)
    body: bytes = made.to_ical()
    return body


def _event(row: Row) -> Event:
    event = Event()
    event.add("dtstart", row.day.on)
    event.add("dtend", row.day.on + timedelta(days=1))
    event.add("summary", "Exam" if row.day.exam else f"Study, about {row.day.minutes} min")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _said(row: Row) -> list[str]:
    if row.day.exam:
        return ["The day of your exam."]
    return [f"{line.text} ({line.minutes} min)" for line in row.lines]


def uid(plan: StudyPlan, on: date) -> str:
    """The id of a day's event: tells neither the plan's key nor its address."""
    mark = salted_hmac("progress.calendars", str(plan.pk), algorithm="sha256").hexdigest()[:24]
    return f"{on:%Y%m%d}-{mark}@who-locks-the-door"
