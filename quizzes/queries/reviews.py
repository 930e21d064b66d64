"""The reviews of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Exists, OuterRef

from accounts.models import User
from quizzes.models import AttemptItem, Marking
from quizzes.queries import attempts


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One review: of `total` facts `done` were answered. `position` is 0 once it has ended."""

    token: str
    done: int
    total: int
    position: int

    @property
    def open(self) -> bool:
        """Whether it can be continued."""
        return self.position > 0


def sittings(learner: User, *, since: datetime) -> tuple[Sitting, ...]:
    """The reviews begun since a moment, oldest first, in one query of light columns."""
    rows = (
        AttemptItem.objects.filter(
            attempt__learner=learner,
            attempt__subject=attempts.REVIEW,
            attempt__started_at__gte=since,
        )
        .order_by("attempt_id", "position")
        .values_list(
            "attempt__token",
            "attempt__submitted_at",
            "position",
            "root_id",
            Exists(Marking.objects.filter(item=OuterRef("pk"))),
        )
    )
    return tuple(_sitting(token, same) for token, same in groupby(rows, key=itemgetter(0)))


def _sitting(
    token: str, rows: Iterable[tuple[str, datetime | None, int, int | None, bool]]
) -> Sitting:
    found = list(rows)
    own = [checked for *_, root, checked in found if root is None]
    waiting = [pos for _, ended, pos, _, checked in found if not ended and not checked]
    return Sitting(token=token, done=sum(own), total=len(own), position=min(waiting, default=0))
