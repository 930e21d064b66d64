"""Mock exams that are over: their results in a line each, and what one report is made of."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from accounts.models import User
from lessons.library import library
from quizzes import pins
from quizzes.models import Attempt, AttemptItem, Mode, Response
from quizzes.pins import Pin
from quizzes.queries import attempts, markings

NEWEST = 20
# Of an exam that did not freeze its own, of a form that the content no longer has.
PASS_PERCENT = 70


@dataclass(frozen=True, kw_only=True)
class Score:
    """How many of the questions that count were right, and whether that is enough."""

    right: int
    of: int
    pass_percent: int

    @property
    def least(self) -> int:
        """The least number that reaches the pass mark."""
        return -(-self.of * self.pass_percent // 100)

    @property
    def passed(self) -> bool:
        """Whether the pass mark was reached."""
        return self.right >= self.least

    @property
    def percent(self) -> int:
        """Right ones in percent, rounded, yet never up to a pass mark that was missed."""
        rounded = round(100 * self.right / self.of) if self.of else 0
        return rounded if self.passed else min(rounded, self.pass_percent - 1)


@dataclass(frozen=True, kw_only=True)
class MockResult:
    """One mock exam that is over. `timed` is False for practice conditions: no limit."""

    token: str
    paper: str
    name: str
    started_at: datetime
    submitted_at: datetime
    timed: bool
    score: Score


@dataclass(frozen=True, kw_only=True)
class Regrade:
    """A later marking of a question, that took the place of the one before."""

    position: int
    credit: Fraction
    reason: str
    marked_at: datetime


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question of a paper with what was chosen, in the opaque ids of its page.

    `answer` is empty where nothing was. `seconds` is how long it was on the screen up to the last
    choice on each visit, None where nothing told.
    """

    position: int
    pin: Pin
    answer: tuple[str, ...]
    credit: Fraction
    scored: bool
    flagged: bool
    seconds: int | None
    regrades: tuple[Regrade, ...]

    @property
    def right(self) -> bool:
        """Whether it earned all."""
        return self.credit == 1


def results(learner: User | None) -> tuple[MockResult, ...]:
    """The newest mock exams of a learner that are over, newest first: at most 20, one query."""
    if learner is None:
        return ()
    rows = _over(learner).order_by("-attempt__started_at", "-attempt")
    return tuple(map(_result, rows[:NEWEST]))


def best(learner: User) -> MockResult | None:
    """The best mock exam under a time limit, whichever; of equals the first. None without one.

    Any that was passed is better than one that was not. One query.
    """
    timed = [r for r in map(_result, _over(learner).order_by("attempt")) if r.timed]
    return max(timed, key=_rank, default=None)


def _rank(result: MockResult) -> tuple[bool, Fraction]:
    return result.score.passed, Fraction(result.score.right, result.score.of)


def score(form: str, frozen: Mapping[str, Any], *, right: int, of: int) -> Score:
    """A score held against the pass mark that was frozen when the exam of a form started.

    One that was begun before pass marks were frozen has the one of its form.
    """
    percent = frozen.get("pass_percent")
    if percent is None:
        blueprint = library().blueprints.get(form)
        percent = blueprint.pass_percent if blueprint else PASS_PERCENT
    return Score(right=right, of=of, pass_percent=percent)


OVER = (
    "attempt__token",
    "attempt__subject",
    "attempt__started_at",
    "attempt__submitted_at",
    "attempt__deadline_at",
    "attempt__policy",
)


def _over(learner: User) -> QuerySet[AttemptItem, dict[str, Any]]:
    """One row an exam: the counts of questions that count, and of those with all the credit."""
    rows: QuerySet[AttemptItem, dict[str, Any]] = (
        AttemptItem.objects.filter(
            attempt__learner=learner,
            attempt__mode=Mode.EXAM,
            attempt__submitted_at__isnull=False,
            scored=True,
        )
        .annotate(whole=markings.whole())
        .values("attempt", *OVER)
        .annotate(right=Count("pk", filter=Q(whole=True)), of=Count("pk"))
    )
    return rows


def _result(row: dict[str, Any]) -> MockResult:
    paper = row["attempt__subject"].removeprefix(attempts.MOCK)
    form = library().blueprints.get(paper)
    return MockResult(
        token=row["attempt__token"],
        paper=paper,
        name=form.name if form else paper.capitalize(),
        started_at=row["attempt__started_at"],
        submitted_at=row["attempt__submitted_at"],
        timed=row["attempt__deadline_at"] is not None,
        score=score(paper, row["attempt__policy"], right=row["right"], of=row["of"]),
    )


ANSWER = (
    "pk",
    "position",
    "snapshot",
    "scored",
    "flagged",
    "markings__credit_over",
    "markings__credit_of",
    "markings__reason",
    "markings__marked_at",
    "markings__response__answer",
)


def answers(attempt: Attempt) -> tuple[Answered, ...]:
    """All questions of an exam that is over, in their order. Two queries."""
    marked: dict[int, list[dict[str, Any]]] = {}
    rows = AttemptItem.objects.filter(attempt=attempt).order_by("position", "markings__pk")
    for row in rows.values(*ANSWER):
        marked.setdefault(row["pk"], []).append(row)
    spent = spent_ms(Response.objects.filter(attempt=attempt))
    return tuple(_answered(found, spent.get(pk)) for pk, found in marked.items())


def _answered(rows: list[dict[str, Any]], ms: int | None) -> Answered:
    last = rows[-1]
    # Whoever marks again need not name the response.
    given = next(filter(None, (row["markings__response__answer"] for row in rows)), None)
    return Answered(
        position=last["position"],
        pin=pins.from_json(last["snapshot"]),
        answer=tuple(given or ()),
        credit=markings.credit(last) or Fraction(0),
        scored=last["scored"],
        flagged=last["flagged"],
        seconds=None if ms is None else round(ms / 1000),
        regrades=tuple(
            Regrade(
                position=row["position"],
                credit=markings.credit(row) or Fraction(0),
                reason=row["markings__reason"],
                marked_at=row["markings__marked_at"],
            )
            for row in rows[1:]
        ),
    )


def spent_ms(saved: QuerySet[Response]) -> Mapping[int, int]:
    """The milliseconds on each question, by its key, that these answers tell. One query.

    The longest of each visit, all visits together.
    """
    visits = (
        saved.filter(latency_ms__isnull=False)
        .values("item_id", "tab_id")
        .annotate(longest=Max("latency_ms"))
        .values_list("item_id", "longest")
    )
    total = Counter[int]()
    for item, longest in visits.iterator():
        total[item] += longest
    return total
