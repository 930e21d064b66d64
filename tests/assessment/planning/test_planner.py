"""What a plan says on given days."""

from datetime import date, timedelta

import pytest

from assessment.planning import Done, Left, Lesson, Mock, Pace, Plan, Task, What, plan

MONDAY = date(2026, 11, 23)
SUNDAYS = frozenset({6})
SHORT, LONG = Mock(name="short", seconds=42 * 60), Mock(name="long", seconds=90 * 60)
MINUTES = (8, 9, 9, 9, 10, 8, 7, 10, 8, 12)


def lessons(*minutes: int, facts: int = 0) -> tuple[Lesson, ...]:
    return tuple(
        Lesson(slug=f"l{n}", seconds=60 * m, facts=facts) for n, m in enumerate(minutes, start=1)
    )


def left(
    *minutes: int,
    due: tuple[int, ...] = (),
    facts: int = 0,
    short: Mock | None = None,
    long: Mock | None = None,
) -> Left:
    found = lessons(*minutes, facts=facts)
    return Left(lessons=found, due=due, review_s=30, short=short, long=long)


def pace(minutes: int = 20, reviews: int = 15, **off: frozenset[int] | frozenset[date]) -> Pace:
    return Pace(minutes=minutes, reviews=reviews, **off)  # type: ignore[arg-type]  # two kinds of days off


def planned(
    what: Left, *, days: int | None = None, at: Pace | None = None, done: Done | None = None
) -> Plan:
    exam_on = None if days is None else MONDAY + timedelta(days=days)
    return plan(today=MONDAY, exam_on=exam_on, pace=at or pace(), left=what, done=done)


def said(made: Plan) -> dict[str, list[tuple[str, int]]]:
    """Day to its tasks, each as name or kind with its minutes; empty days left out."""
    return {
        f"{day.on:%a} {day.on.day}": [(t.name or t.what.value, t.minutes) for t in day.tasks]
        for day in made.days
        if day.tasks
    }


def test_lessons_come_about_one_a_day_where_an_exam_waits() -> None:
    made = planned(left(*MINUTES), days=26, at=pace(weekdays_off=SUNDAYS))
    assert said(made) == {
        "Mon 23": [("l1", 8)],
        "Tue 24": [("l2", 9)],
        "Wed 25": [("l3", 9)],
        "Thu 26": [("l4", 9), ("l5", 10)],
        "Fri 27": [("l6", 8)],
        "Sat 28": [("l7", 7)],
        "Mon 30": [("l8", 10)],
        "Tue 1": [("l9", 8)],
        "Wed 2": [("l10", 12)],
    }
    assert (made.fits, made.left_out, made.lessons_end_on) == (True, (), date(2026, 12, 2))
    assert (made.minutes_needed, made.could_end_on) == (None, None)


def test_lessons_fill_the_minutes_given_without_an_exam() -> None:
    made = planned(left(10, 10, 10, 10))
    assert said(made) == {"Mon 23": [("l1", 10), ("l2", 10)], "Tue 24": [("l3", 10), ("l4", 10)]}
    assert (len(made.days), made.done_on) == (14, date(2026, 11, 24))


def test_a_long_lesson_is_spread_evenly_over_days() -> None:
    made = planned(left(25), at=pace(10))
    assert [day.tasks for day in made.days[:3]] == [
        (Task(what=What.LESSON, seconds=500, name="l1", ends=False),),
        (Task(what=What.LESSON, seconds=500, name="l1", begins=False, ends=False),),
        (Task(what=What.LESSON, seconds=500, name="l1", begins=False),),
    ]


def test_a_lesson_that_was_begun_is_gone_on_with() -> None:
    begun = Left(lessons=(Lesson(slug="l1", seconds=60, begun=True),), due=(), review_s=30)
    assert [(t.begins, t.ends) for t in planned(begun).today.tasks] == [(False, True)]


def test_reviews_come_first_and_leave_a_quarter_for_lessons() -> None:
    made = planned(left(10, due=(60,)), days=10, at=pace(20, 60))
    assert said(made)["Mon 23"] == [("review", 15), ("l1", 5)]


def test_reviews_take_the_whole_day_once_the_lessons_are_done() -> None:
    assert said(planned(left(due=(60,)), days=10, at=pace(20, 60)))["Mon 23"] == [("review", 20)]


def test_reviews_above_the_cap_move_to_the_next_day_that_is_not_off() -> None:
    made = planned(left(due=(25, 1)), at=pace(reviews=15, weekdays_off=frozenset({1})))
    counts = {day.on.day: day.tasks[0].count for day in made.days[:4] if day.tasks}
    assert counts == {23: 15, 25: 11}


def test_facts_of_a_lesson_come_back_after_two_days_and_then_a_week_later() -> None:
    made = planned(left(10, facts=4), days=20)
    counts = {day.on.day: day.tasks[0].count for day in made.days[1:] if day.tasks}
    assert counts == {25: 4, 2: 4, 9: 4}


def test_mocks_follow_the_lessons_each_with_its_repair() -> None:
    made = planned(left(10, short=SHORT, long=LONG), days=14)
    assert said(made) == {
        "Mon 23": [("l1", 10)],
        "Tue 24": [("short", 42)],
        "Wed 25": [("short", 10)],
        "Thu 3": [("long", 90)],
        "Fri 4": [("long", 10)],
    }
    assert [day.on.day for day in made.days if day.over] == [24, 3]
    assert made.done_on == date(2026, 12, 4)


