"""Asking a class live, stage by stage, and taking its votes.

A vote and the closing of a vote hold the question's row in turn. So what was said to be in is
counted, and what comes after the close is refused in words.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.http import Http404

from accounts.models import User
from assessment.items import Answer, Item
from assessment.presentation import Shown, present
from classrooms.actions.noting import note
from classrooms.models import Classroom, LiveQuestion, LiveSession, Membership, Stage, Vote
from quizzes import pins
from quizzes.actions.locking import RefusedError

LATE = "The vote was closed before this came in."
ENDED = "This session has ended."
OPEN = "A vote is open. Close it before you ask the next question."
MOVED = "This question was moved on a moment ago. Nothing was done twice."

type Choose = Callable[[Shown], Answer]


@transaction.atomic
def start(*, classroom: Classroom, by: User, now: datetime) -> LiveSession:
    """Begin a session, or go on with the one that runs."""
    held = Classroom.objects.select_for_update().get(pk=classroom.pk)
    running = held.live_sessions.filter(ended_at__isnull=True).first()
    if running:
        return running
    note(classroom=held, by=by, what="Started a live session.", now=now)
    return LiveSession.objects.create(classroom=held, started_at=now)


@transaction.atomic
def ask(*, session: LiveSession, item: Item, seed: int, by: User, now: datetime) -> LiveQuestion:
    """Put a question and open its first vote. Raises RefusedError while another vote is open.

    `seed` gives the order of its options: the same on the projector and on every phone.
    """
    held = _running(session)
    last = held.questions.order_by("-position").first()
    if last and Stage(last.stage).is_open:
        raise RefusedError(OPEN)
    note(classroom=held.classroom, by=by, what=f"Asked live: {item.stem}", now=now)
    return LiveQuestion.objects.create(
        session=held,
        position=last.position + 1 if last else 1,
        item_id=item.id,
        item_version=item.version,
        fact=item.fact,
        snapshot=pins.to_json(pins.of_library(present(item, seed))),
        asked_at=now,
    )


@transaction.atomic
def move(*, session: LiveSession, rev: int, to: Stage) -> LiveQuestion:
    """Take the question that is asked from the state `rev` to its next stage.

    Raises RefusedError where it is in another state by now, ValueError for a way there is not.
    """
    held = _running(session)
    question = held.questions.select_for_update().order_by("-position").first()
    if question is None or question.rev != rev:
        raise RefusedError(MOVED)
    if to not in Stage(question.stage).onward:
        raise ValueError(f"to: a question does not go from {question.stage} to {to}.")
    question.stage = to
    question.rev += 1
    question.save(update_fields=["stage", "rev"])
    return question


@transaction.atomic
def end(*, session: LiveSession, by: User, now: datetime) -> None:
    """End a session; a vote that is open ends with it. Ending it again changes nothing."""
    held = LiveSession.objects.select_for_update().get(pk=session.pk)
    if held.ended_at:
        return
    # Votes hold these rows: who was told that a vote is in comes before the end.
    list(held.questions.select_for_update().order_by("position"))
    held.ended_at = now
    held.save(update_fields=["ended_at"])
    note(classroom=held.classroom, by=by, what="Ended the live session.", now=now)


def vote(
    *, membership: Membership, question: int, number: int, choose: Choose, now: datetime
) -> None:
    """Take a learner's answer in round `number`; a second one takes the place of the first.

    Raises RefusedError where this vote is not open, and what `choose` raises for the answer.
    """
    with transaction.atomic(durable=True):
        held = (
            LiveQuestion.objects.select_for_update(of=("self",))
            .filter(pk=question, session__classroom=membership.classroom_id)
            .first()
        )
        if held is None:
            raise Http404
        # Asked after the row is held, so that the end of a session is seen.
        ended = LiveSession.objects.filter(pk=held.session_id, ended_at__isnull=False).exists()
        stage = Stage(held.stage)
        if ended or not stage.is_open or stage.round != number:
            raise RefusedError(LATE)
        answer = choose(pins.from_json(held.snapshot).shown)
        Vote.objects.bulk_create(
            [
                Vote(
                    question=held,
                    round=number,
                    membership=membership,
                    answer=list(answer),
                    voted_at=now,
                )
            ],
            update_conflicts=True,
            unique_fields=["question", "round", "membership"],
            update_fields=["answer", "voted_at"],
        )


def _running(session: LiveSession) -> LiveSession:
    held = LiveSession.objects.select_for_update().get(pk=session.pk)
    if held.ended_at:
        raise RefusedError(ENDED)
    return held
