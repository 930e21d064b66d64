"""The page of the plan: what it shows, what it takes, what it refuses."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from lessons.library import library
from lessons.models import Reading
from progress.models import StudyPlan
from progress.queries import plans
from quizzes.models import Mode
from tests.factories import AttemptFactory, FactMemoryFactory, StudyPlanFactory
from tests.progress.test_map import HOUSE, STACK, read

pytestmark = pytest.mark.usefixtures("at_now")
SENT = {
    "exam_date": "2026-12-19",
    "minutes_a_day": "20",
    "reviews_a_day": "15",
    "days_off": ["6"],
    "dates_off": ["2026-12-24", ""],
    "time_zone": "Europe/Berlin",
}


def told(page: Any) -> Any:
    return page.context["told"]


def problems(page: Any) -> dict[str, list[str]]:
    return {name: [str(m) for m in errors] for name, errors in page.context["form"].errors.items()}


def test_plan_of_a_stranger_costs_nothing(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/plan/")
    assert told(page).headline == "Today: about seventeen minutes."
    assert [line.text for line in told(page).today.lines] == [
        "Lesson 1: Whose house is it?",
        "Lesson 2: Build the stack",
    ]
    assert "Done by about" in page.content.decode()


def test_plan_saved_by_a_visitor_makes_a_guest(client: Client, db: None, now: datetime) -> None:
    reply = client.post("/plan/", SENT)
    assert (reply.status_code, reply.headers["Location"]) == (302, "/plan/")
    kept = StudyPlan.objects.get()
    assert kept.learner.is_guest
    assert (kept.exam_date, kept.minutes_a_day, kept.reviews_a_day) == (date(2026, 12, 19), 20, 15)
    assert (kept.days_off, kept.dates_off) == ([6], ["2026-12-24"])
    assert (kept.time_zone, kept.changed_at) == ("Europe/Berlin", now)
    page = client.get("/plan/")
    assert "Your plan is saved." in page.content.decode()
    assert (told(page).gap, len(told(page).soon), len(told(page).later)) == ("in 26 days", 3, 1)


def test_plan_saved_again_takes_the_place_of_the_first(learner: Client, ana: User) -> None:
    StudyPlanFactory.create(learner=ana, calendar_token="kept")
    learner.post("/plan/", {**SENT, "minutes_a_day": "35", "days_off": [], "dates_off": []})
    kept = StudyPlan.objects.get()
    assert (kept.minutes_a_day, kept.days_off, kept.dates_off) == (35, [], [])
    assert kept.calendar_token == "kept"


def test_exam_date_is_removed_by_its_button_whatever_stands_in_the_field(
    learner: Client, ana: User
) -> None:
    StudyPlanFactory.create(learner=ana)
    learner.post("/plan/", {**SENT, "exam_date": "nonsense", "without_date": "1"})
    assert StudyPlan.objects.get().exam_date is None
    assert told(learner.get("/plan/")).exam_on is None


@pytest.mark.parametrize(
    ("field", "sent", "message"),
    [
        ("exam_date", "2026-11-22", "That day has passed. Choose today or a later day."),
        ("exam_date", "2027-11-24", "Choose a day within a year."),
        ("exam_date", "31/02/2027", "“31/02/2027” is not a date. Write it like 2026-12-19."),
        ("exam_date", "soon", "“soon” is not a date. Write it like 2026-12-19."),
        ("minutes_a_day", "", "Write a whole number from 5 to 240."),
        ("minutes_a_day", "4", "Write a whole number from 5 to 240."),
        ("minutes_a_day", "241", "Write a whole number from 5 to 240."),
        ("minutes_a_day", "7.5", "Write a whole number from 5 to 240."),
        ("reviews_a_day", "0", "Write a whole number from 1 to 60."),
        ("reviews_a_day", "61", "Write a whole number from 1 to 60."),
        ("reviews_a_day", "many", "Write a whole number from 1 to 60."),
        ("days_off", ["7"], "Choose days from Monday to Sunday."),
        ("days_off", list("0123456"), "Leave at least one day of the week."),
        ("dates_off", ["2026-13-01"], "“2026-13-01” is not a date. Write it like 2026-12-19."),
        ("dates_off", ["2026-12-01"] * 31, "30 days at most. You sent 31."),
        ("time_zone", "", "Choose one from the list."),
        ("time_zone", "Moon/Sea", "“Moon/Sea” is not in the list. Choose one from there."),
    ],
)
def test_plan_refuses_by_name_and_keeps_what_was_typed(
    client: Client, db: None, field: str, sent: str | list[str], message: str
) -> None:
    page = client.post("/plan/", {**SENT, field: sent})
    assert page.status_code == 422
    assert problems(page) == {field: [message]}
    html = page.content.decode()
    assert "<title>Error: Plan" in html
    assert page.context["form"][field].value() == sent
    assert page.context["form"]["time_zone"].value() == (
        sent if field == "time_zone" else SENT["time_zone"]
    )
    assert not User.objects.exists()


def test_plan_with_nothing_sent_is_refused(client: Client, db: None) -> None:
    assert sorted(problems(client.post("/plan/"))) == [
        "minutes_a_day",
        "reviews_a_day",
        "time_zone",
    ]


@pytest.mark.parametrize("text", ["2026-12-19", "19/12/2026", "19.12.2026", " 2026-12-19 "])
def test_exam_date_may_be_written_in_these_ways(client: Client, db: None, text: str) -> None:
    client.post("/plan/", {**SENT, "exam_date": text})
    assert StudyPlan.objects.get().exam_date == date(2026, 12, 19)


def test_single_days_that_passed_are_dropped_and_doubles_count_once(
    client: Client, db: None
) -> None:
    days = ["2026-11-22", "2026-12-25", "2026-12-24", "2026-12-24"]
    client.post("/plan/", {**SENT, "dates_off": days})
    assert StudyPlan.objects.get().dates_off == ["2026-12-24", "2026-12-25"]


def test_a_date_that_passed_is_said_and_no_longer_stands_in_the_form(
    learner: Client, ana: User
) -> None:
    StudyPlanFactory.create(learner=ana, exam_date=date(2026, 11, 22), dates_off=["2026-11-01"])
    page = learner.get("/plan/")
    assert "Was on Sunday 22 November" in page.content.decode()
    assert (told(page).exam_on, page.context["form"]["exam_date"].value()) == (None, "")
    assert page.context["form"].single_days == ["", ""]


def test_exam_today(learner: Client, ana: User) -> None:
    StudyPlanFactory.create(learner=ana, exam_date=date(2026, 11, 23))
    page = learner.get("/plan/")
    assert (told(page).headline, told(page).gap) == ("The exam is today.", "today")


def test_day_off_says_when_it_goes_on(learner: Client, ana: User) -> None:
    StudyPlanFactory.create(learner=ana, days_off=[0])
    page = learner.get("/plan/")
    assert told(page).headline == "Today is a day off."
    assert told(page).lede == "Next: tomorrow, about eight minutes."


def test_what_was_read_today_ends_the_day(learner: Client, ana: User, now: datetime) -> None:
    StudyPlanFactory.create(learner=ana)
    read(ana, HOUSE, now)
    page = learner.get("/plan/")
    assert told(page).headline == "Nothing more today."
    assert told(page).lede == "Next: tomorrow, about nine minutes."


def test_a_lesson_that_was_begun_comes_first(learner: Client, ana: User, now: datetime) -> None:
    read(ana, STACK, now - timedelta(days=1), parts=2)
    page = learner.get("/plan/")
    assert told(page).today.lines[0].text == "Finish lesson 2: Build the stack"


def test_what_does_not_fit_says_what_would_give(learner: Client, ana: User) -> None:
    StudyPlanFactory.create(
        learner=ana, exam_date=date(2026, 12, 1), minutes_a_day=10, time_zone="UTC"
    )
    page = learner.get("/plan/")
    assert told(page).gives == (
        "15 minutes a day, where you planned 10.",
        "An exam on Friday 4 December or later, with 10 minutes a day.",
        "Fewer days off.",
        "Leaving out what has no place: lessons 8 to 10.",
    )
    assert told(page).notes == (
        "No day is left for the short form or the long form of the mock exam.",
    )
    html = page.content.decode()
    assert "Not everything fits before the exam." in html


def test_nothing_left(learner: Client, ana: User, now: datetime) -> None:
    for slug in library().lessons:
        read(ana, slug, now - timedelta(days=3))
    for paper in library().blueprints:
        AttemptFactory.create(
            learner=ana, mode=Mode.EXAM, subject=f"mock:{paper}", submitted_at=now
        )
    page = learner.get("/plan/")
    assert told(page).headline == "Nothing is left to plan."
    assert (told(page).soon, told(page).plan.is_empty) == ((), True)


def test_a_mock_that_ran_out_counts_as_taken(ana: User, now: datetime) -> None:
    for slug in library().lessons:
        read(ana, slug, now - timedelta(days=3))
    for paper, ends in (("short", now - timedelta(minutes=1)), ("long", now + timedelta(hours=1))):
        AttemptFactory.create(
            learner=ana, mode=Mode.EXAM, subject=f"mock:{paper}", deadline_at=ends
        )
    made = plans.planned(learner=ana, plan=StudyPlan(), library=library(), now=now)
    assert [t.name for day in made.days for t in day.tasks] == ["long", "long"]


def test_a_lesson_without_a_text_has_no_place(ana: User, now: datetime) -> None:
    lessons = {slug: text for slug, text in library().lessons.items() if slug != HOUSE}
    content = replace(library(), lessons=lessons, blueprints={})
    made = plans.planned(learner=ana, plan=StudyPlan(), library=content, now=now)
    assert made.today.tasks[0].name == STACK
    assert made.fits


def test_reviews_come_from_memory(learner: Client, ana: User, now: datetime) -> None:
    fact, later = library().course.facts[0].id, library().course.facts[1].id
    FactMemoryFactory.create(learner=ana, fact=fact, last_at=now, due_at=now + timedelta(hours=1))
    FactMemoryFactory.create(learner=ana, fact=later, last_at=now, due_at=now + timedelta(days=1))
    rows = told(learner.get("/plan/")).rows[:2]
    assert [row.lines[0].text for row in rows] == ["Review 1 fact", "Review 1 fact"]


def test_plan_costs_the_same_with_one_row_and_with_three(
    learner: Client, ana: User, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    StudyPlanFactory.create(learner=ana)
    for number, slug in enumerate([HOUSE, STACK, "the-dividing-line"]):
        read(ana, slug, now)
        FactMemoryFactory.create(learner=ana, fact=library().course.facts[number].id)
        AttemptFactory.create(
            learner=ana, mode=Mode.EXAM, subject=f"mock:{number}", submitted_at=now
        )
        with django_assert_num_queries(7):  # session, user, plan, memory, readings, reviews, mocks
            learner.get("/plan/")


def test_plan_is_somebody_s_own(learner: Client, now: datetime) -> None:
    other = StudyPlanFactory.create(minutes_a_day=99)
    read(other.learner, HOUSE, now)
    page = learner.get("/plan/")
    assert page.context["kept"].pk is None
    assert told(page).today.lines[0].text == "Lesson 1: Whose house is it?"


def test_readings_of_yesterday_do_not_end_today(ana: User, now: datetime) -> None:
    """Just before and just after midnight in Berlin."""
    plan = StudyPlanFactory.create(learner=ana)
    read(ana, HOUSE, datetime(2026, 11, 22, 22, 59, tzinfo=UTC))
    made = plans.planned(learner=ana, plan=plan, library=library(), now=now)
    assert made.today.tasks[0].name == STACK
    Reading.objects.update(done_at=datetime(2026, 11, 22, 23, 0, tzinfo=UTC))
    made = plans.planned(learner=ana, plan=plan, library=library(), now=now)
    assert made.today.tasks == ()
