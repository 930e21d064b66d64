"""Beginning what is assigned, on the terms as they are for the learner."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare

from accounts import limits
from accounts.limits import Limit
from accounts.models import User
from assessment import explaining, policy
from assessment.blueprints import Placed
from assessment.policy import Rules
from assessment.terms import Effective, Feedback, deadline
from classrooms import papers
from classrooms.models import Assignment, Kind, Membership
from classrooms.queries import rights, sitting
from quizzes import bank
from quizzes.actions import assigned
from quizzes.actions.locking import RefusedError, lock_learner
from quizzes.models import Attempt, Mode
from quizzes.queries import exams

NOTHING_ASKED = "There is nothing to begin here: this asks no questions."
NO_PAPER = "No paper can be drawn for this at the moment. Tell your instructor."
MOST, WINDOW = 10, timedelta(minutes=15)


class CodeError(Exception):
    """The access code is missing or another one; the text says what to do."""


WRONG_CODE = "This is not the access code. Check each sign, or ask your instructor."
NO_CODE = "Type the access code that your instructor gives out."
TOO_MANY = "There were too many wrong codes. Wait a quarter of an hour, then try again."


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """A paper, and the seeds that made it."""

    placed: tuple[Placed, ...]
    shown_by: int


def begin(
    *,
    own: Membership,
    learner: User,
    assignment: Assignment,
    access_code: str,
    new_seed: Callable[[], int],
    now: datetime,
) -> Attempt:
    """A new attempt of a learner, or the one that runs.

    Attempts are counted while the learner is held, so two starts at once never make one too many.
    Raises CodeError for the access code, RefusedError where nothing may be begun, and its
    OtherExamError where another exam still runs.
    """
    if assignment.kind not in {Kind.QUIZ, Kind.MOCK}:
        raise RefusedError(NOTHING_ASKED)
    found = sitting.stand(assignment, learner, now=now)
    if found.running:
        return found.running
    if assignment.access_code:
        _check_code(assignment, learner, access_code, now=now)
    # Before the learner is held: on SQLite nobody else could save meanwhile.
    drawn = _draw(assignment, learner, new_seed())
    with transaction.atomic(durable=True):
        lock_learner(learner)
        found = sitting.stand(assignment, learner, now=now)
        if found.running:
            return found.running
        effective = rights.effective_for(assignment, own)
        why = explaining.may_start(effective, attempts=found.begun, open=False, now=now)
        if why:
            raise RefusedError(why)
        return _start(assignment, effective, learner, drawn, now=now)


def _check_code(assignment: Assignment, learner: User, code: str, *, now: datetime) -> None:
    """Raise CodeError for another code than that of the assignment; only wrong ones count."""
    sent = code.strip()
    if not sent:
        raise CodeError(NO_CODE)
    own = f"{assignment.pk}:{learner.pk}"
    limit = [Limit(name="access-code", of=own, most=MOST, window=WINDOW)]
    if not limits.take(limit, now=now):
        raise CodeError(TOO_MANY)
    if not constant_time_compare(sent.casefold(), assignment.access_code.strip().casefold()):
        raise CodeError(WRONG_CODE)
    limits.give_back(limit)


def _draw(assignment: Assignment, learner: User, seed: int) -> _Drawn:
    seen = exams.met(learner) if assignment.kind == Kind.MOCK else papers.NOTHING_SEEN
    try:
        placed = papers.placed(assignment, seed, seen=seen)
    except ValueError as error:
        raise RefusedError(NO_PAPER) from error
    return _Drawn(placed=placed, shown_by=papers.showing(assignment, seed))


def _start(
    assignment: Assignment, effective: Effective, learner: User, drawn: _Drawn, *, now: datetime
) -> Attempt:
    release = rights.release(assignment, started_at=now)
    return assigned.start(
        learner=learner,
        subject=rights.subject(assignment),
        mode=Mode.ASSIGNED,
        rules=rules(assignment, effective),
        items=[one.item for one in drawn.placed],
        on_trial={one.item.id for one in drawn.placed if not one.scored},
        seed=drawn.shown_by,
        deadline_at=deadline(effective, started_at=now),
        scores_from=release.scores_from,
        replies_from=release.replies_from,
        now=now,
    )


def rules(assignment: Assignment, effective: Effective) -> Rules:
    """What is frozen when an attempt starts.

    It is remembered like other answers only where its replies come with it or at its end.
    """
    paper = str(assignment.target["paper"]) if assignment.kind == Kind.MOCK else ""
    return policy.assigned(
        name=assignment.title,
        each=assignment.feedback == Feedback.EACH,
        feeds=assignment.feedback != Feedback.LATER,
        strict=not assignment.partial,
        limit_s=effective.limit_s,
        paper=paper,
        pass_percent=bank.blueprints()[paper].pass_percent if paper else None,
    )
