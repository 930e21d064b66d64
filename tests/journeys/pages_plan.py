"""The plan of study and calibration, each in its states."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from lessons.library import library
from lessons.models import Reading
from progress.models import StudyPlan
from quizzes.models import Mode, Sureness
from tests.factories import AttemptFactory, FactMemoryFactory, StudyPlanFactory
from tests.journeys.desk import Desk, answer, quiz
from tests.journeys.sight import Sight, plain
from tests.progress.test_map import read


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _plan(desk: Desk, **fields: object) -> StudyPlan:
    return StudyPlanFactory.create(
        **{"learner": desk.guest(), "days_off": [], "time_zone": "UTC", **fields}
    )


def _until_exam(desk: Desk) -> None:
    """Long enough for weeks that are folded away, with reviews and an address."""
    off = in_days(3)
    plan = _plan(
        desk,
        exam_date=in_days(40),
        days_off=[(off.weekday() + 1) % 7],
        dates_off=[off.isoformat()],
        calendar_token="k" * 22,
    )
    for number, fact in enumerate(library().course.facts[:6]):
        due = timezone.now() + timedelta(days=number - 2)
        FactMemoryFactory.create(learner=plan.learner, fact=fact.id, due_at=due)
    desk.open("/plan/")
    desk.page.locator("summary").click()


def _too_tight(desk: Desk) -> None:
    _plan(desk, exam_date=in_days(6), minutes_a_day=10)
    desk.open("/plan/")


def _nothing_left(desk: Desk) -> None:
    now, plan = timezone.now(), _plan(desk, exam_date=in_days(20))
    for slug in library().lessons:
        Reading.objects.filter(lesson=slug).delete()
        read(plan.learner, slug, now - timedelta(days=2))
    for paper in library().blueprints:
        AttemptFactory.create(
            learner=plan.learner, mode=Mode.EXAM, subject=f"mock:{paper}", submitted_at=now
        )
    desk.open("/plan/")


def _refused(desk: Desk) -> None:
    desk.open("/plan/")
    desk.page.get_by_label("Minutes a day").fill("300")
    desk.page.get_by_label("Most facts in a day").fill("")
    desk.send("form.fit", exam_date="2020-02-31", days_off="9", dates_off="tomorrow")
    desk.page.locator("#problem").wait_for()


def said(desk: Desk, *, questions: int) -> None:
    """A quiz answered with each sureness in turn, every fourth wrongly."""
    attempt = quiz(desk.guest(), questions=questions)
    for number in range(1, questions + 1):
        sure = (Sureness.CERTAIN, Sureness.THINK_SO, Sureness.CERTAIN, None)[number % 4]
        attempt = answer(attempt, number, right=number % 4 != 2, sure=sure)


def _calibrated(questions: int) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        said(desk, questions=questions)
        desk.open("/calibration/")

    return open_


PLAN = (
    plain("plan-nobody", "progress:plan", "/plan/"),
    Sight(name="plan-until-exam", view="progress:plan", open=_until_exam),
    Sight(name="plan-too-tight", view="progress:plan", open=_too_tight),
    Sight(name="plan-nothing-left", view="progress:plan", open=_nothing_left),
    Sight(name="plan-error", view="progress:plan", open=_refused, status=422),
    plain("calendar-unknown", "progress:calendar", "/calendar/unknown.ics", status=404),
    plain("calibration-empty", "progress:calibration", "/calibration/"),
    Sight(name="calibration-few", view="progress:calibration", open=_calibrated(5)),
    Sight(name="calibration", view="progress:calibration", open=_calibrated(20)),
)
