"""The capstone: thirteen marks on one sheet, kept as they come, inspected together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from accounts.models import User
from assessment import policy
from quizzes.actions import answering, locking, remembering, starting
from quizzes.actions.answering import Choice, Operation
from quizzes.models import Attempt, AttemptItem, Marking, Mode, Response
from quizzes.pins import from_json
from quizzes.queries import attempts, sheets

ANOTHER = "This sheet was inspected in another tab. Load the page again for the next one."


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row of an open sheet and what was kept for it."""

    item: AttemptItem
    rows: tuple[Response, ...]

    @property
    def rev(self) -> int:
        return max((row.rev for row in self.rows), default=0)

    @property
    def chosen(self) -> Choice:
        kept = attempts.counted([attempts.event(row) for row in self.rows])
        return Choice(answer=kept.answer, sureness=kept.sureness)


def op_of(operation: UUID, position: int) -> UUID:
    """The operation of one row of a sheet that was sent as a whole."""
    return uuid5(operation, str(position))


def begin(*, learner: User, seed: int, operation: Operation) -> Attempt:
    """The learner's open sheet, a new one where there is none.

    For use in a transaction. `seed` is that of the sheet whose marks were read: where another tab
    has ended that one meanwhile, they mean nothing on the next. Raises RefusedError then.
    """
    found = locking.lock_open(learner, attempts.CAPSTONE)
    if found and found.seed == seed:
        return found
    fresh = sheets.fresh(number=attempts.capstones(learner))
    if found or fresh.seed != seed:
        raise locking.RefusedError(ANOTHER)
    return starting.begin(
        learner=learner,
        subject=attempts.CAPSTONE,
        mode=Mode.CAPSTONE,
        rules=policy.CAPSTONE,
        pinned=[row.pin for row in fresh.rows],
        seed=fresh.seed,
        now=operation.received_at,
    )


def open_sheet(*, learner: User, seed: int, operation: Operation) -> Attempt:
    """The learner's open sheet, begun if need be."""
    with locking.recording():
        return begin(learner=learner, seed=seed, operation=operation)


def keep(*, learner: User, seed: int, operation: Operation, marks: Mapping[int, Choice]) -> Attempt:
    """Keep the marks of a sheet, by position. Marks that did not change add nothing."""
    with locking.recording():
        attempt = begin(learner=learner, seed=seed, operation=operation)
        _store(attempt, _rows(attempt), operation, marks, final=False)
        return attempt


def hand_in(
    *, learner: User, seed: int, operation: Operation, marks: Mapping[int, Choice]
) -> Attempt:
    """Mark a full sheet and end its attempt. The same operation again gives the same attempt.

    Raises ValueError where a row has no mark.
    """
    with locking.recording():
        if done := sheets.handed_in(learner, op_of(operation.op_id, 1)):
            return done
        attempt = begin(learner=learner, seed=seed, operation=operation)
        rows = _rows(attempt)
        if missing := [r.item.position for r in rows if not marks.get(r.item.position)]:
            raise ValueError(f"marks: rows {missing} have none")
        stored = _store(attempt, rows, operation, marks, final=True)
        shown = {row.item.pk: from_json(row.item.snapshot).shown for row in rows}
        marked = [answering.marked(row, shown[row.item_id]) for row in stored]
        Marking.objects.bulk_create(marked)
        _remember(attempt, rows, marked)
        locking.submit(attempt, at=operation.received_at)
        return attempt


def _remember(attempt: Attempt, rows: Iterable[_Row], marked: Iterable[Marking]) -> None:
    of_item = {marking.item_id: marking for marking in marked}
    seen = [
        remembering.Seen(
            fact=row.item.fact,
            item_id=row.item.item_id,
            credit=marking.credit,
            sureness=marking.response.sureness if marking.response else None,
            at=marking.marked_at,
        )
        for row in rows
        if (marking := of_item.get(row.item.pk))
    ]
    remembering.remember(learner=attempt.learner_id, seen=seen)


def _rows(attempt: Attempt) -> list[_Row]:
    items = AttemptItem.objects.filter(attempt=attempt).order_by("position")
    events: dict[int, list[Response]] = {}
    for row in Response.objects.filter(attempt=attempt):
        events.setdefault(row.item_id, []).append(row)
    return [_Row(item=item, rows=tuple(events.get(item.pk, ()))) for item in items]


def _store(
    attempt: Attempt,
    rows: Iterable[_Row],
    operation: Operation,
    marks: Mapping[int, Choice],
    *,
    final: bool,
) -> list[Response]:
    events = []
    for row in rows:
        position = row.item.position
        choice, op_id = marks.get(position), op_of(operation.op_id, position)
        known = any(other.op_id == op_id for other in row.rows)
        if choice is None or known or (choice == row.chosen and not final):
            continue
        own = replace(operation, op_id=op_id)
        event = answering.response(row.item.pk, attempt, own, choice, rev=row.rev + 1, final=final)
        events.append(event)
    return Response.objects.bulk_create(events)
