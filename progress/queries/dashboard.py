"""All that a learner has to go on, on one page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from assessment.due import Day
from lessons.library import Library
from progress.models import Certificate
from progress.queries import map as maps
from progress.queries.certificate import newest
from progress.queries.map import CourseMap
from progress.queries.schedule import midnight
from quizzes import modes
from quizzes.models import Attempt, Mode
from quizzes.queries import past
from quizzes.queries.past import Past

NEWEST = 8
PAGE = 20
SOON = 4
NAMES = {Mode.CAPSTONE: "Capstone"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One quiz of the list; `said` is what came of it."""

    name: str
    token: str
    started_at: datetime
    said: str
    open: bool


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Some quizzes, newest first; `more` is the moment before which there are others."""

    lines: tuple[Line, ...]
    more: datetime | None


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """Where a learner stands of `facts` in all. `days` counts those of this month with a quiz."""

    map: CourseMap
    facts: int
    past: Lines
    days: int
    newest: Certificate | None

    @property
    def certificate(self) -> Certificate | None:
        """The certificate that holds."""
        return self.newest if self.newest and not self.newest.revoked_at else None

    @property
    def reviews(self) -> list[Day]:
        """The next few days with something to review."""
        return [day for day in self.map.lobby.days if day.facts][:SOON]

    @property
    def asked(self) -> int:
        """How many facts were answered at least once."""
        return len(self.map.lobby.schedule.known)

    @property
    def begun(self) -> bool:
        """Whether there is anything to show."""
        return self.map.begun or bool(self.past.lines)


def dashboard(*, learner: User | None, library: Library, now: datetime) -> Dashboard:
    """The dashboard of a learner, or of somebody who has done nothing yet."""
    return Dashboard(
        map=maps.course_map(learner=learner, library=library, now=now),
        facts=len(library.course.facts),
        past=lines(learner, now=now, limit=NEWEST),
        days=_days(learner, now) if learner else 0,
        newest=newest(learner),
    )


def lines(
    learner: User | None, *, now: datetime, limit: int = PAGE, before: datetime | None = None
) -> Lines:
    """The newest quizzes of a learner, or those that began before a moment."""
    found = past.past(learner, now=now, limit=limit + 1, before=before) if learner else ()
    more = found[limit - 1].started_at if len(found) > limit else None
    return Lines(lines=tuple(map(_line, found[:limit])), more=more)


def _line(one: Past) -> Line:
    return Line(
        name=NAMES.get(one.mode) or modes.TITLES[one.subject.partition(":")[0]],
        token=one.token,
        started_at=one.started_at,
        said=_said(one),
        open=one.open,
    )


def _said(one: Past) -> str:
    if one.right is not None:
        return f"{one.right} of {one.total}"
    if one.open:
        return "Open"
    return "Kept until the lesson is read" if one.mode is Mode.PRETEST else "Time is up"


def _days(learner: User, now: datetime) -> int:
    first = midnight(timezone.localdate(now).replace(day=1))
    rows = Attempt.objects.filter(learner=learner, started_at__gte=first)
    return len({timezone.localdate(at) for at in rows.values_list("started_at", flat=True)})
