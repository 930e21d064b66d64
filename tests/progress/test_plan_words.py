"""A plan in words."""

from datetime import date, timedelta

import pytest

from assessment.planning import Day, Plan, Task, What
from lessons.library import library
from progress import plan_words

MONDAY = date(2026, 11, 23)
FIRST, SECOND, THIRD, FOURTH = [plan.slug for plan in library().course.lessons][:4]


def lesson(name: str = FIRST, minutes: int = 8, **ends: bool) -> Task:
    return Task(what=What.LESSON, seconds=60 * minutes, name=name, **ends)


def reviews(count: int, seconds: int | None = None) -> Task:
    return Task(what=What.REVIEW, seconds=30 * count if seconds is None else seconds, count=count)


def plan(*days: tuple[Task, ...], exam: bool = False, **more: object) -> Plan:
    made = [Day(on=MONDAY + timedelta(days=n), tasks=tasks) for n, tasks in enumerate(days)]
    if exam:
        made.append(Day(on=MONDAY + timedelta(days=len(made)), exam=True))
    return Plan(days=tuple(made), lessons_end_on=None, done_on=None, **more)  # type: ignore[arg-type]  # as each test has it


def told(made: Plan) -> plan_words.Told:
    return plan_words.told(made, library=library(), minutes=20)


@pytest.mark.parametrize(
    ("task", "text", "url"),
    [
        (reviews(1), "Review 1 fact", "/review/"),
        (reviews(12), "Review 12 facts", "/review/"),
        (lesson(), "Lesson 1: Whose house is it?", "/course/whose-house/"),
        (lesson(ends=False), "Begin lesson 1: Whose house is it?", "/course/whose-house/"),
        (lesson(begins=False), "Finish lesson 1: Whose house is it?", "/course/whose-house/"),
        (
            lesson(begins=False, ends=False),
            "Go on with lesson 1: Whose house is it?",
            "/course/whose-house/",
        ),
        (
            Task(what=What.MOCK, seconds=60, name="short"),
            "Mock exam, short form",
            "/exam/short/",
        ),
        (
            Task(what=What.REPAIR, seconds=60, name="long"),
            "What went wrong in the mock exam",
            "/exam/long/",
        ),
    ],
)
def test_tasks_in_words(task: Task, text: str, url: str) -> None:
    line = told(plan((task,))).today.lines[0]
    assert (line.text, line.url) == (text, url)


@pytest.mark.parametrize(
    ("made", "headline", "lede"),
    [
        (plan((reviews(2),)), "Today: about one minute.", "Nothing follows in this plan."),
        (
            plan((reviews(4),), (), (lesson(),)),
            "Today: about two minutes.",
            "Next: Wednesday, about eight minutes.",
        ),
        (plan((), (lesson(),)), "Nothing more today.", "Next: tomorrow, about eight minutes."),
        (
            plan((lesson(),), (), exam=True),
            "Today: about eight minutes.",
            "Next: the exam, Wednesday.",
        ),
        (plan((), exam=True), "Nothing is left to plan.", "Next: the exam, tomorrow."),
        (
            plan((), ()),
            "Nothing is left to plan.",
            "Every lesson is read, both mock exams are taken and no review waits.",
        ),
        (
            plan(exam=True),
            "The exam is today.",
            "Nothing else is planned. Read each question to its end before you answer.",
        ),
    ],
)
def test_what_stands_first(made: Plan, headline: str, lede: str) -> None:
    assert (told(made).headline, told(made).lede) == (headline, lede)


@pytest.mark.parametrize(
    ("out", "text"),
    [
        ((FIRST,), "lesson 1"),
        ((FIRST, SECOND), "lessons 1 and 2"),
        ((FIRST, SECOND, THIRD, "short"), "lessons 1 to 3"),
        ((FIRST, SECOND, FOURTH), "lessons 1, 2 and 4"),
    ],
)
def test_what_has_no_place_is_named(out: tuple[str, ...], text: str) -> None:
    made = told(plan((), exam=True, left_out=out, fits=False))
    assert made.gives == (f"Leaving out what has no place: {text}.",)


def test_weeks_begin_on_monday() -> None:
    made = told(plan(*[(reviews(1),)] * 30))
    weeks = [(week.title, len(week.rows)) for week in (*made.soon, *made.later)]
    assert weeks == [
        ("This week", 7),
        ("Next week", 7),
        ("Week of 7 December", 7),
        ("Week of 14 December", 7),
        ("Week of 21 December", 2),
    ]
    assert len(made.soon) == 3


def test_each_five_minutes_of_a_day_are_a_brick() -> None:
    row = told(plan((reviews(1), reviews(3), lesson(minutes=6), reviews(1)))).today
    assert row.bricks == (What.REVIEW, What.LESSON)  # nine minutes in all
    assert told(plan((lesson(minutes=11),))).today.bricks == (What.LESSON,) * 3
    assert told(plan(())).today.bricks == ()


def test_the_exam_is_so_far_away() -> None:
    gaps = [told(plan(*[()] * days, exam=True)).gap for days in range(3)]
    assert gaps == ["today", "tomorrow", "in 2 days"]
    assert told(plan(())).gap == ""
