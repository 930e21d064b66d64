"""How much time an attempt has, for the clock of its open page."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from accounts.models import User
from accounts.prepared import Prepared, Slot
from quizzes.models import Attempt


@dataclass(frozen=True, kw_only=True)
class Times:
    """When an attempt began, when it ends by itself, and whether it was handed in."""

    started_at: datetime
    ends: datetime | None
    is_over: bool


def times(learner: User | None, token: str) -> Times:
    """The times of the learner's own attempt, in one query; else 404."""
    for started_at, ends, submitted_at in (
        _TIMES(learner=learner.pk, token=token) if learner else []
    ):
        return Times(started_at=started_at, ends=ends, is_over=submitted_at is not None)
    raise Http404


_TIMES = Prepared(
    lambda: Attempt.objects.filter(learner_id=Slot("learner"), token=Slot("token")).values_list(
        "started_at", "deadline_at", "submitted_at"
    )
)
