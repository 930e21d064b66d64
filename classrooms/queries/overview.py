"""The class page: what is assigned, what the class gets wrong, who is stuck."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from assessment.risk import QUIET_DAYS
from classrooms.models import Assignment, Classroom, Grade, Kind, Membership, Role, Status
from classrooms.queries import assignments, beliefs, standing
from classrooms.queries.beliefs import Belief
from classrooms.queries.standing import Learner
from lessons.library import Library
from quizzes.words import none_of

FIRST, PAGE = 10, 50


@dataclass(frozen=True, kw_only=True)
class Task:
    """One assignment, and how many of the class have handed it in."""

    row: Assignment
    handed_in: int
    of: int
    now: datetime

    @property
    def width(self) -> str:
        """The bar, in percent."""
        return f"{100 * self.handed_in / self.of:.1f}" if self.of else "0"

    @property
    def not_open(self) -> bool:
        """Whether it has not opened yet."""
        return bool(self.row.opens_at and self.row.opens_at > self.now)

    @property
    def is_over(self) -> bool:
        """Whether its last moment for everybody has gone."""
        last = self.row.closes_at or self.row.due_at
        return bool(last and last <= self.now)

    @property
    def verb(self) -> str:
        """What is counted."""
        return "done" if self.row.kind == Kind.LESSON else "handed in"


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some of the learners; `number` counts from 1, 0 is the short list of the class page."""

    lines: list[Learner]
    number: int
    pages: int

    @property
    def before(self) -> int:
        """The page before, 0 where there is none."""
        return self.number - 1 if self.number > 1 else 0

    @property
    def after(self) -> int:
        """The page after, 0 where there is none."""
        return self.number + 1 if 0 < self.number < self.pages else 0


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A class at a glance."""

    tasks: list[Task]
    beliefs: tuple[Belief, ...]
    all: list[Learner]
    page: Page
    lessons: int
    pending: int
    now: datetime

    @property
    def total(self) -> int:
        """How many learners there are."""
        return len(self.all)

    @property
    def stuck(self) -> int:
        """For how many of them a rule holds."""
        return sum(bool(line.risks) for line in self.all)

    @property
    def active(self) -> int:
        """How many were here in the last seven days."""
        since = self.now - timedelta(days=QUIET_DAYS)
        return sum(bool(one.seen.active_at and one.seen.active_at > since) for one in self.all)

    @property
    def was_due(self) -> bool:
        """Whether anything has been due yet."""
        return any(task.row.due_at and task.row.due_at <= self.now for task in self.tasks)

    @property
    def on_time(self) -> int:
        """How many have handed in all that was due."""
        return sum(not line.seen.missing for line in self.all)

    @property
    def finished(self) -> int:
        """How many have read all lessons."""
        return sum(line.lessons >= self.lessons for line in self.all)

    @property
    def mean(self) -> int | None:
        """The mean of the learners' means in percent, None before the first grade."""
        means = [one.seen.mean_percent for one in self.all if one.seen.mean_percent is not None]
        return round(sum(means) / len(means)) if means else None

    @property
    def lede(self) -> str:
        """The state of the class in one or two sentences."""
        if not self.total:
            return "No learners yet. Share the code."
        who = none_of(self.stuck).capitalize()
        first = (
            f"{who} learner{'' if self.stuck == 1 else 's'}"
            f" need{'s' if self.stuck == 1 else ''} a word from you."
            if self.stuck
            else "No rule says that anybody is stuck."
        )
        if not self.beliefs:
            return first
        belief = self.beliefs[0].misconception.belief
        return f"{first} What the class trips over most: “{belief}”"


def overview(
    classroom: Classroom, *, library: Library, page: int, name: str = "", now: datetime
) -> Overview:
    """The class page; `page` 0 shows the first ten learners, from 1 on fifty at a time.

    `name` narrows the list of learners to those whose name holds it.
    """
    work = standing.published(classroom)
    lines = standing.lines(classroom, work, library=library, now=now)
    wanted = [x for x in lines if name.casefold() in x.member.name.casefold()]
    return Overview(
        tasks=_tasks(work, lines, now),
        beliefs=beliefs.beliefs(classroom, library=library, now=now),
        all=lines,
        page=_page(wanted, page),
        lessons=len(library.lessons),
        pending=Membership.objects.filter(classroom=classroom, status=Status.PENDING).count(),
        now=now,
    )


def _page(lines: list[Learner], number: int) -> Page:
    pages = -(-len(lines) // PAGE)
    if number == 0:
        return Page(lines=lines[:FIRST], number=0, pages=pages)
    return Page(lines=lines[(number - 1) * PAGE : number * PAGE], number=number, pages=pages)


def _tasks(work: list[Assignment], lines: list[Learner], now: datetime) -> list[Task]:
    counted = Grade.objects.filter(
        assignment__in=work,
        membership__role=Role.LEARNER,
        membership__status=Status.ACTIVE,
    )
    done = dict(
        counted.values_list("assignment")
        .annotate(n=Count("pk", filter=Q(state__in=assignments.IN)))
        .order_by()
    )
    return [Task(row=row, handed_in=done.get(row.pk, 0), of=len(lines), now=now) for row in work]
