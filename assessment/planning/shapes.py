"""What goes into a plan of study, and what it says."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MINUTE_S = 60


class What(StrEnum):
    """A kind of task."""

    REVIEW = "review"
    LESSON = "lesson"
    MOCK = "mock"
    REPAIR = "repair"


@dataclass(frozen=True, kw_only=True)
class Pace:
    """What a learner can give: minutes and reviews a day, and the days off; Monday is 0."""

    minutes: int
    reviews: int
    weekdays_off: frozenset[int] = frozenset()
    dates_off: frozenset[date] = frozenset()

    def is_off(self, day: date) -> bool:
        """Whether nothing is to be done on that day."""
        return day.weekday() in self.weekdays_off or day in self.dates_off


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """What is left of a lesson: seconds, at least 1, and the facts that it will bring."""

    slug: str
    seconds: int
    facts: int = 0
    begun: bool = False


@dataclass(frozen=True, kw_only=True)
class Mock:
    """A mock exam that was not taken yet; it is sat in one go."""

    name: str
    seconds: int


@dataclass(frozen=True, kw_only=True)
class Left:
    """All that is left to do.

    `lessons` stand in the order to take them. `due` counts the facts that become due on each day
    from today. `review_s` is what one review takes. `short` and `long` are the mock exams that
    were not taken yet.
    """

    lessons: tuple[Lesson, ...]
    due: tuple[int, ...]
    review_s: int
    short: Mock | None = None
    long: Mock | None = None


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was done today: it counts towards the day, so that a plan is not endless."""

    reviews: int = 0
    lessons_s: int = 0


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do. `begins` and `ends` tell the pieces of a lesson that is spread over days."""

    what: What
    seconds: int
    name: str = ""
    count: int = 0
    begins: bool = True
    ends: bool = True

    @property
    def minutes(self) -> int:
        """Rounded up."""
        return -(-self.seconds // MINUTE_S)


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of the plan. `over`: a mock takes longer than the minutes of a day."""

    on: date
    tasks: tuple[Task, ...] = ()
    off: bool = False
    exam: bool = False
    over: bool = False

    @property
    def minutes(self) -> int:
        """Of all tasks together."""
        return -(-sum(task.seconds for task in self.tasks) // MINUTE_S)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Days in order, from today to the exam, or to the end of what is left.

    `left_out` names the lessons and mocks without a place. Where lessons do not fit,
    `minutes_needed` a day would do (in steps of 5, None if 240 are too few), or to end on
    `could_end_on` with the minutes given (None where not within a year).
    """

    days: tuple[Day, ...]
    lessons_end_on: date | None
    done_on: date | None
    left_out: tuple[str, ...] = ()
    fits: bool = True
    minutes_needed: int | None = None
    could_end_on: date | None = None

    @property
    def today(self) -> Day:
        """What to do today."""
        return self.days[0]

    @property
    def following(self) -> Day | None:
        """The next day with something to do."""
        return next((day for day in self.days[1:] if day.tasks or day.exam), None)

    @property
    def is_empty(self) -> bool:
        """Nothing is left to do on any day."""
        return not any(day.tasks for day in self.days) and not self.left_out
