"""A plan of study: what to do on each day until the exam, made anew from today each time.

Reviews come first, then new lessons, spread evenly; mock exams follow the lessons. Time is counted
in seconds, so that nothing depends on how minutes are rounded.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assessment.planning import pages, pouring
from assessment.planning.pages import Page
from assessment.planning.shapes import MINUTE_S, Day, Done, Left, Pace, Plan, Task, What

MOST_MINUTES, STEP = 240, 5
# New lessons on one day: about one where an exam waits, about two where none does.
STEADY_S = {True: 10 * MINUTE_S, False: 20 * MINUTE_S}
# Lessons end after this share of the days, so that all of them can still be reviewed.
LESSONS_BY = (2, 3)
LEAST_DAYS = 14


def plan(
    *, today: date, exam_on: date | None, pace: Pace, left: Left, done: Done | None = None
) -> Plan:
    """The plan from today on.

    `exam_on` is today or later; None for a plan without an end. The day before the exam is light,
    nothing is planned on the exam's day. The minutes of a day are kept, but for a mock, which
    takes its time. More minutes a day never move the end of the lessons to a later day. What the
    lessons teach comes back as reviews where time is left: a forecast, not a promise.
    """
    done = done or Done()
    written = pages.written(today=today, exam_on=exam_on, pace=pace, left=left, done=done)
    open_ = [page for page in written if not page.light]
    fits = _room(open_) >= _size(left)
    last = _lessons(open_, left, today=today, done=done, has_exam=exam_on is not None)
    mockless = pages.place_mocks(open_[last + 1 :] if fits else [], left, exam_on=exam_on)
    ends = pages.ends(open_, left)
    cut = [lesson.slug for index, lesson in enumerate(left.lessons) if index not in ends]
    out = (*cut, *mockless)
    new = [page.on for page in written if page.is_new]
    span = pages.span(today, exam_on)
    if exam_on is None:
        least = span[LEAST_DAYS - 1]
        span = [day for day in span if day <= max([least, *new])]
    pages.add_returns([page for page in written if page.on <= span[-1]] if span else [], left)
    made = Plan(
        days=(*_days(written, left, span=span, pace=pace), *_exam_day(exam_on)),
        lessons_end_on=open_[last].on if fits and left.lessons else None,
        done_on=new[-1] if new and not out else None,
        left_out=out,
        fits=fits,
    )
    if fits or exam_on is None:
        return made
    endless = plan(today=today, exam_on=None, pace=pace, left=left, done=done)
    needed = _needed(today=today, exam_on=exam_on, pace=pace, left=left, done=done)
    return replace(made, minutes_needed=needed, could_end_on=endless.lessons_end_on)


def _needed(*, today: date, exam_on: date, pace: Pace, left: Left, done: Done) -> int | None:
    """The least minutes a day, in steps, with which all lessons fit."""

    def holds(minutes: int) -> bool:
        at = replace(pace, minutes=minutes)
        written = pages.written(today=today, exam_on=exam_on, pace=at, left=left, done=done)
        return _room([page for page in written if not page.light]) >= _size(left)

    steps = range(pace.minutes - pace.minutes % STEP + STEP, MOST_MINUTES + 1, STEP)
    found = bisect_left(steps, True, key=holds)
    return steps[found] if found < len(steps) else None


def _size(left: Left) -> int:
    return sum(lesson.seconds for lesson in left.lessons)


def _room(open_: Sequence[Page]) -> int:
    return sum(page.free_s for page in open_)


def _lessons(open_: Sequence[Page], left: Left, *, today: date, done: Done, has_exam: bool) -> int:
    """Put the lessons on their pages; the index of the last page that got one, -1 for none."""
    sizes = [lesson.seconds for lesson in left.lessons]
    rooms = [page.free_s for page in open_]
    if not sizes or sum(rooms) < sum(sizes):
        pieces = pouring.pour(sizes, rooms)
    else:
        used = done.lessons_s if open_[0].on == today else 0
        steady = -(-(sum(sizes) + used) // STEADY_S[has_exam])
        over, of = LESSONS_BY if has_exam else (1, 1)
        days = min(steady, -(-len(rooms) * over // of))
        pieces = pouring.spread(sizes, rooms, days=days, used=used)
    for page, found in zip(open_, pieces, strict=True):
        page.pieces = found
    return max((index for index, found in enumerate(pieces) if found), default=-1)


def _exam_day(exam_on: date | None) -> list[Day]:
    return [Day(on=exam_on, exam=True)] if exam_on else []


def _days(
    written: Sequence[Page], left: Left, *, span: Sequence[date], pace: Pace
) -> Iterator[Day]:
    """Every day of the span, with or without something to do."""
    of_day = {page.on: page for page in written}
    ends = pages.ends(written, left)
    starts = {index: page.on for page in reversed(written) for index, _ in page.pieces}
    for day in span:
        if day in of_day:
            yield _day(of_day[day], left, starts, ends)
        else:
            yield Day(on=day, off=pace.is_off(day))


def _day(page: Page, left: Left, starts: dict[int, date], ends: dict[int, date]) -> Day:
    reviews = Task(what=What.REVIEW, seconds=page.reviews_s, count=page.reviews)
    lessons = [
        Task(
            what=What.LESSON,
            seconds=seconds,
            name=left.lessons[index].slug,
            begins=starts[index] == page.on and not left.lessons[index].begun,
            ends=ends.get(index) == page.on,
        )
        for index, seconds in page.pieces
    ]
    tasks = (*([reviews] if page.reviews else []), *lessons, *page.other)
    return Day(on=page.on, tasks=tasks, over=page.free_s < 0)
