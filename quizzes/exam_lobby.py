"""What the lobby of the mock exams says: the forms, their papers, and the times on offer."""

from dataclasses import dataclass
from datetime import datetime

from assessment import policy
from assessment.blueprints import Blueprint
from assessment.policy import Phase, Rules
from lessons.library import library
from quizzes import bank, forms
from quizzes.exam_pages import MINUTE_S
from quizzes.models import Attempt
from quizzes.queries import exams


@dataclass(frozen=True, kw_only=True)
class TimeChoice:
    """One of the times on offer."""

    percent: int
    label: str
    time: str
    chosen: bool


TIMES = ("Standard", "A quarter more", "Half as much again", "Double", "No limit")


def times(blueprint: Blueprint, *, chosen: str) -> tuple[TimeChoice, ...]:
    """The times that an exam can be sat in."""
    return tuple(
        TimeChoice(
            percent=percent,
            label=label,
            time=_said(policy.exam(minutes=blueprint.minutes, percent=percent)),
            chosen=chosen == str(percent),
        )
        for percent, label in zip(forms.EXAM_TIMES, TIMES, strict=True)
    )


def _said(rules: Rules) -> str:
    if not rules.time_s:
        return "open"
    minutes, seconds = divmod(rules.time_s, MINUTE_S)
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many questions of a paper are of one area, or on trial, and its piece of the strip.

    `mark` is that of a drawing; `x` and `width` are in percent.
    """

    name: str
    count: int
    mark: str
    x: str
    width: str

    @property
    def middle(self) -> str:
        """Where its number stands, in percent."""
        return f"{float(self.x) + float(self.width) / 2:.3f}"

    @property
    def end(self) -> str:
        """Where it ends, in percent."""
        return f"{float(self.x) + float(self.width):.3f}"


# Whose the duties of an area are; the line that moves is neither's, and trial items are unmarked.
MARKS = {"of-the-cloud": "A", "in-the-cloud": "C", "shared-controls": "B"}
TRIAL = "On trial, from any area"


def shares(blueprint: Blueprint) -> tuple[Share, ...]:
    """The areas of a paper, and last what is on trial."""
    names = {id_: area.name for id_, area in library().course.area.items()}
    counts = [(names[id_], n, MARKS.get(id_, "I")) for id_, n in blueprint.areas.items()]
    counts.append((TRIAL, blueprint.trial, "G"))
    found, before = [], 0
    for name, count, mark in counts:
        x, width = (f"{100 * n / blueprint.count:.3f}" for n in (before, count))
        found.append(Share(name=name, count=count, mark=mark, x=x, width=width))
        before += count
    return tuple(found)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One form of the exam, with the attempt of it that runs."""

    blueprint: Blueprint
    running: Attempt | None


@dataclass(frozen=True, kw_only=True)
class Running:
    """The exam that can still be gone on with: `name` is that of its form, "" where that is gone.

    `here`: it is of the form whose page this is.
    """

    attempt: Attempt
    name: str
    here: bool = False


def lobby(found: list[Attempt], *, now: datetime) -> tuple[Offer, ...]:
    """All forms, given all exams of a learner."""
    return tuple(
        Offer(blueprint=blueprint, running=_of(_open(found, now=now), slug))
        for slug, blueprint in bank.blueprints().items()
    )


def running(found: list[Attempt], *, paper: str = "", now: datetime) -> Running | None:
    """The exam of a learner that runs; that of the form `paper` where there is one."""
    opened = _open(found, now=now)
    attempt = _of(opened, paper) or next(iter(opened), None)
    if attempt is None:
        return None
    form = bank.blueprints().get(exams.paper(attempt))
    is_here = exams.paper(attempt) == paper
    return Running(attempt=attempt, name=form.name if form else "", here=is_here)


def _open(found: list[Attempt], *, now: datetime) -> list[Attempt]:
    return [attempt for attempt in found if exams.phase(attempt, now=now) is Phase.OPEN]


def _of(opened: list[Attempt], paper: str) -> Attempt | None:
    return next((attempt for attempt in opened if exams.paper(attempt) == paper), None)
