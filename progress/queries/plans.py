"""A learner's plan of study: what they set, what is left, and the days that follow from both."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from assessment import planning
from assessment.planning import Done, Left, Lesson, Mock
from lessons.library import Library
from lessons.models import Reading
from progress.models import StudyPlan
from progress.queries.schedule import REVIEW_S, Schedule, pace_of, schedule
from quizzes.models import Attempt, Mode
from quizzes.queries import exams, reviews

# Not every database takes every character.
TOKEN = re.compile(r"[\w-]{1,32}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """Seconds and parts of one lesson: all of it, what is left, what was read today."""

    slug: str
    number: int
    whole_s: int
    left_s: int
    today_s: int

    @property
    def begun(self) -> bool:
        return self.left_s < self.whole_s


def study_plan(learner: User | None) -> StudyPlan:
    """What the learner set, or what holds until they do; one query, none for nobody."""
    found = StudyPlan.objects.filter(learner=learner).first() if learner else None
    return found or StudyPlan()


@contextmanager
def zone_of(plan: StudyPlan) -> Iterator[None]:
    """Count days in the zone of the plan; where none was set, in the reader's."""
    if not plan.time_zone:
        yield
        return
    with timezone.override(plan.time_zone):
        yield


def exam_on(plan: StudyPlan, *, today: date) -> date | None:
    """The exam's date, None without one and once it has passed."""
    return plan.exam_date if plan.exam_date and plan.exam_date >= today else None


def planned(
    *, learner: User | None, plan: StudyPlan, library: Library, now: datetime
) -> planning.Plan:
    """The days of the plan, from today. Four queries, none for nobody."""
    with zone_of(plan):
        facts = schedule(learner, now=now)
        read = tuple(_reading(learner, library, since=facts.begins))
        sittings = reviews.sittings(learner, since=facts.begins) if learner else ()
    known = {one.fact for one in facts.known}
    new = Counter(fact.lesson for fact in library.course.facts if fact.id not in known)
    short, long = _mocks(learner, library, now=now)
    return planning.plan(
        today=facts.today,
        exam_on=exam_on(plan, today=facts.today),
        pace=pace_of(plan),
        left=Left(
            lessons=tuple(
                Lesson(slug=one.slug, seconds=one.left_s, facts=new[one.slug], begun=one.begun)
                for one in sorted(read, key=lambda one: (not one.begun, one.number))
                if one.left_s
            ),
            due=_due(facts),
            review_s=REVIEW_S,
            short=short,
            long=long,
        ),
        done=Done(
            reviews=sum(sitting.done for sitting in sittings),
            lessons_s=sum(one.today_s for one in read),
        ),
    )


def _reading(learner: User | None, library: Library, *, since: datetime) -> Iterable[_Read]:
    """Each lesson that can be read. One query."""
    rows = Reading.objects.filter(learner=learner) if learner else Reading.objects.none()
    done = {
        (lesson, part): at for lesson, part, at in rows.values_list("lesson", "part", "done_at")
    }
    for plan in library.course.lessons:
        text = library.lessons.get(plan.slug) if plan.ready else None
        if text is None:
            continue
        read = [done[plan.slug, p.id] for p in text.parts if (plan.slug, p.id) in done]
        each = plan.minutes * 60 / len(text.parts)
        yield _Read(
            slug=plan.slug,
            number=plan.number,
            whole_s=plan.minutes * 60,
            left_s=round(each * (len(text.parts) - len(read))),
            today_s=round(each * sum(at >= since for at in read)),
        )


def _due(facts: Schedule) -> tuple[int, ...]:
    """How many facts become due on each day from today."""
    after = Counter(max(0, (due - facts.today).days) for due in facts.due_on.values())
    return tuple(after[n] for n in range(max(after, default=-1) + 1))


def _mocks(
    learner: User | None, library: Library, *, now: datetime
) -> tuple[Mock | None, Mock | None]:
    """The short and the long mock exam, each None once it was taken. One query."""
    rows = Attempt.objects.filter(learner=learner, mode=Mode.EXAM) if learner else None
    over = Q(submitted_at__isnull=False) | Q(deadline_at__lt=now)
    taken = set(rows.filter(over).values_list("subject", flat=True)) if rows is not None else set()
    left = [
        None
        if exams.subject(paper.slug) in taken
        else Mock(name=paper.slug, seconds=paper.minutes * 60)
        for paper in library.blueprints.values()
    ]
    return next(iter(left), None), next(iter(left[1:]), None)


def by_address(token: str) -> StudyPlan | None:
    """The plan whose reminders have this address, with its learner; one query, none for none."""
    if not TOKEN.fullmatch(token):
        return None
    return StudyPlan.objects.select_related("learner").filter(calendar_token=token).first()
