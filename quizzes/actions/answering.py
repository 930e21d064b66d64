"""Keeping and checking answers. What was acknowledged was committed before."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from accounts.models import User
from assessment import policy, scoring
from assessment.effective import is_stale
from assessment.items import Answer
from assessment.policy import Refusal, Standing
from assessment.presentation import Shown
from assessment.scoring import Rule
from quizzes.actions import quick, remembering, repeating
from quizzes.actions.appending import append
from quizzes.actions.locking import USED, RefusedError, lock, recording
from quizzes.models import Attempt, AttemptItem, Marking, Response
from quizzes.pins import from_json
from quizzes.queries import attempts, memories
from quizzes.queries.attempts import Kept, Place


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One sending of an answer: its own id, when it came in, and what its page knew."""

    op_id: UUID
    received_at: datetime
    tab: str = ""
    seq: int = 0
    base_rev: int = 0


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a learner chose, in the opaque option ids of the page.

    `visible_ms` is how long the question was on the screen by then, None where nothing told. Two
    choices are the same whatever time they took.
    """

    answer: Answer
    sureness: int | None = None
    visible_ms: int | None = field(default=None, compare=False)


# How often a save is tried while others save the same question.
TRIES = 8

# Reads the form against the question as it was shown; raises the form's own error.
type Choose = Callable[[Shown], Choice]


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A question after it was checked, and its attempt. `note` is for who came too late."""

    attempt: Attempt
    places: tuple[Place, ...]
    place: Place
    kept: Kept
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The reply to a save. `current` is what counts instead, where the page was `stale`.

    `deadline_at` is when the attempt ends by itself, None where it does not.
    """

    op_id: UUID
    position: int
    rev: int
    saved_at: datetime
    deadline_at: datetime | None
    stale: bool
    current: Kept | None


def save(
    *, learner: User | None, token: str, position: int, operation: Operation, choose: Choose
) -> Receipt:
    """Keep what is chosen so far. The same operation again gives the same receipt.

    Raises RefusedError where nothing may be kept any more, and whatever `choose` raises.
    """
    for _ in range(TRIES):
        item = attempts.own_item(learner, token, position)
        rows = attempts.events(item.pk)
        row = next((row for row in rows if row.op_id == operation.op_id), None)
        if row is None:
            row = _next_row(item, rows, operation, choose)
            if not append(row):
                continue
            rows.append(row)
        return _receipt(row, rows, item)
    raise RefusedError(USED)


def _next_row(
    item: AttemptItem, rows: list[Response], operation: Operation, choose: Choose
) -> Response:
    submitted, deadline_at = item.attempt.submitted_at is not None, item.attempt.deadline_at
    standing = Standing(
        submitted=submitted,
        checked=any(row.final for row in rows),
        phase=policy.phase(deadline_at=deadline_at, submitted=submitted, now=operation.received_at),
    )
    if refusal := policy.may_save(standing):
        raise RefusedError(refusal)
    choice = choose(from_json(item.snapshot).shown)
    rev = rows[-1].rev + 1 if rows else 1
    return response(item.pk, item.attempt, operation, choice, rev=rev)


def _receipt(row: Response, rows: list[Response], item: AttemptItem) -> Receipt:
    events = [attempts.event(other) for other in rows if other.rev <= row.rev]
    stale = is_stale(attempts.event(row), base_rev=row.base_rev, events=events)
    return Receipt(
        op_id=row.op_id,
        position=item.position,
        rev=row.rev,
        saved_at=row.received_at,
        deadline_at=item.attempt.deadline_at,
        stale=stale,
        current=attempts.counted(events) if stale else None,
    )


def response(
    item: int,
    attempt: Attempt,
    operation: Operation,
    choice: Choice,
    *,
    rev: int,
    final: bool = False,
) -> Response:
    """The row of one event, not yet stored."""
    return Response(
        attempt=attempt,
        item_id=item,
        op_id=operation.op_id,
        rev=rev,
        answer=list(choice.answer),
        sureness=choice.sureness,
        final=final,
        tab_id=operation.tab,
        client_seq=operation.seq,
        base_rev=operation.base_rev,
        received_at=operation.received_at,
        latency_ms=choice.visible_ms,
    )


def answer(
    *, learner: User | None, token: str, position: int, operation: Operation, choose: Choose
) -> Turn:
    """Check one question: its answer becomes final and is marked. A second time changes nothing.

    Raises RefusedError where the policy does not allow it, and whatever `choose` raises.
    """
    with recording():
        attempt = lock(learner, token)
        places = attempts.places(attempt, at=position)
        place = attempts.place_at(places, position)
        refusal = policy.may_answer(attempts.rules(attempt), _standing(attempt, place, operation))
        if refusal is Refusal.CHECKED:
            return checked_before(attempt, places, place, operation)
        if refusal:
            raise RefusedError(refusal)
        return mark(attempt, places, place, operation, choose)


def _standing(attempt: Attempt, place: Place, operation: Operation) -> Standing:
    return attempts.standing(attempt, place, now=operation.received_at)


def checked_before(
    attempt: Attempt, places: tuple[Place, ...], place: Place, operation: Operation
) -> Turn:
    """The answer that stands; with a note unless this very operation gave it."""
    own = Response.objects.filter(item=place.pk, final=True, op_id=operation.op_id).exists()
    return Turn(
        attempt=attempt,
        places=places,
        place=place,
        kept=attempts.kept(place.pk),
        note="" if own else Refusal.CHECKED,
    )


def mark(
    attempt: Attempt,
    places: tuple[Place, ...],
    place: Place,
    operation: Operation,
    choose: Choose,
) -> Turn:
    """Store the final answer of an open question with its credit, and let the attempt go on.

    For use inside `recording`, with the attempt locked and the question's pin loaded.
    """
    if place.pin is None:
        raise ValueError("place: its pin is not loaded")
    shown = place.pin.shown
    choice = choose(shown)
    row = response(place.pk, attempt, operation, choice, rev=place.rev + 1, final=True)
    row.save(force_insert=True)
    rules = attempts.rules(attempt)
    marking = marked(row, shown, rule=rules.marking)
    marking.save(force_insert=True)
    credit = marking.credit
    if memories.feeds(attempt):
        seen = remembering.Seen(
            fact=place.fact,
            item_id=place.item_id,
            credit=credit,
            sureness=choice.sureness,
            at=marking.marked_at,
        )
        remembering.remember(learner=attempt.learner_id, seen=[seen])
    done = replace(place, credit=credit, sureness=choice.sureness, rev=row.rev)
    after = tuple(done if other.pk == done.pk else other for other in places)
    kept = Kept(answer=choice.answer, sureness=choice.sureness, rev=row.rev)
    follow = quick if rules.grows else repeating
    after = follow.go_on(attempt, after, now=operation.received_at)
    return Turn(attempt=attempt, places=after, place=done, kept=kept)


def marked(row: Response, shown: Shown, *, rule: Rule = Rule.PARTIAL) -> Marking:
    """The credit that an answer earns, not yet stored."""
    credit = scoring.credit(shown.item, shown.read(tuple(row.answer)), rule)
    return Marking(
        item_id=row.item_id,
        response=row,
        credit_over=credit.numerator,
        credit_of=credit.denominator,
        item_version=shown.item.version,
        reason="answered",
        marked_at=row.received_at,
    )
