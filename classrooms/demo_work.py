"""What the made-up class is asked to do, and what its learners did."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial
from math import exp
from random import Random

from django.db import transaction

from accounts.models import User
from assessment.items import Answer, Item
from assessment.presentation import Shown
from assessment.readiness import Question
from assessment.terms import Feedback, Late
from classrooms.actions import assignments, gradebook, live, rights_given, sitting
from classrooms.demo import SEED, Pupil, local
from classrooms.models import Assignment, Classroom, Kind, Stage
from lessons.library import library
from progress.demo import choose
from quizzes import bank
from quizzes.actions import answering, ending
from quizzes.actions.answering import Choice, Operation
from quizzes.models import Attempt, AttemptItem, Sureness
from quizzes.pins import from_json

MIDDLING = Question(hardness=0.0, guess=0.33)
# Who has not been here for longer has handed in nothing; the mock is for who has read as many.
MISSING, MOCK_FROM = 7, 6
CERTAIN_RIGHT, CERTAIN_WRONG = 0.55, 0.2
# By how much a talk with the neighbour helps, and what is shown then.
ROUNDS = ((0.0, Stage.FIRST_SHOWN), (1.5, Stage.SECOND_SHOWN))
FIRST, LINE, MOCK, NEXT = "Whose house is it?", "The line moves", "Mock exam, short", "Who patches?"


type Make = Callable[..., Assignment]


def work(room: Classroom, pupils: list[Pupil], *, by: User, now: datetime) -> None:
    """Six assignments: read, two quizzes that are over, a mock that runs, one to come, a draft."""
    rng = Random(SEED)  # noqa: S311 -- the same class each time
    began = now - timedelta(days=30)
    make = partial(_assign, room, by=by, now=began)
    first, line = _over(make, now)
    mock = _running(make, now)
    _rights(first, mock, pupils, by=by, now=began)
    for pupil in pupils:
        _hand_in(first, pupil, local(now, days=-15, hour=9), rng)
        late = timedelta(days=rng.choice((0, 0, 0, 2)))
        _hand_in(line, pupil, local(now, days=-6, hour=10) + late, rng)
        if pupil.lessons >= MOCK_FROM:
            _hand_in(mock, pupil, local(now, days=-1, hour=8), rng)
    _graded(line, pupils, by=by, now=now)
    for pupil in [one for one in pupils if one.lessons == MOCK_FROM - 1][:2]:
        _hand_in(mock, pupil, now - timedelta(minutes=12), rng, until=9)


def _over(make: Make, now: datetime) -> tuple[Assignment, Assignment]:
    """A lesson and two quizzes whose due moments have gone."""
    make(
        title="Read lesson 1",
        kind=Kind.LESSON,
        target={"lesson": "whose-house"},
        due_at=local(now, days=-21, hour=18),
        late=Late.FULL,
    )
    first = make(
        title=FIRST,
        target=_rule("whose-house", "build-the-stack", count=8),
        due_at=local(now, days=-14, hour=18),
        same_for_all=True,
    )
    line = make(
        title=LINE,
        target=_rule("the-dividing-line", "the-line-moves", count=6),
        due_at=local(now, days=-5, hour=18),
        closes_at=local(now, days=2, hour=18),
        late=Late.DAILY,
        late_percent=10,
        feedback=Feedback.EACH,
        attempts=2,
    )
    return first, line


def _running(make: Make, now: datetime) -> Assignment:
    """A mock exam that runs; a quiz to come and a draft beside it."""
    mock = make(
        title=MOCK,
        kind=Kind.MOCK,
        target={"paper": "short"},
        due_at=local(now, days=5, hour=18),
        limit_minutes=42,
    )
    make(
        title=NEXT,
        target=_rule("lock-share-scramble", count=8),
        opens_at=local(now, days=2, hour=9),
        due_at=local(now, days=9, hour=18),
        limit_minutes=20,
        feedback=Feedback.LATER,
        replies_at=local(now, days=10, hour=9),
    )
    make(
        title="Who proves it?",
        target=_rule("show-me-the-paper", count=8),
        publish=None,
    )
    return mock


def _rule(*lessons: str, count: int) -> dict[str, object]:
    return {"lessons": list(lessons), "areas": [], "kinds": [], "count": count}


def _assign(
    room: Classroom,
    *,
    title: str,
    by: User,
    now: datetime,
    kind: Kind = Kind.QUIZ,
    publish: bool | None = True,
    **fields: object,
) -> Assignment:
    row = Assignment(classroom=room, title=title, kind=kind, seed=SEED, created_at=now, **fields)
    assignments.save(row, by=by, now=now, publish=publish)
    return row


def _rights(
    first: Assignment, mock: Assignment, pupils: list[Pupil], *, by: User, now: datetime
) -> None:
    """One has half as much time again, one was ill, one has two days more."""
    slow, ill, later = (pupil.member for pupil in pupils[5:8])
    rights_given.set_percent(membership=slow, percent=150, by=by, now=now)
    given = rights_given.Given(exempt=True, reason="Ill that week")
    rights_given.set_override(assignment=first, whom=ill, given=given, by=by, now=now)
    week = local(now + timedelta(days=30), days=7, hour=18)
    given = rights_given.Given(due_at=week, reason="Away for work")
    rights_given.set_override(assignment=mock, whom=later, given=given, by=by, now=now)


def _hand_in(
    row: Assignment, pupil: Pupil, at: datetime, rng: Random, *, until: int | None = None
) -> None:
    """Sit it from first to last, or up to a question; nothing if they are gone since before."""
    if pupil.gone > MISSING:
        return
    if until is None:
        at += timedelta(minutes=rng.randint(0, 400))
    attempt = sitting.begin(
        own=pupil.member,
        learner=pupil.user,
        assignment=row,
        access_code="",
        new_seed=partial(rng.getrandbits, 53),
        now=at,
    )
    for place in AttemptItem.objects.filter(attempt=attempt).order_by("position")[:until]:
        at += timedelta(seconds=rng.randint(12, 70))
        _answer(attempt, place, pupil, at, rng, each=row.feedback == Feedback.EACH)
    if until is None and row.feedback != Feedback.EACH:
        with transaction.atomic():
            ending.end(Attempt.objects.get(pk=attempt.pk), now=at)


def _answer(
    attempt: Attempt, place: AttemptItem, pupil: Pupil, at: datetime, rng: Random, *, each: bool
) -> None:
    right = rng.random() < _chance(from_json(place.snapshot).shown.item, pupil.ability)
    sure = rng.random() < (CERTAIN_RIGHT if right else CERTAIN_WRONG)
    level = Sureness.CERTAIN if sure else Sureness.THINK_SO
    answer = answering.answer if each else answering.save
    answer(
        learner=pupil.user,
        token=attempt.token,
        position=place.position,
        operation=Operation(op_id=uuid.UUID(int=rng.getrandbits(128)), received_at=at),
        choose=partial(_timed, right, level if each else None, rng.randint(8_000, 60_000)),
    )


def _timed(right: bool, sureness: Sureness | None, ms: int, shown: Shown) -> Choice:  # noqa: FBT001 -- bound above
    return replace(choose(right=right, sureness=sureness)(shown), visible_ms=ms)


def _chance(item: Item, ability: float) -> float:
    """Of a right answer, by the three-parameter model."""
    asked = bank.question(item.id) or MIDDLING
    known = 1 / (1 + exp(asked.slope * (asked.hardness - ability)))
    return asked.guess + (1 - asked.guess) * known


def _graded(row: Assignment, pupils: list[Pupil], *, by: User, now: datetime) -> None:
    """A comment to one learner, and a mark by hand for another."""
    praised, heard = (pupil.member for pupil in pupils[8:10])
    text = "Your reasons are clear. Look at the database row once more."
    gradebook.comment(assignment=row, member=praised, text=text, by=by, now=now)
    gradebook.mark(
        assignment=row,
        member=heard,
        value=Fraction(9, 10),
        reason="Answered again in class, without notes.",
        by=by,
        now=now,
    )


def vote(room: Classroom, pupils: list[Pupil], *, by: User, at: datetime) -> None:
    """One question asked live: a first vote, a talk, a second vote that is better."""
    rng = Random(SEED)  # noqa: S311 -- the same votes each time
    session = live.start(classroom=room, by=by, now=at)
    item = next(item for item in library().items.values() if _fits(item))
    question = live.ask(session=session, item=item, seed=SEED, by=by, now=at)
    shown = from_json(question.snapshot).shown
    here = [pupil for pupil in pupils if pupil.gone <= MISSING]
    for number, (better, after) in enumerate(ROUNDS, start=1):
        if number > 1:
            question = live.move(session=session, rev=question.rev, to=Stage.SECOND)
        for pupil in here:
            right = rng.random() < _chance(item, pupil.ability + better)
            answer = choose(right=right, sureness=None)(shown).answer
            live.vote(
                membership=pupil.member,
                question=question.pk,
                number=number,
                choose=partial(_chosen, answer),
                now=at,
            )
        question = live.move(session=session, rev=question.rev, to=after)
    live.move(session=session, rev=question.rev, to=Stage.REASON)
    live.end(session=session, by=by, now=at + timedelta(minutes=12))


def _chosen(answer: Answer, _: Shown) -> Answer:
    return answer


def _fits(item: Item) -> bool:
    return (item.lesson, item.kind, item.pool) == ("the-line-moves", "single", "practice")
