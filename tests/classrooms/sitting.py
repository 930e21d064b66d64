"""Assigned quizzes that were handed in, as rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from assessment.items import Item
from assessment.presentation import present
from classrooms.models import Assignment, Membership
from lessons.library import library
from quizzes import pins
from quizzes.models import Attempt, Mode, Response
from tests.factories import (
    AttemptFactory,
    AttemptItemFactory,
    MarkingFactory,
    ResponseFactory,
)


def written(count: int, *, facts: int = 0) -> list[Item]:
    """Written questions with one key each, of as many facts; of `facts` facts where that is set."""
    found = [item for item in library().items.values() if item.kind == "single"]
    if facts:
        kept = list(dict.fromkeys(item.fact for item in found))[:facts]
        return [item for item in found if item.fact in kept][:count]
    return list({item.fact: item for item in found}.values())[:count]


def sat(
    row: Assignment,
    member: Membership,
    items: Sequence[Item],
    *,
    right: Sequence[bool],
    now: datetime,
    sureness: int | None = None,
) -> Attempt:
    """A paper handed in; where an answer is not right it is the first distractor."""
    attempt = AttemptFactory.create(
        learner=member.user,
        mode=Mode.ASSIGNED,
        subject=f"assigned:{row.token}",
        started_at=now - timedelta(minutes=10),
        submitted_at=now,
    )
    for position, (item, is_right) in enumerate(zip(items, right, strict=True), start=1):
        shown = present(item, attempt.pk)
        wrong = next(option.id for option in item.options if option.id not in item.key)
        place = AttemptItemFactory.create(
            attempt=attempt, position=position, pinned=pins.of_library(shown)
        )
        response: Response = ResponseFactory.create(
            item=place,
            answer=list(shown.show(item.key if is_right else (wrong,))),
            sureness=sureness,
            latency_ms=20_000 + 1000 * position,
        )
        MarkingFactory.create(
            item=place, response=response, credit_over=int(is_right), marked_at=now
        )
    return attempt
