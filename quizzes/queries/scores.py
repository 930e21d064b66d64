"""The scores of assigned attempts, exact and in bulk."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum

from quizzes.models import Attempt, AttemptItem, Marking, Mode
from quizzes.queries import markings


@dataclass(frozen=True, kw_only=True)
class Sat:
    """One attempt of a learner, by their key.

    `score` is the credit of the average question that counts, None while it runs; `answers` is how
    many of these have an answer that was marked. `due_at` is when it was due as it was handed in.
    """

    learner: int
    token: str
    started_at: datetime
    submitted_at: datetime | None
    score: Fraction | None
    answers: int
    due_at: datetime | None = None


@dataclass
class _Sum:
    credit: Fraction = Fraction(0)
    items: int = 0
    answers: int = 0


def of_subject(subject: str, *, learners: Collection[int] | None = None) -> list[Sat]:
    """The assigned attempts of a subject, of everybody or of these learners. Two queries.

    Of each question the newest marking counts; one without any earned nothing. Trial runs of
    instructors are left out, and so are questions on trial.
    """
    rows = Attempt.objects.filter(mode=Mode.ASSIGNED, subject=subject)
    if learners is not None:
        rows = rows.filter(learner__in=learners)
    sums = _sums(subject, learners)
    return [
        Sat(
            learner=learner,
            token=token,
            started_at=started_at,
            submitted_at=submitted_at,
            score=_score(sums[pk]) if submitted_at else None,
            answers=sums[pk].answers,
            due_at=due_at,
        )
        for pk, learner, token, started_at, submitted_at, due_at in rows.order_by("pk").values_list(
            "pk", "learner_id", "token", "started_at", "submitted_at", "due_at"
        )
    ]


def _score(found: _Sum) -> Fraction:
    return found.credit / found.items if found.items else Fraction(0)


def _sums(subject: str, learners: Collection[int] | None) -> dict[int, _Sum]:
    """By attempt. Credits are added up by their denominator, so none is rounded."""
    items = AttemptItem.objects.filter(
        attempt__mode=Mode.ASSIGNED, attempt__subject=subject, scored=True
    )
    if learners is not None:
        items = items.filter(attempt__learner__in=learners)
    given = Marking.objects.filter(item=OuterRef("pk"), response__isnull=False)
    rows = (
        items.annotate(
            over=Subquery(markings.newest().values("credit_over")[:1]),
            of=Subquery(markings.newest().values("credit_of")[:1]),
            given=Exists(given),
        )
        .values("attempt", "of")
        .annotate(sum=Sum("over"), items=Count("pk"), answers=Count("pk", filter=Q(given=True)))
        .values_list("attempt", "of", "sum", "items", "answers")
    )
    found: dict[int, _Sum] = defaultdict(_Sum)
    for attempt, of, over, count, answers in rows:
        own = found[attempt]
        own.credit += Fraction(over or 0, of or 1)
        own.items += count
        own.answers += answers
    return found
