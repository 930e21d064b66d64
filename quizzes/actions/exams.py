"""Sitting a mock exam: it starts once, is saved as it goes, and is marked once as a whole."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.http import Http404

from accounts.models import User
from assessment import policy
from assessment.policy import Clock, Standing
from quizzes import bank, modes, pins
from quizzes.actions import answering, ending, locking, starting
from quizzes.actions.answering import Choice, Choose, Operation, Receipt
from quizzes.actions.ending import end, settle, settle_all
from quizzes.models import Attempt, AttemptItem, Mode
from quizzes.queries import attempts, exams

__all__ = [
    "clear",
    "end",
    "finish",
    "flag",
    "keep",
    "refuse_closed",
    "settle",
    "settle_all",
    "start",
]


def start(
    *, learner: User, paper: str, percent: int, clock: Clock, seed: int, now: datetime
) -> Attempt:
    """A new exam of a form; one that runs, of whichever form, is given back instead.

    Two at once would tell of each other: the report of the one has the keys of the other's
    questions, or of their enemies. Raises KeyError where there is no such form.
    """
    blueprint = bank.blueprints()[paper]
    with transaction.atomic(durable=True):
        opened = locking.lock_exams(learner)
        if running := ending.first_running(opened, now=now):
            return running
        placed = bank.mock_paper(paper, seed=seed, seen=exams.met(learner))
        return starting.begin(
            learner=learner,
            subject=exams.subject(paper),
            mode=Mode.EXAM,
            rules=policy.exam(
                minutes=blueprint.minutes,
                percent=percent,
                clock=clock,
                pass_percent=blueprint.pass_percent,
            ),
            pinned=starting.pinned([place.item for place in placed], seed=seed),
            on_trial={place.item.id for place in placed if not place.scored},
            seed=seed,
            now=now,
        )


def keep(
    *,
    learner: User | None,
    token: str,
    position: int,
    operation: Operation,
    choose: Choose,
) -> Receipt | None:
    """Keep what a page shows as chosen when it is left; None where it changed nothing.

    A page without a script sends its choices when it is left, changed or not: what it showed when
    it was loaded is no new choice, so it never overrides another tab's. Raises as `save` does.
    """
    item = attempts.own_item(learner, token, position)
    rows = attempts.events(item.pk)
    if all(row.op_id != operation.op_id for row in rows):
        sent = choose(pins.from_json(item.snapshot).shown).answer
        events = [attempts.event(row) for row in rows]
        loaded = [event for event in events if event.rev <= operation.base_rev]
        same = [attempts.counted(events).answer]
        if not operation.tab:
            same.append(attempts.counted(loaded).answer)
        if sent in same:
            return None
    return answering.save(
        learner=learner, token=token, position=position, operation=operation, choose=choose
    )


def clear(*, learner: User | None, token: str, position: int, operation: Operation) -> Receipt:
    """Take the answer of a question back; what its page sent before and comes later is older."""
    own = replace(operation, op_id=uuid5(operation.op_id, "clear"), seq=operation.seq + 1)
    return answering.save(
        learner=learner,
        token=token,
        position=position,
        operation=own,
        choose=lambda _shown: Choice(answer=()),
    )


def flag(
    *, learner: User | None, token: str, position: int, flagged: bool, now: datetime
) -> AttemptItem:
    """Flag a question for review, or take the flag away. Raises RefusedError once it is over."""
    with transaction.atomic(durable=True):
        attempt = locking.lock(learner, token)
        refuse_closed(attempt, now=now)
        item = attempts.own_item(learner, token, position)
        if item.flagged != flagged:
            item.flagged = flagged
            item.save(update_fields=["flagged"])
        return item


def refuse_closed(attempt: Attempt, *, now: datetime) -> None:
    """Raise RefusedError where nothing may be kept any more."""
    submitted = attempt.submitted_at is not None
    standing = Standing(submitted=submitted, checked=False, phase=exams.phase(attempt, now=now))
    if refusal := policy.may_save(standing):
        raise locking.RefusedError(refusal)


def finish(*, learner: User | None, token: str, now: datetime) -> Attempt:
    """Hand a paper in: it is marked at once. A second time changes nothing."""
    with transaction.atomic(durable=True):
        attempt = locking.lock(learner, token)
        if not modes.is_paper(attempt):
            raise Http404(token)
        if attempt.submitted_at is None:
            end(attempt, now=now)
        return attempt
