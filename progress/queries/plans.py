"""A learner's plan of study: what they set, what is left, and the days that follow from both."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from assessment import memory, planning
from assessment.mastery import Known
from assessment.planning import Done, Left, Lesson, Mock, Pace
from lessons.library import Library
from lessons.models import Reading
from progress.models import StudyPlan
from quizzes.models import Attempt, Mode
from quizzes.queries import exams, memories, reviews

REVIEW_S = 30


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


def pace(plan: StudyPlan) -> Pace:
    """What they can give a day."""
    return Pace(
        minutes=plan.minutes_a_day,
        reviews=plan.reviews_a_day,
        weekdays_off=frozenset(plan.days_off),
        dates_off=frozenset(map(date.fromisoformat, plan.dates_off)),
    )


def today(plan: StudyPlan, *, now: datetime) -> date:
    """The learner's day: in the zone of the plan, else in the reader's."""
    return timezone.localdate(now, ZoneInfo(plan.time_zone) if plan.time_zone else None)


def exam_on(plan: StudyPlan, *, today: date) -> date | None:
    """The exam's date, None without one and once it has passed."""
    return plan.exam_date if plan.exam_date and plan.exam_date >= today else None


def start_of(day: date, plan: StudyPlan) -> datetime:
    """The first moment of a day in the learner's zone."""
    zone = ZoneInfo(plan.time_zone) if plan.time_zone else timezone.get_current_timezone()
    return datetime.combine(day, time.min, tzinfo=zone)


def exam_at(plan: StudyPlan, *, today: date) -> datetime | None:
    """When the exam's day begins."""
    on = exam_on(plan, today=today)
    return start_of(on, plan) if on else None


def planned(
    *, learner: User | None, plan: StudyPlan, library: Library, now: datetime
) -> planning.Plan:
    """The days of the plan, from today. Four queries, none for nobody."""
    on = today(plan, now=now)
    since = start_of(on, plan)
    read = tuple(_reading(learner, library, since=since))
    known = memories.knows(learner) if learner else ()
    reviewed = sum(s.done for s in reviews.sittings(learner, since=since)) if learner else 0
    new_facts = {fact.id: fact.lesson for fact in library.course.facts}
    for one in known:
        new_facts.pop(one.fact, None)
    facts = Counter(new_facts.values())
    mocks = _mocks(learner, library, now=now)
    return planning.plan(
        today=on,
        exam_on=exam_on(plan, today=on),
        pace=pace(plan),
        left=Left(
            lessons=tuple(
                Lesson(slug=one.slug, seconds=one.left_s, facts=facts[one.slug])
                for one in sorted(read, key=lambda one: (not one.begun, one.number))
                if one.left_s
            ),
            due=_due(known, plan, today=on),
            review_s=REVIEW_S,
            short=mocks[0],
            long=mocks[1],
        ),
        done=Done(reviews=reviewed, lessons_s=sum(one.today_s for one in read)),
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


def _due(known: Iterable[Known], plan: StudyPlan, *, today: date) -> tuple[int, ...]:
    """How many facts become due on each day from today."""
    exam = exam_at(plan, today=today)
    zone = start_of(today, plan).tzinfo
    dues = [memory.due_at(one.memory, exam_at=exam).astimezone(zone).date() for one in known]
    after = Counter(max(0, (due - today).days) for due in dues)
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
