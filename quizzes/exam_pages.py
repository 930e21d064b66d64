"""What the pages of a running mock exam say: one question, or all of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from assessment.policy import Clock
from quizzes import bank, cards, forms, modes, pins
from quizzes.cards import Card
from quizzes.models import Attempt, AttemptItem
from quizzes.modes import Face
from quizzes.queries import attempts, exams
from quizzes.queries.exams import Spot

MINUTE_S = 60
MILESTONES = (10, 5, 1)
NAME = "Mock exam"
RULED_MS = 10 * 60 * MINUTE_S * 1000


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A mark on the ruler of the clock, in percent from its start.

    `word` is written below it: the minutes left there. `left` are the minutes of a milestone.
    """

    at: str
    word: str
    anchor: str = "middle"
    left: int = 0


@dataclass(frozen=True, kw_only=True)
class ClockPage:
    """The time of an exam, at the moment of its page. Without a limit all times are None.

    `by` is `finish_by` in words, with its day where that is not today.
    """

    always: bool
    finish_by: datetime | None
    total_ms: int | None
    left_ms: int | None
    by: str = ""

    @property
    def is_ruled(self) -> bool:
        """Whether a ruler with minutes says more than the words; not of a span of days."""
        return (self.total_ms or 0) <= RULED_MS

    @property
    def gone(self) -> str:
        """How much of the time has gone, in percent of the ruler."""
        return f"{100 - 100 * (self.left_ms or 0) / (self.total_ms or 1):.1f}"

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Start, half time and end with their minutes; and the spoken milestones before the end."""
        total = (self.total_ms or 0) // 1000
        minutes = [n for n in MILESTONES if n * MINUTE_S * 2 < total]
        return (
            Mark(at="0", word=str(total // MINUTE_S), anchor="start"),
            Mark(at="50", word=str(total // MINUTE_S // 2)),
            *(Mark(at=f"{100 - 100 * n * MINUTE_S / total:.2f}", word="", left=n) for n in minutes),
            Mark(at="100", word="0", anchor="end"),
        )


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One question on the palette."""

    number: int
    current: bool
    spot: Spot

    @property
    def label(self) -> str:
        """All that its shape says."""
        here = ["current"] if self.current else []
        flag = ["flagged"] if self.spot.flagged else []
        return ", ".join([f"Question {self.number}", *here, self.state, *flag])

    @property
    def state(self) -> str:
        """Whether it is answered, in a word or two."""
        spot = self.spot
        if spot.partly:
            return f"{spot.chosen} of {spot.choose} chosen"
        return "answered" if spot.answered else "empty"


@dataclass(frozen=True, kw_only=True)
class ExamPage:
    """What each page of a running exam shows: its questions and its clock."""

    attempt: Attempt
    name: str
    form: str
    face: Face
    back_url: str
    cells: tuple[Cell, ...]
    clock: ClockPage

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.cells)

    @property
    def answered(self) -> int:
        """How many are answered."""
        return sum(cell.spot.answered for cell in self.cells)

    @property
    def flagged(self) -> int:
        """How many are flagged."""
        return sum(cell.spot.flagged for cell in self.cells)

    @property
    def empty(self) -> int:
        """How many have no answer at all."""
        return sum(not cell.spot.chosen for cell in self.cells)

    @property
    def partly(self) -> tuple[Cell, ...]:
        """Those with too few or too many options chosen."""
        return tuple(cell for cell in self.cells if cell.spot.partly)


@dataclass(frozen=True, kw_only=True)
class ExamQuestion(ExamPage):
    """One question of a running exam."""

    here: Cell
    card: Card
    op_id: UUID

    @property
    def number(self) -> int:
        """Its place on the paper."""
        return self.here.number

    @property
    def back(self) -> int:
        """The number of the question before, 0 at the first."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The number of the question after, 0 at the last."""
        return self.number + 1 if self.number < self.total else 0

    @property
    def exact(self) -> bool:
        """Whether any other number of options earns nothing."""
        return attempts.rules(self.attempt).strict

    @property
    def count(self) -> str:
        """What is wrong with the number of options chosen, if anything is."""
        spot = self.here.spot
        if not spot.partly:
            return ""
        if not self.exact:
            return f"You have chosen {spot.chosen} of {spot.choose}."
        return f"You have chosen {spot.chosen}. It counts with exactly {spot.choose}."


def title(attempt: Attempt) -> str:
    """What a paper is called: an own exam by its form, where that is still there."""
    if attempts.rules(attempt).awaits:
        return modes.title(attempt)
    named = _form(attempt)
    return f"{NAME}, {named.lower()}" if named else NAME


def _form(attempt: Attempt) -> str:
    blueprint = bank.blueprints().get(exams.paper(attempt))
    return blueprint.name if blueprint else ""


def clock(attempt: Attempt, *, now: datetime) -> ClockPage:
    """The clock of a running attempt."""
    ends = attempt.deadline_at
    return ClockPage(
        always=attempts.rules(attempt).clock == Clock.ALWAYS,
        finish_by=ends,
        total_ms=total_ms(attempt.started_at, ends),
        left_ms=remaining_ms(ends, now=now),
        by=by(ends, now=now),
    )


def total_ms(started_at: datetime, ends: datetime | None) -> int | None:
    """How long an attempt is, in milliseconds; None without a limit."""
    return (ends - started_at) // timedelta(milliseconds=1) if ends else None


def by(ends: datetime | None, *, now: datetime) -> str:
    """When an attempt ends on the reader's clock: 18:15, or Fri 27 Nov 18:15 on another day."""
    if ends is None:
        return ""
    then, today = timezone.localtime(ends), timezone.localdate(now)
    day = "" if then.date() == today else f"{then:%a} {then.day} {then:%b} "
    return f"{day}{then:%H:%M}"


def remaining_ms(deadline_at: datetime | None, *, now: datetime) -> int | None:
    """How long an attempt goes on, in milliseconds from 0 up; None without a limit."""
    if deadline_at is None:
        return None
    return max(0, (deadline_at - now) // timedelta(milliseconds=1))


def _around(attempt: Attempt, *, current: int, now: datetime) -> ExamPage:
    cells = tuple(
        Cell(number=spot.position, current=spot.position == current, spot=spot)
        for spot in exams.spots(attempt)
    )
    return ExamPage(
        attempt=attempt,
        name=title(attempt),
        form=title(attempt) if attempts.rules(attempt).awaits else _form(attempt) or NAME,
        face=modes.face(attempt),
        back_url=modes.back(attempt),
        cells=cells,
        clock=clock(attempt, now=now),
    )


def overview(attempt: Attempt, *, now: datetime) -> ExamPage:
    """The page of all questions of a running exam."""
    return _around(attempt, current=0, now=now)


def question(attempt: Attempt, item: AttemptItem, *, now: datetime) -> ExamQuestion:
    """The page of one question of a running exam."""
    page = _around(attempt, current=item.position, now=now)
    here = next(cell for cell in page.cells if cell.current)
    return ExamQuestion(
        attempt=attempt,
        name=page.name,
        form=page.form,
        face=page.face,
        back_url=page.back_url,
        cells=page.cells,
        clock=page.clock,
        here=here,
        card=cards.card(pins.from_json(item.snapshot), here.spot.kept, uid="q"),
        op_id=forms.new_operation(),
    )
