"""People to show the course with. What they did went through the same doors as any learner's."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain, count, cycle, islice, repeat

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from assessment.items import Answer, Kind
from assessment.parties import Party
from assessment.presentation import Shown
from lessons import actions as reading
from lessons.library import library
from quizzes.actions import answering, starting
from quizzes.actions.answering import Choice, Choose, Operation
from quizzes.models import Sureness

ANA, BEN, CLEO = "ana@example.org", "ben@example.org", "cleo@example.org"
READ = ("whose-house", "build-the-stack")
QUESTIONS = 8
LEFT_AT = 3
# Mostly right; one miss that was guessed and one that was certain, which is what to look at first.
STORY = (
    (True, Sureness.CERTAIN),
    (True, Sureness.THINK_SO),
    (False, Sureness.GUESSING),
    (True, Sureness.CERTAIN),
    (False, Sureness.CERTAIN),
    (True, Sureness.GUESSING),
    (True, None),
)


@transaction.atomic
def person(*, email: str, password: str) -> bool:
    """Make a person with a checked address; False if there is one, who stays as they are."""
    if User.objects.filter(email=email).exists():
        return False
    made = User.objects.create_user(email=email, password=password)
    EmailAddress.objects.create(user=made, email=email, verified=True, primary=True)
    return True


def history(*, learner: User, now: datetime) -> None:
    """Two lessons read and a quiz taken some days ago, and a quiz left open an hour ago."""
    if learner.attempts.exists():
        return
    seeds = count(1)
    for slug in READ:
        read(learner, slug, now - timedelta(days=4))
    _quiz(learner, seeds, now - timedelta(days=3))
    _quiz(learner, seeds, now - timedelta(hours=1), until=LEFT_AT)


def read(learner: User, slug: str, at: datetime) -> None:
    """Read a lesson, a part a minute."""
    for minute, part in enumerate(library().lessons[slug].parts):
        done_at = at + timedelta(minutes=minute)
        reading.finish_part(learner=learner, lesson=slug, part=part.id, now=done_at)


def _quiz(learner: User, seeds: Iterator[int], at: datetime, *, until: int | None = None) -> None:
    """Answer to the end, with the questions that come again after a miss, or up to a question."""
    attempt = starting.start_practice(
        learner=learner, lessons=READ, count=QUESTIONS, seeds=seeds, closes="", now=at
    )
    told = chain(islice(cycle(STORY), QUESTIONS), repeat((True, Sureness.THINK_SO)))
    for position, (right, sureness) in enumerate(told, start=1):
        turn = answering.answer(
            learner=learner,
            token=attempt.token,
            position=position,
            operation=Operation(
                op_id=uuid.uuid4(), received_at=at + timedelta(seconds=40 * position)
            ),
            choose=choose(right=right, sureness=sureness),
        )
        if turn.attempt.submitted_at or position == until:
            return


def choose(*, right: bool, sureness: Sureness | None) -> Choose:
    """A right or a wrong answer to whatever is asked."""

    def chosen(shown: Shown) -> Choice:
        answer = shown.item.key if right else miss(shown)
        return Choice(answer=shown.show(answer), sureness=sureness)

    return chosen


def miss(shown: Shown) -> Answer:
    """An answer to the item, in its own ids, that is complete and wrong."""
    item = shown.item
    if item.kind is Kind.ORDER:
        return tuple(reversed(item.key))
    if item.kind is Kind.CLASSIFY:
        first, party = item.key[0].split(":")
        other = next(other.value for other in Party if other.value != party)
        return (f"{first}:{other}", *item.key[1:])
    if item.kind is Kind.TWO_TIER:
        owner = next(id_ for id_ in item.key if item.option[id_].tier == 1)
        reason = next(o.id for o in item.options if o.tier != 1 and o.id not in item.key)
        return tuple(sorted((owner, reason)))
    wrong = next(option.id for option in item.options if option.id not in item.key)
    return (wrong, *item.key[1:])
