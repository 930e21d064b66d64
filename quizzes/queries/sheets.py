"""The capstone's sheet: its rows in their order, and the marks kept so far."""

import random
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.models import User
from assessment.items import Item
from assessment.presentation import present
from lessons.library import library
from quizzes import bank, pins, seeds
from quizzes.models import Attempt, AttemptItem, Mode, Response
from quizzes.pins import Pin
from quizzes.queries import attempts
from quizzes.queries.attempts import Kept


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its question as shown and the mark it has."""

    position: int
    pin: Pin
    kept: Kept


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet to be filled. `attempt` is None until the first mark is kept."""

    attempt: Attempt | None
    seed: int
    rows: tuple[Row, ...]


def sheet(learner: User | None) -> Sheet:
    """The learner's open sheet, or the one that their first mark would begin."""
    opened = learner and attempts.opened(learner, attempts.CAPSTONE)
    return stored(opened) if opened else fresh(number=attempts.capstones(learner))


def stored(attempt: Attempt) -> Sheet:
    """An attempt's sheet with the marks that count."""
    events: dict[int, list[Response]] = {}
    for row in Response.objects.filter(attempt=attempt):
        events.setdefault(row.item_id, []).append(row)
    items = AttemptItem.objects.filter(attempt=attempt).order_by("position")
    rows = tuple(
        Row(
            position=item.position,
            pin=pins.from_json(item.snapshot),
            kept=attempts.counted([attempts.event(row) for row in events.get(item.pk, ())]),
        )
        for item in items
    )
    return Sheet(attempt=attempt, seed=attempt.seed, rows=rows)


def row(found: Sheet, position: int) -> Row:
    """The row at a position, or 404."""
    for candidate in found.rows:
        if candidate.position == position:
            return candidate
    raise Http404


def fresh(*, number: int) -> Sheet:
    """The sheet that follows `number` inspected ones, its rows in their order."""
    seed, items = seeds.secret("capstone", number), list(bank.capstone())
    random.Random(seed).shuffle(items)  # noqa: S311 -- the seed is the secret
    rows = tuple(
        Row(position=position, pin=_pin(item, seed), kept=Kept())
        for position, item in enumerate(items, start=1)
    )
    return Sheet(attempt=None, seed=seed, rows=rows)


def _pin(item: Item, seed: int) -> Pin:
    matrix, statement = library().matrix, item.id.partition(":")[2]
    return pins.pin(
        present(item, seed),
        beliefs=matrix.misconception,
        label=matrix.statements[statement].text,
        part=matrix.row_of[statement].house_part,
    )


def handed_in(learner: User, op_id: UUID) -> Attempt | None:
    """The sheet that was handed in by this operation."""
    return Attempt.objects.filter(
        learner=learner,
        mode=Mode.CAPSTONE,
        submitted_at__isnull=False,
        responses__op_id=op_id,
    ).first()
