"""The end of a quick check: how much is in place, area by area, and where to begin."""

from dataclasses import dataclass

from assessment import placement
from assessment.outline import Area, Plan
from assessment.placement import Seen
from assessment.quick_check import OUT_OF, Estimate, Word
from lessons.library import library
from quizzes import reports, words
from quizzes.models import Attempt
from quizzes.queries import quick
from quizzes.queries.attempts import Place
from quizzes.queries.results import Line
from quizzes.reports import Report

HEADLINES = {
    Word.NEW: "Most of this is new to you.",
    Word.SOME: "Some of it is in place.",
    Word.MUCH: "Much of it is in place.",
    Word.MOST: "Nearly all of it is in place.",
}
TOO_FEW = "Too few answers to judge."


@dataclass(frozen=True, kw_only=True)
class Said:
    """An estimate as a page says it: in words, as a range, and drawn as a scale of ten cells."""

    headline: str
    range: str
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """The answers on one area."""

    area: Area
    right: int
    asked: int

    @property
    def hits(self) -> tuple[bool, ...]:
        """Each answer as right or not, the right ones first."""
        return (True,) * self.right + (False,) * (self.asked - self.right)


@dataclass(frozen=True, kw_only=True)
class Start:
    """Where to begin: the lesson, and how its questions went."""

    plan: Plan
    right: int
    asked: int
    first: bool
    last: bool


@dataclass(frozen=True, kw_only=True)
class QuickReport:
    """What the page says. `said` is None where too few questions were answered."""

    report: Report
    said: Said | None
    areas: tuple[AreaRow, ...]
    start: Start


def said(estimate: Estimate | None) -> Said | None:
    """An estimate in words, None where there is none."""
    if estimate is None:
        return None
    low, high = estimate.low, estimate.high
    cells = ("d",) * low + ("now",) * (high - low) + ("",) * (OUT_OF - high)
    span = words.none_of(low) if low == high else f"{words.none_of(low)} to {words.number(high)}"
    return Said(headline=HEADLINES[estimate.word], range=f"about {span}", cells=cells)


def quick_report(
    attempt: Attempt, lines: tuple[Line, ...], places: tuple[Place, ...]
) -> QuickReport:
    """The report of a check that has ended. A question that was left open does not come up."""
    checked = tuple(line for line in lines if line.credit is not None)
    estimate = quick.estimate(places)
    return QuickReport(
        report=reports.report(attempt, checked),
        said=said(estimate),
        areas=tuple(_areas(checked)),
        start=_start(checked, new=estimate is None or estimate.word is Word.NEW),
    )


def _areas(checked: tuple[Line, ...]) -> list[AreaRow]:
    rows = []
    for area in library().course.areas:
        own = [line.right for line in checked if line.pin.shown.item.area == area.id]
        if own:
            rows.append(AreaRow(area=area, right=sum(own), asked=len(own)))
    return rows


def _start(checked: tuple[Line, ...], *, new: bool) -> Start:
    plans = [plan for plan in library().course.lessons if plan.ready]
    seen = [Seen(lesson=line.pin.shown.item.lesson, right=line.right) for line in checked]
    slug = placement.begin(seen, lessons=[plan.slug for plan in plans], new=new)
    own = [one.right for one in seen if one.lesson == slug]
    return Start(
        plan=library().course.lesson[slug],
        right=sum(own),
        asked=len(own),
        first=slug == plans[0].slug,
        last=slug == plans[-1].slug,
    )
