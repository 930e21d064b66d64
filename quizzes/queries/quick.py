"""What quick checks asked, and what the last one found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from assessment import quick_check
from assessment.quick_check import Estimate, Given
from quizzes import bank
from quizzes.models import Attempt, AttemptItem
from quizzes.queries import attempts
from quizzes.queries.attempts import Place

# About four checks back: by then a question is new again.
MEMORY = 4 * quick_check.CHOSEN.most


@dataclass(frozen=True, kw_only=True)
class Latest:
    """A finished check. `estimate` is None where too few questions were answered."""

    token: str
    finished_at: datetime
    answers: int
    estimate: Estimate | None


def given(places: Iterable[Place]) -> list[Given]:
    """The answers of a check as the core sees them."""
    return [Given(id=place.item_id, right=place.right) for place in places if place.checked]


def had(learner: int, *, before: int | None) -> frozenset[str]:
    """What a learner, by their key, was asked in earlier checks than the attempt `before`."""
    rows = AttemptItem.objects.filter(
        attempt__learner_id=learner, attempt__subject=attempts.QUICK
    ).order_by("-pk")
    if before is not None:
        rows = rows.filter(attempt_id__lt=before)
    return frozenset(rows.values_list("item_id", flat=True)[:MEMORY])


def estimate(places: Iterable[Place]) -> Estimate | None:
    """What the answers of a check say, None where they are too few."""
    return quick_check.estimate(given(places), stock=bank.quick_stock())


def latest(learner: User | None) -> Latest | None:
    """The check that a learner finished last; two queries, whatever they did before."""
    found = learner and (
        Attempt.objects.filter(learner=learner, subject=attempts.QUICK, submitted_at__isnull=False)
        .order_by("-started_at", "-pk")
        .first()
    )
    if not found or found.submitted_at is None:
        return None
    places = attempts.places(found)
    return Latest(
        token=found.token,
        finished_at=found.submitted_at,
        answers=sum(place.checked for place in places),
        estimate=estimate(places),
    )
