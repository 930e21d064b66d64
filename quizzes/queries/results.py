"""What came of attempts."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q

from accounts.models import User
from assessment import scoring
from assessment.items import Answer, Item
from assessment.scoring import Score
from quizzes import pins
from quizzes.models import Attempt, AttemptItem
from quizzes.pins import Pin
from quizzes.queries import markings


@dataclass(frozen=True, kw_only=True)
class Line:
    """One question of an attempt with its pin and, where it was checked, its final answer."""

    pk: int
    position: int
    root_id: int | None
    pin: Pin
    answer: Answer
    sureness: int | None
    credit: Fraction | None

    @property
    def right(self) -> bool:
        """Whether it earned all."""
        return self.credit == 1


LINE = (
    "pk",
    "position",
    "root_id",
    "snapshot",
    "markings__credit_over",
    "markings__credit_of",
    "markings__response__answer",
    "markings__response__sureness",
)


def lines(attempt: Attempt) -> tuple[Line, ...]:
    """All questions of an attempt in their order, in one query."""
    rows = AttemptItem.objects.filter(attempt=attempt).order_by("position", "markings__pk")
    # One row a marking, so a regraded question comes twice: the later one stands.
    return tuple({row["pk"]: line(row) for row in rows.values(*LINE)}.values())


def line(row: dict[str, Any]) -> Line:
    """A row of the columns `LINE`."""
    return Line(
        pk=row["pk"],
        position=row["position"],
        root_id=row["root_id"],
        pin=pins.from_json(row["snapshot"]),
        answer=tuple(row["markings__response__answer"] or ()),
        sureness=row["markings__response__sureness"],
        credit=markings.credit(row),
    )


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many questions an attempt that ended has, and how many of them have an answer."""

    answered: int
    total: int


def counts(attempt: Attempt) -> Counts:
    """Of an attempt that ended. One query, which reads no credit."""
    rows = AttemptItem.objects.filter(attempt=attempt).aggregate(
        total=Count("pk", distinct=True),
        answered=Count("pk", distinct=True, filter=Q(markings__response__isnull=False)),
    )
    return Counts(**rows)


def score(attempt: Attempt) -> Score:
    """The credit of the questions that count; one that is not marked earned none. One query."""
    rows = AttemptItem.objects.filter(attempt=attempt, scored=True).order_by("markings__pk")
    found = {row["pk"]: markings.credit(row) for row in rows.values("pk", *LINE[4:6])}
    return scoring.score(credit or Fraction(0) for credit in found.values())


def missed_items(attempt: Attempt) -> list[Item]:
    """The paper's questions that were checked and did not earn all."""
    return [
        found.pin.shown.item
        for found in lines(attempt)
        if found.root_id is None and found.credit is not None and not found.right
    ]


def followed(learner: User, subject: str) -> int:
    """How often a subject was begun."""
    return Attempt.objects.filter(learner=learner, subject=subject).count()
