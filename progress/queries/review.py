"""The lobby of a review, and its end."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from accounts.models import User
from assessment.due import Day
from assessment.mastery import Known
from assessment.outline import Plan
from lessons.library import library
from progress.queries.schedule import REVIEW_S, Schedule, schedule
from quizzes.queries import reviews
from quizzes.queries.reviews import Sitting


class State(StrEnum):
    """What a lobby has to offer: the first that holds."""

    NOTHING_YET = "nothing yet"
    OPEN = "open"
    DUE = "due"
    FULL = "full"
    CLEAR = "clear"


@dataclass(frozen=True, kw_only=True)
class Lobby:
    """What is due, when the rest is, and what was done today.

    `ready` are the facts that a review would ask now; `waiting` counts those due beyond the day's
    most. `rechecks` are those of `ready` that were wrong while certain.
    """

    schedule: Schedule
    ready: tuple[Known, ...]
    waiting: int
    done: int
    sitting: Sitting | None
    sheets: tuple[tuple[Plan, int], ...]
    rechecks: int
    days: tuple[Day, ...]

    @property
    def state(self) -> State:
        """Which of the pages it is."""
        if not self.schedule.known:
            return State.NOTHING_YET
        if self.sitting:
            return State.OPEN
        if self.ready:
            return State.DUE
        return State.FULL if self.waiting else State.CLEAR

    @property
    def minutes(self) -> int:
        """About how long the review takes, 1 at least."""
        return max(1, round(len(self.ready) * REVIEW_S / 60))

    @property
    def next_on(self) -> date | None:
        """The next day after today with something due."""
        return next((day.on for day in self.days[1:] if day.facts), None)

    @property
    def is_off(self) -> bool:
        """Whether today is a day off."""
        return self.schedule.pace.is_off(self.schedule.today)

    @property
    def total(self) -> int:
        """How many facts the days of the forecast hold."""
        return sum(day.facts for day in self.days)


def lobby(learner: User | None, *, now: datetime) -> Lobby:
    """The lobby of a learner. Two queries at most."""
    found = schedule(learner, now=now)
    today = reviews.sittings(learner, since=found.begins) if learner and found.known else ()
    done = sum(sitting.done for sitting in today)
    due = found.queue
    ready = due[: max(0, found.pace.reviews - done)]
    return Lobby(
        schedule=found,
        ready=ready,
        waiting=len(due) - len(ready),
        done=done,
        sitting=next((sitting for sitting in today if sitting.open), None),
        sheets=_sheets(ready),
        rechecks=sum(one.memory.recheck_at is not None for one in ready),
        days=found.forecast(done=done),
    )


def asked(found: Lobby, *, early: bool) -> tuple[tuple[str, str], ...]:
    """The facts of the next review, each with the item that asked for it last.

    An `early` one takes what comes next, however much was done today.
    """
    ready = found.schedule.coming[: found.schedule.pace.reviews] if early else found.ready
    return tuple((one.fact, found.schedule.last[one.fact]) for one in ready)


def _sheets(ready: Iterable[Known]) -> tuple[tuple[Plan, int], ...]:
    course = library().course
    counts = Counter(course.fact[one.fact].lesson for one in ready)
    return tuple((plan, counts[plan.slug]) for plan in course.lessons if counts[plan.slug])


@dataclass(frozen=True, kw_only=True)
class End:
    """What a review changed: `moved` of its facts, `of` so many, come back on the nearest day.

    `on` is None where none of its facts is in the course any more.
    """

    moved: int
    of: int
    on: date | None
    days: tuple[Day, ...]

    @property
    def total(self) -> int:
        """How many facts the days of the forecast hold."""
        return sum(day.facts for day in self.days)


def end(found: Schedule, facts: Iterable[str], *, finished_at: datetime | None) -> End:
    """The end of a review of these facts."""
    asked = set(facts)
    back = [max(found.due_on[fact], found.today) for fact in asked if fact in found.due_on]
    on = min(back, default=None)
    now = finished_at is not None and finished_at >= found.begins
    return End(
        moved=back.count(on) if on else 0,
        of=len(back),
        on=on,
        days=found.forecast(done=len(asked) if now else 0),
    )
