"""What is assigned as a calendar that other programs subscribe to (RFC 5545)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from classrooms.models import Assignment
from classrooms.queries.learners import State, Task

PRODID = "-//Who locks the door?//Assignments//EN"
NAME = "Who locks the door? What is due"
EVERY, EVERY_TEXT = timedelta(hours=6), "PT6H"
KEPT = timedelta(days=60)
OPENS, DUE, CLOSES = "Opens", "Due", "Closes"


def calendar(
    tasks: Iterable[Task], *, learner: int, link: Callable[[Assignment], str], now: datetime
) -> bytes:
    """One event for each moment at which something opens, is due or closes, as it is for them.

    Moments are written in universal time, so a change of the clocks moves nothing. An event's id
    follows from the assignment and the kind of moment, so a moved one takes the place of the old.
    What is past stays for sixty days.
    """
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", NAME)
    made.add("x-published-ttl", EVERY_TEXT)
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    for task in tasks:
        for what, at in _moments(task):
            if at > now - KEPT:
                made.add_component(_event(task, what, at, learner, link(task.row), now))
    body: bytes = made.to_ical()
    return body


def _moments(task: Task) -> Iterator[tuple[str, datetime]]:
    found = task.effective
    if task.state is State.EXEMPT:
        return
    if found.opens_at:
        yield OPENS, found.opens_at
    if found.due_at:
        yield DUE, found.due_at
    if found.last_at and found.last_at != found.due_at:
        yield CLOSES, found.last_at


def _event(  # noqa: PLR0917 -- what one is made of
    task: Task, what: str, at: datetime, learner: int, link: str, now: datetime
) -> Event:
    event = Event()
    event.add("uid", uid(task.row, what, learner=learner))
    event.add("dtstamp", now)
    event.add("dtstart", at)
    event.add("summary", f"{what}: {task.row.title}")
    event.add("description", f"{task.own.classroom.name}\n{link}")
    event.add("url", link)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def uid(row: Assignment, what: str, *, learner: int) -> str:
    """The id of an event: tells no key and no address."""
    said = f"{row.pk}:{learner}"
    mark = salted_hmac("classrooms.calendars", said, algorithm="sha256").hexdigest()[:24]
    return f"{what.lower()}-{mark}@who-locks-the-door"