def test_mocks_without_an_exam_stand_three_days_apart() -> None:
    made = planned(left(short=SHORT, long=LONG))
    assert list(said(made)) == ["Mon 23", "Tue 24", "Thu 26", "Fri 27"]
    assert made.done_on == date(2026, 11, 27)


def test_long_mock_alone_waits_for_the_exam() -> None:
    assert list(said(planned(left(long=LONG), days=14))) == ["Thu 3", "Fri 4"]


@pytest.mark.parametrize(
    ("days", "expected", "out"),
    [
        (5, {"Mon 23": [("short", 42)], "Tue 24": [("short", 10)], "Wed 25": [("long", 90)],
             "Thu 26": [("long", 10)]}, ()),
        (4, {"Mon 23": [("short", 42)], "Tue 24": [("short", 10), ("long", 90)],
             "Wed 25": [("long", 10)]}, ()),
        (3, {"Mon 23": [("short", 42)], "Tue 24": [("short", 10), ("long", 90)]}, ()),
        (2, {"Mon 23": [("short", 42)]}, ("long",)),
        (1, {"Mon 23": [("short", 42)]}, ("long",)),
        (0, {}, ("short", "long")),
    ],
)  # fmt: skip
def test_mocks_near_the_exam(
    days: int, expected: dict[str, list[tuple[str, int]]], out: tuple[str, ...]
) -> None:
    made = planned(left(short=SHORT, long=LONG), days=days)
    assert (said(made), made.left_out) == (expected, out)
    assert made.fits


def test_no_repair_where_reviews_fill_the_day() -> None:
    made = planned(left(due=(200,), short=SHORT), days=10, at=pace(20, 60))
    assert said(made)["Tue 24"] == [("review", 20)]


def test_the_day_before_the_exam_is_light() -> None:
    made = planned(left(10, due=(0, 0, 0, 60)), days=4, at=pace(20, 60))
    assert said(made) == {"Mon 23": [("l1", 10)], "Thu 26": [("review", 10)]}
    assert (made.days[-1].on, made.days[-1].exam) == (MONDAY + timedelta(days=4), True)


def test_the_only_day_before_the_exam_is_used() -> None:
    made = planned(left(10, short=SHORT), days=1)
    assert said(made) == {"Mon 23": [("l1", 10)]}
    assert (made.fits, made.left_out, made.done_on) == (True, ("short",), None)


def test_what_does_not_fit_says_what_would() -> None:
    made = planned(left(*MINUTES, short=SHORT), days=8, at=pace(11, weekdays_off=SUNDAYS))
    assert not made.fits
    assert made.left_out == ("l8", "l9", "l10", "short")
    assert (made.minutes_needed, made.could_end_on) == (15, date(2026, 12, 2))
    assert made.lessons_end_on is made.done_on is None


def test_what_no_minutes_can_do() -> None:
    made = planned(left(300), days=1)
    assert (made.fits, made.minutes_needed) == (False, None)
    assert [t.ends for t in made.today.tasks] == [False]


def test_exam_today_has_no_tasks() -> None:
    made = planned(left(10), days=0)
    assert [(day.on, day.exam, day.tasks) for day in made.days] == [(MONDAY, True, ())]
    assert (made.fits, made.left_out, made.following) == (False, ("l1",), None)


def test_every_day_off_has_no_plan_and_no_advice() -> None:
    made = planned(left(10), at=pace(weekdays_off=frozenset(range(7))))
    assert (made.fits, made.left_out, made.minutes_needed) == (False, ("l1",), None)
    assert all(day.off and not day.tasks for day in made.days)


def test_days_off_are_marked() -> None:
    off = frozenset({MONDAY, MONDAY + timedelta(days=2)})
    made = planned(left(10, 10, 10), at=pace(10, dates_off=off))
    assert [day.on.day for day in made.days if day.off] == [23, 25]
    assert made.today.tasks == ()
    assert made.following is not None
    assert made.following.on.day == 24


def test_what_was_done_today_counts() -> None:
    """After today's lesson, today is done; the others stay where they were."""
    before = planned(left(*MINUTES), days=26)
    after = planned(left(*MINUTES[1:]), days=26, done=Done(lessons_s=480))
    assert after.today.tasks == ()
    assert after.lessons_end_on == before.lessons_end_on


def test_reviews_done_today_count() -> None:
    made = planned(left(due=(9,)), at=pace(reviews=15), done=Done(reviews=12))
    assert [day.tasks[0].count for day in made.days[:2]] == [3, 6]


def test_today_off_does_not_take_from_the_next_day() -> None:
    at = pace(weekdays_off=frozenset({0}))
    made = planned(left(10), days=5, at=at, done=Done(lessons_s=600))
    assert said(made) == {"Tue 24": [("l1", 10)]}


def test_more_reviews_done_than_planned() -> None:
    made = planned(left(10, due=(5,)), days=5, done=Done(reviews=50))
    assert made.today.tasks == ()


def test_nothing_left_is_empty() -> None:
    made = planned(left(), days=5)
    assert (made.is_empty, made.fits, made.done_on, len(made.days)) == (True, True, None, 6)
    assert not planned(left(10)).is_empty


def test_minutes_are_rounded_up() -> None:
    assert planned(left(due=(1, 1))).today.minutes == 1
    assert planned(left(due=(1, 1))).today.tasks[0].minutes == 1


def test_plans_reach_a_year() -> None:
    assert len(planned(left(), days=1000).days) == 367
