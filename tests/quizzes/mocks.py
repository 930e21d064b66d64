"""Mock exams that are over, as their rows."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from accounts.models import User
from assessment.blueprints import Placed
from assessment.policy import Rules
from assessment.presentation import present
from quizzes import bank, pins
from quizzes.models import Attempt, AttemptItem, Mode, Response
from tests.factories import AttemptItemFactory, MarkingFactory, ResponseFactory

START = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
MINUTES = 31
SEED = 7


def mock(
    learner: User,
    *,
    slug: str = "short",
    wrong: Collection[int] = (),
    empty: Collection[int] = (),
    flagged: Collection[int] = (),
    seconds: Mapping[int, int] | None = None,
    timed: bool = True,
    started_at: datetime = START,
    seed: int = SEED,
) -> Attempt:
    """A mock exam that was handed in after 31 minutes; positions say what came of each question.

    `seconds` is the time on each, not measured where it says nothing.
    """
    form = bank.blueprints()[slug]
    ended = started_at + timedelta(minutes=MINUTES)
    attempt = Attempt.objects.create(
        learner=learner,
        subject=f"mock:{slug}",
        mode=Mode.EXAM,
        policy=asdict(Rules(each=False)),
        seed=seed,
        content_version="v",
        digest=str(uuid4()),
        started_at=started_at,
        deadline_at=started_at + timedelta(minutes=form.minutes) if timed else None,
        submitted_at=ended,
    )
    placed = bank.mock_paper(slug, seed=seed, seen={})
    for position, place in enumerate(placed, start=1):
        row = _row(attempt, place, position, flagged=position in flagged)
        is_right = position not in wrong and position not in empty
        spent = (seconds or {}).get(position)
        response = None
        if position not in empty:
            response = _response(row, is_right=is_right, seconds=spent, at=ended)
        MarkingFactory.create(
            item=row,
            response=response,
            credit_over=int(is_right),
            item_version=row.item_version,
            reason="answered" if response else "left empty",
            marked_at=ended,
        )
    return attempt


def scored(attempt: Attempt) -> list[int]:
    """The positions of the questions that count."""
    rows = AttemptItem.objects.filter(attempt=attempt, scored=True).order_by("position")
    return list(rows.values_list("position", flat=True))


def _row(attempt: Attempt, place: Placed, position: int, *, flagged: bool) -> AttemptItem:
    row: AttemptItem = AttemptItemFactory.create(
        attempt=attempt,
        position=position,
        pinned=pins.of_library(present(place.item, attempt.seed)),
        scored=place.scored,
        flagged=flagged,
    )
    return row


def _response(row: AttemptItem, *, is_right: bool, seconds: int | None, at: datetime) -> Response:
    shown = pins.from_json(row.snapshot).shown
    others = [id_ for id_ in shown.item.option if id_ not in shown.item.key]
    own = shown.item.key if is_right else tuple(others[: len(shown.item.key)])
    response: Response = ResponseFactory.create(
        item=row,
        final=False,
        answer=list(shown.show(own)),
        tab_id="tab" if seconds is not None else "",
        latency_ms=None if seconds is None else 1000 * seconds,
        received_at=at,
    )
    return response
