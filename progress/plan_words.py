"""A plan of study in words: what to do today, the weeks after, and what would give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, groupby, pairwise

from django.urls import reverse

from assessment.blueprints import Blueprint
from assessment.outline import Plan as Sheet
from assessment.planning import Day, Plan, Task, What
from lessons.library import Library
from progress import days
from quizzes import words

BRICK_S = 5 * 60
OPEN_WEEKS = 3
TASKS = {
    (True, True): "Lesson {n}: {title}",
    (True, False): "Begin lesson {n}: {title}",
    (False, True): "Finish lesson {n}: {title}",
    (False, False): "Go on with lesson {n}: {title}",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One task in words, with the page to do it on."""

    what: What
    text: str
    minutes: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """A day with its tasks."""

    day: Day
    lines: tuple[Line, ...]

    @property
    def bricks(self) -> tuple[What, ...]:
        """One for every five minutes begun of the day, in the order of its tasks, to be drawn."""
        ends = accumulate(task.seconds for task in self.day.tasks)
        tops = [-(-end // BRICK_S) for end in ends]
        counts = [top - below for below, top in pairwise([0, *tops])]
        kinds = (task.what for task in self.day.tasks)
        return tuple(kind for kind, n in zip(kinds, counts, strict=True) for _ in range(n))


@dataclass(frozen=True, kw_only=True)
class Week:
    """The days of one week, from Monday on."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """The whole plan as its page tells it."""

    plan: Plan
    exam_on: date | None
    headline: str
    lede: str
    rows: tuple[Row, ...]
    soon: tuple[Week, ...]
    later: tuple[Week, ...]
    gives: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def today(self) -> Row:
        """What to do today."""
        return self.rows[0]

    @property
    def gap(self) -> str:
        """How far away the exam is; empty without one."""
        if self.exam_on is None:
            return ""
        away = (self.exam_on - self.plan.today.on).days
        return {0: "today", 1: "tomorrow"}.get(away, f"in {away} days")


@dataclass(frozen=True, kw_only=True)
class Names:
    """What lessons and mock exams are called."""

    sheets: Mapping[str, Sheet]
    papers: Mapping[str, Blueprint]


def told(plan: Plan, *, library: Library, minutes: int) -> Told:
    """The plan in words; `minutes` a day were given."""
    names = Names(sheets=library.course.lesson, papers=library.blueprints)
    rows = tuple(row(day, names) for day in plan.days)
    exam_on = next((day.on for day in plan.days if day.exam), None)
    shown = () if plan.is_empty else rows
    weeks = tuple(_weeks(shown, today=plan.today.on))
    return Told(
        plan=plan,
        exam_on=exam_on,
        headline=_headline(plan),
        lede=_lede(plan),
        rows=rows,
        soon=weeks[:OPEN_WEEKS],
        later=weeks[OPEN_WEEKS:],
        gives=tuple(_gives(plan, names, minutes=minutes)),
        notes=tuple(_notes(plan, names)),
    )


def row(day: Day, names: Names) -> Row:
    """A day in words."""
    return Row(day=day, lines=tuple(_line(task, names) for task in day.tasks))


def _line(task: Task, names: Names) -> Line:
    text, url = _words(task, names)
    return Line(what=task.what, text=text, minutes=task.minutes, url=url)


def _words(task: Task, names: Names) -> tuple[str, str]:
    if task.what is What.REVIEW:
        facts = "1 fact" if task.count == 1 else f"{task.count} facts"
        return f"Review {facts}", reverse("progress:review")
    if task.what is What.LESSON:
        sheet = names.sheets[task.name]
        text = TASKS[task.begins, task.ends].format(n=sheet.number, title=sheet.title)
        return text, reverse("lessons:lesson", args=[sheet.slug])
    name = names.papers[task.name].name.lower()
    text = f"Mock exam, {name}"
    if task.what is What.REPAIR:
        text = "What went wrong in the mock exam"
    return text, reverse("quizzes:exam", args=[task.name])


def _headline(plan: Plan) -> str:
    if plan.today.exam:
        return "The exam is today."
    if plan.is_empty:
        return "Nothing is left to plan."
    if plan.today.off:
        return "Today is a day off."
    if not plan.today.tasks:
        return "Nothing more today."
    return f"Today: about {words.counted(plan.today.minutes, 'minute', 'minutes')}."


def _lede(plan: Plan) -> str:
    today, after = plan.today.on, plan.following
    if plan.today.exam:
        return "Nothing else is planned. Read each question to its end before you answer."
    if plan.is_empty and not after:
        return "Every lesson is read, both mock exams are taken and no review waits."
    if after is None:
        return "Nothing follows in this plan."
    when = days.spoken(after.on, today=today)
    if after.exam:
        return f"Next: the exam, {when}."
    return f"Next: {when}, about {words.counted(after.minutes, 'minute', 'minutes')}."


def _weeks(rows: Iterable[Row], *, today: date) -> Iterable[Week]:
    first = today - timedelta(days=today.weekday())
    titles = {0: "This week", 7: "Next week"}
    grouped = groupby(rows, key=lambda one: one.day.on - timedelta(days=one.day.on.weekday()))
    for monday, found in grouped:
        title = titles.get((monday - first).days, f"Week of {monday.day} {monday:%B}")
        yield Week(title=title, rows=tuple(found))


def _gives(plan: Plan, names: Names, *, minutes: int) -> Iterable[str]:
    """What would make it fit. Nothing where it does."""
    if plan.fits:
        return
    if plan.minutes_needed:
        yield f"{plan.minutes_needed} minutes a day, where you planned {minutes}."
    if plan.could_end_on:
        # The day before an exam is light.
        on = days.dated(plan.could_end_on + timedelta(days=2))
        yield f"An exam on {on} or later, with {minutes} minutes a day."
    if any(day.off for day in plan.days):
        yield "Fewer days off."
    cut = [names.sheets[slug].number for slug in plan.left_out if slug in names.sheets]
    yield f"Leaving out what has no place: {_lessons(cut)}."


def _lessons(numbers: list[int]) -> str:
    first, last = numbers[0], numbers[-1]
    if first == last:
        return f"lesson {first}"
    if numbers == list(range(first, last + 1)):
        return f"lessons {first} {'and' if last == first + 1 else 'to'} {last}"
    return f"lessons {', '.join(map(str, numbers[:-1]))} and {last}"


def _notes(plan: Plan, names: Names) -> Iterable[str]:
    forms = [names.papers[slug].name.lower() for slug in plan.left_out if slug in names.papers]
    if forms:
        yield f"No day is left for the {' or the '.join(forms)} of the mock exam."
    if any(day.over for day in plan.days):
        yield "A mock exam is sat in one go, so its day takes longer."
