"""The days of a plan while it is written: reviews first, then mocks after the lessons."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from assessment.planning.pouring import Pieces
from assessment.planning.shapes import MINUTE_S, Done, Left, Mock, Pace, Task, What

# What reviews may take of a day while there are lessons; what is done on the day before the exam.
REVIEW_SHARE, LIGHT_SHARE = (3, 4), (1, 2)
# When the facts of a lesson come back, and those that were reviewed, in days.
FIRST_RETURN, NEXT_RETURN = 2, 7
LONG_BEFORE = timedelta(days=4)
LONG_AFTER = 3
REPAIR_S = 10 * MINUTE_S
MOST_DAYS = 366


@dataclass(kw_only=True)
class Page:
    """A day on which something may be done.

    `seconds` and `most` are what it can hold, and of reviews; `light` is the day before the exam.
    """

    on: date
    seconds: int
    most: int
    light: bool
    reviews: int = 0
    reviews_s: int = 0
    pieces: Pieces = field(default_factory=list)
    other: list[Task] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Whether there is more on it than reviews."""
        return bool(self.pieces or self.other)

    @property
    def free_s(self) -> int:
        """What it can still hold; below 0 where a mock takes more than a day's minutes."""
        lessons = sum(seconds for _, seconds in self.pieces)
        return self.seconds - self.reviews_s - lessons - sum(t.seconds for t in self.other)


def written(*, today: date, exam_on: date | None, pace: Pace, left: Left, done: Done) -> list[Page]:
    """The days with something to do, each with the reviews that the forecast holds for it."""
    days = span(today, exam_on)
    study = [day for day in days if not pace.is_off(day)]
    pages = []
    for day in study:
        spent = done if day == today else Done()
        light = exam_on is not None and day == exam_on - timedelta(days=1) and len(study) > 1
        over, of = LIGHT_SHARE if light else (1, 1)
        spent_s = spent.reviews * left.review_s + spent.lessons_s
        pages.append(
            Page(
                on=day,
                seconds=max(0, pace.minutes * MINUTE_S * over // of - spent_s),
                most=max(0, pace.reviews - spent.reviews),
                light=light,
            )
        )
    _forecast(pages, today=today, pace=pace, left=left, done=done)
    return pages


def span(today: date, exam_on: date | None) -> list[date]:
    """The days before the exam, a year at most."""
    length = MOST_DAYS if exam_on is None else min((exam_on - today).days, MOST_DAYS)
    return [today + timedelta(days=n) for n in range(length)]


def _forecast(pages: Sequence[Page], *, today: date, pace: Pace, left: Left, done: Done) -> None:
    """Serve the facts that fall due in the order they come; the rest waits for the next day."""
    arrived = [0, *accumulate(left.due)]
    over, of = REVIEW_SHARE if left.lessons else (1, 1)
    served_s = 0
    for page in pages:
        spent_s = done.reviews * left.review_s if page.on == today else 0
        share_s = max(0, pace.minutes * MINUTE_S * over // of - spent_s)
        waiting = arrived[min((page.on - today).days + 1, len(left.due))]
        wanted_s = waiting * left.review_s - served_s
        page.reviews_s = min(wanted_s, page.most * left.review_s, share_s, page.seconds)
        before, served_s = served_s // left.review_s, served_s + page.reviews_s
        page.reviews = served_s // left.review_s - before


def place_mocks(after: Sequence[Page], left: Left, *, exam_on: date | None) -> list[str]:
    """Put the mocks on pages after the lessons; the names of those without a place."""
    out = []
    first = 0
    if left.short:
        first = 1
        if after:
            _sit(after, 0, left.short)
        else:
            out.append(left.short.name)
    if left.long:
        if len(after) > first:
            _sit(after, _long_place(after, first, exam_on), left.long)
        else:
            out.append(left.long.name)
    return out


def _long_place(after: Sequence[Page], first: int, exam_on: date | None) -> int:
    """Some days before the exam, else with a day behind it for what went wrong, else the last."""
    if exam_on is None:
        return min(first + LONG_AFTER - 1, len(after) - 1)
    early = sum(exam_on - page.on >= LONG_BEFORE for page in after) - 1
    return early if early > first else max(first, len(after) - 2)


def _sit(after: Sequence[Page], index: int, mock: Mock) -> None:
    """A mock, and what went wrong in it on the next day."""
    sat = Task(what=What.MOCK, seconds=mock.seconds, name=mock.name)
    after[index].other.append(sat)
    for page in after[index + 1 : index + 2]:
        seconds = min(REPAIR_S, page.free_s)
        if seconds > 0:
            page.other.append(Task(what=What.REPAIR, seconds=seconds, name=mock.name))


def ends(pages: Sequence[Page], left: Left) -> dict[int, date]:
    """The day on which each lesson ends, by index; without those that are not placed as a whole."""
    placed: Counter[int] = Counter()
    last: dict[int, date] = {}
    for page in pages:
        for index, seconds in page.pieces:
            placed[index] += seconds
            last[index] = page.on
    return {i: day for i, day in last.items() if placed[i] == left.lessons[i].seconds}


def add_returns(pages: Sequence[Page], left: Left) -> None:
    """Fill what is free with facts that come back: those of new lessons, and those reviewed."""
    coming: Counter[date] = Counter()
    for index, day in ends(pages, left).items():
        coming[day + timedelta(days=FIRST_RETURN)] += left.lessons[index].facts
    waiting = 0
    for page in pages:
        waiting += sum(coming.pop(day) for day in [*coming] if day <= page.on)
        more = min(waiting, page.most - page.reviews, max(0, page.free_s) // left.review_s)
        waiting -= more
        page.reviews += more
        page.reviews_s += more * left.review_s
        coming[page.on + timedelta(days=NEXT_RETURN)] += page.reviews
