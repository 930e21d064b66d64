"""What holds for every plan."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.planning import Done, Left, Lesson, Mock, Pace, Plan, What, plan, pouring

TODAY = date(2026, 11, 23)
# A plan of a year takes its time: these hold or fail on few examples.
few = settings(max_examples=30)
DAYS = st.integers(0, 40)
MINUTES = st.integers(5, 240)


@st.composite
def paces(draw: st.DrawFn) -> Pace:
    return Pace(
        minutes=draw(MINUTES),
        reviews=draw(st.integers(1, 60)),
        weekdays_off=frozenset(draw(st.sets(st.integers(0, 6), max_size=6))),
        dates_off=frozenset(TODAY + timedelta(days=n) for n in draw(st.sets(DAYS, max_size=10))),
    )


@st.composite
def lefts(draw: st.DrawFn) -> Left:
    sizes = draw(st.lists(st.tuples(st.integers(1, 1800), st.integers(0, 15)), max_size=12))
    return Left(
        lessons=tuple(Lesson(slug=f"l{n}", seconds=s, facts=f) for n, (s, f) in enumerate(sizes)),
        due=tuple(draw(st.lists(st.integers(0, 40), max_size=30))),
        review_s=draw(st.integers(20, 60)),
        short=draw(st.sampled_from([None, Mock(name="short", seconds=2520)])),
        long=draw(st.sampled_from([None, Mock(name="long", seconds=5400)])),
    )


dones = st.builds(Done, reviews=st.integers(0, 30), lessons_s=st.integers(0, 3600))
exams = st.none() | DAYS.map(lambda n: TODAY + timedelta(days=n))


def made(exam_on: date | None, pace: Pace, left: Left, done: Done) -> Plan:
    return plan(today=TODAY, exam_on=exam_on, pace=pace, left=left, done=done)


@few
@given(exams, paces(), lefts(), dones)
def test_days_follow_each_other_and_end_with_the_exam(
    exam_on: date | None, pace: Pace, left: Left, done: Done
) -> None:
    days = made(exam_on, pace, left, done).days
    assert [day.on for day in days] == [TODAY + timedelta(days=n) for n in range(len(days))]
    assert [day.on for day in days if day.exam] == ([exam_on] if exam_on else [])
    assert exam_on is None or days[-1].on == exam_on


@few
@given(exams, paces(), lefts(), dones)
def test_nothing_on_days_off_nor_on_the_exam_s_day(
    exam_on: date | None, pace: Pace, left: Left, done: Done
) -> None:
    for day in made(exam_on, pace, left, done).days:
        assert day.off == (pace.is_off(day.on) and not day.exam)
        assert not (day.tasks and (day.off or day.exam))


@few
@given(exams, paces(), lefts(), dones)
def test_minutes_and_reviews_of_a_day_are_kept_unless_it_says_so(
    exam_on: date | None, pace: Pace, left: Left, done: Done
) -> None:
    for day in made(exam_on, pace, left, done).days:
        mocked = any(task.what is What.MOCK for task in day.tasks)
        assert day.minutes <= pace.minutes or (day.over and mocked)
        assert not day.over or mocked
        counts = [task.count for task in day.tasks if task.what is What.REVIEW]
        assert sum(counts) <= pace.reviews
        assert len(counts) <= 1
        assert all(task.seconds > 0 for task in day.tasks)


@given(exams, paces(), lefts(), dones)
def test_every_lesson_is_placed_once_in_order(
    exam_on: date | None, pace: Pace, left: Left, done: Done
) -> None:
    found = made(exam_on, pace, left, done)
    pieces = [t for day in found.days for t in day.tasks if t.what is What.LESSON]
    placed: Counter[str] = Counter()
    for task in pieces:
        placed[task.name] += task.seconds
    whole = {x.slug: x.seconds for x in left.lessons if x.slug not in found.left_out}
    assert {slug: seconds for slug, seconds in placed.items() if slug in whole} == whole
    assert all(placed[x.slug] <= x.seconds for x in left.lessons)
    assert [t.name for t in pieces if t.ends] == list(whole)
    order = [int(t.name[1:]) for t in pieces]
    assert order == sorted(order)
    assert found.fits == ({x.slug for x in left.lessons} == whole.keys())


@few
@given(exams, paces(), lefts(), dones)
def test_each_mock_has_a_day_after_the_lessons_or_is_named(
    exam_on: date | None, pace: Pace, left: Left, done: Done
) -> None:
    found = made(exam_on, pace, left, done)
    places = {t.name: day.on for day in found.days for t in day.tasks if t.what is What.MOCK}
    wanted = {mock.name for mock in (left.short, left.long) if mock}
    assert places.keys() | (wanted & set(found.left_out)) == wanted
    assert not places.keys() & set(found.left_out)
    ends = [day.on for day in found.days for t in day.tasks if t.what is What.LESSON]
    assert all(max(ends, default=date.min) < on for on in places.values())
    assert sorted(places, key=lambda name: places[name]) in (
        [],
        ["short"],
        ["long"],
        ["short", "long"],
    )


@few
@given(exams, paces(), lefts(), dones)
def test_the_same_again(exam_on: date | None, pace: Pace, left: Left, done: Done) -> None:
    assert made(exam_on, pace, left, done) == made(exam_on, pace, left, done)


@given(exams, paces(), lefts(), dones, MINUTES)
def test_more_minutes_never_end_the_lessons_later(
    exam_on: date | None, pace: Pace, left: Left, done: Done, minutes: int
) -> None:
    less, more = sorted((pace.minutes, minutes))
    first = made(exam_on, replace(pace, minutes=less), left, done)
    second = made(exam_on, replace(pace, minutes=more), left, done)
    assert second.fits >= first.fits
    if first.lessons_end_on and second.lessons_end_on:
        assert second.lessons_end_on <= first.lessons_end_on


@few
@given(DAYS.map(lambda n: TODAY + timedelta(days=n)), paces(), lefts(), dones)
def test_the_minutes_it_asks_for_do(exam_on: date, pace: Pace, left: Left, done: Done) -> None:
    found = made(exam_on, pace, left, done)
    assert found.minutes_needed is None or not found.fits
    if found.minutes_needed:
        assert found.minutes_needed > pace.minutes
        assert made(exam_on, replace(pace, minutes=found.minutes_needed), left, done).fits
        less = max(pace.minutes, found.minutes_needed - 5)
        assert not made(exam_on, replace(pace, minutes=less), left, done).fits


@few
@given(exams, paces(), lefts())
def test_no_more_lessons_on_a_day_than_the_shares_ask_for(
    exam_on: date | None, pace: Pace, left: Left
) -> None:
    """No day has two lessons more than the day with the least, while there is room for them."""
    found = made(exam_on, pace, left, Done())
    wide = pace.minutes * 60 >= 2 * sum(x.seconds for x in left.lessons)
    days = [[t for t in day.tasks if t.what is What.LESSON] for day in found.days if not day.off]
    if wide and exam_on is None and len(left.lessons) > 1:
        most = max(sum(task.seconds for task in tasks) for tasks in days)
        assert most <= 20 * 60 + max(x.seconds for x in left.lessons)


@given(st.lists(st.integers(1, 900), max_size=8), st.lists(st.integers(0, 900), max_size=12))
def test_pour_loses_nothing(sizes: list[int], rooms: list[int]) -> None:
    poured = pouring.pour(sizes, rooms)
    assert len(poured) == len(rooms)
    for day, room in zip(poured, rooms, strict=True):
        assert sum(seconds for _, seconds in day) <= room
    total = sum(seconds for day in poured for _, seconds in day)
    assert total == min(sum(sizes), sum(rooms))
