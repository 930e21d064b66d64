"""When each fact is to be reviewed, by its memory and the learner's plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from accounts.models import User
from assessment import due, memory
from assessment.due import Day
from assessment.mastery import Known
from assessment.planning.shapes import Pace
from lessons.library import library
from progress.models import StudyPlan
from quizzes.models import FactMemory
from quizzes.queries import memories

PLAN = ("exam_date", "minutes_a_day", "reviews_a_day", "days_off", "dates_off")
# One question with its reply, where nothing was measured yet.
REVIEW_S = 30


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The facts that a learner has answered, and what they are reviewed by.

    `today` and the days of `due_on` are those of the reader's time zone; `ends` is when today does.
    `last` is the item that asked for each fact last. `exam_at` is the end of the exam's day,
    None without an exam ahead: counted to its beginning, reviews would crowd on the days before.
    """

    known: tuple[Known, ...]
    last: Mapping[str, str]
    due_on: Mapping[str, date]
    pace: Pace
    exam_at: datetime | None
    now: datetime
    today: date
    ends: datetime

    @property
    def begins(self) -> datetime:
        """When today began."""
        return midnight(self.today)

    @property
    def queue(self) -> tuple[Known, ...]:
        """The facts that are due today, the most urgent first."""
        return due.queue(self.known, at=self.now, before=self.ends, exam_at=self.exam_at)

    @property
    def coming(self) -> tuple[Known, ...]:
        """All facts in the order in which they come to be due."""
        return due.coming(self.known, exam_at=self.exam_at)

    def forecast(self, *, done: int = 0) -> tuple[Day, ...]:
        """The facts of the next days, `done` of today's being done."""
        return due.forecast(self.due_on.values(), today=self.today, pace=self.pace, done=done)


def midnight(day: date) -> datetime:
    """When a day begins in the reader's time zone."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())


def last_moment(day: date) -> datetime:
    """When a day ends in the reader's time zone, as a moment that is still part of it."""
    return midnight(day + timedelta(days=1)) - timedelta(microseconds=1)


def schedule(learner: User | None, *, now: datetime) -> Schedule:
    """The schedule as of now, in one query; of nobody an empty one without any."""
    today = timezone.localdate(now)
    rows = list(_rows(learner)) if learner else []
    plan = _plan(rows[0]) if rows else StudyPlan()
    exam_on = plan.exam_date
    exam_at = last_moment(exam_on) if exam_on and exam_on > today else None
    known = [memories.known(row) for row in rows]
    return Schedule(
        known=tuple(known),
        last={row.fact: row.item_id for row in rows},
        due_on={
            one.fact: timezone.localdate(memory.due_at(one.memory, exam_at=exam_at))
            for one in known
        },
        pace=pace_of(plan),
        exam_at=exam_at,
        now=now,
        today=today,
        ends=midnight(today + timedelta(days=1)),
    )


def pace_of(plan: StudyPlan) -> Pace:
    """What a plan allows, as the core sees it."""
    return Pace(
        minutes=plan.minutes_a_day,
        reviews=plan.reviews_a_day,
        weekdays_off=frozenset(plan.days_off),
        dates_off=frozenset(map(date.fromisoformat, plan.dates_off)),
    )


def _rows(learner: User) -> Any:
    """The memories of facts that the course still has, each with the columns of the plan."""
    of_plan = {f"plan_{name}": F(f"learner__plan__{name}") for name in PLAN}
    facts = library().course.fact.keys()
    return FactMemory.objects.filter(learner=learner, fact__in=facts).annotate(**of_plan)


def _plan(row: Any) -> StudyPlan:
    """The plan beside a memory, or the one of who has made none."""
    found = {name: getattr(row, f"plan_{name}") for name in PLAN}
    return StudyPlan(**{name: value for name, value in found.items() if value is not None})
