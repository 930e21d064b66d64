"""A demo learner who is near her exam, so that every page has something to show."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count, cycle

from accounts.models import User
from assessment.policy import Clock
from assessment.presentation import Shown
from lessons.library import library
from progress import queries
from progress.demo import choose, read
from progress.models import StudyPlan
from quizzes.actions import answering, exams, sheets, start_review
from quizzes.actions.answering import Choice, Operation
from quizzes.actions.quick import start_quick
from quizzes.actions.starting import start_practice
from quizzes.models import Attempt, AttemptItem, Sureness
from quizzes.pins import from_json
from quizzes.queries import sheets as fresh

type Told = tuple[bool, Sureness | None]

DAYS, QUESTIONS, SEED = 20, 5, 5
EXAM_IN = timedelta(days=19)
MOCK_WRONG = (4, 9, 13, 20, 27)
SECONDS = (40, 65, 50, 90)
# Four of five right; of the misses one in two felt certain.
ANSWERS = (
    *((True, Sureness.CERTAIN), (True, Sureness.THINK_SO), (True, None)),
    *((False, Sureness.THINK_SO), (True, Sureness.CERTAIN), (True, Sureness.CERTAIN)),
    *((True, Sureness.GUESSING), (True, Sureness.THINK_SO), (False, Sureness.CERTAIN)),
    (True, Sureness.CERTAIN),
)


def history(*, learner: User, now: datetime) -> None:
    """Three weeks of lessons, quizzes and reviews, a capstone, a quick check and a mock exam."""
    if learner.attempts.exists():
        return
    begun = now - timedelta(days=DAYS)
    told = cycle(ANSWERS)
    StudyPlan.objects.create(
        learner=learner, exam_date=(now + EXAM_IN).date(), days_off=[6], changed_at=begun
    )
    _answer_all(start_quick(learner=learner, new_seed=lambda: SEED, now=begun), begun, told)
    slugs = tuple(library().lessons)
    for number, slug in enumerate(slugs):
        at = begun + timedelta(days=2 * number, hours=1)
        read(learner, slug, at)
        _quiz(learner, slugs[: number + 1], at + timedelta(hours=1), told)
        _review(learner, at + timedelta(days=1), told)
    _capstone(learner, now - timedelta(days=2))
    _mock(learner, now - timedelta(days=1))


def _quiz(learner: User, lessons: tuple[str, ...], at: datetime, told: Iterator[Told]) -> None:
    attempt = start_practice(
        learner=learner, lessons=lessons, count=QUESTIONS, seeds=count(1), closes="", now=at
    )
    _answer_all(attempt, at, told)


def _review(learner: User, at: datetime, told: Iterator[Told]) -> None:
    lobby = queries.lobby(learner, now=at)
    attempt = start_review(
        learner=learner,
        facts=queries.asked(lobby, early=False),
        seed=at.toordinal(),
        since=lobby.schedule.begins,
        now=at,
    )
    if attempt:
        _answer_all(attempt, at, told)


def _answer_all(attempt: Attempt, at: datetime, told: Iterator[Told]) -> None:
    """Answer as it is told; what comes again is right."""
    first = attempt.items.count()
    for position in count(1):
        right, sureness = next(told) if position <= max(first, QUESTIONS) else (True, None)
        turn = answering.answer(
            learner=attempt.learner,
            token=attempt.token,
            position=position,
            operation=_operation(at + timedelta(seconds=30 * position)),
            choose=choose(right=right, sureness=sureness),
        )
        if turn.attempt.submitted_at:
            return


def _operation(at: datetime) -> Operation:
    return Operation(op_id=uuid.uuid4(), received_at=at)


def _capstone(learner: User, at: datetime) -> None:
    sheet = fresh.fresh(number=0)
    marks = {}
    for row in sheet.rows:
        item = row.pin.shown
        marks[row.position] = Choice(answer=item.show(item.item.key), sureness=Sureness.CERTAIN)
    sheets.hand_in(learner=learner, seed=sheet.seed, operation=_operation(at), marks=marks)


def _mock(learner: User, at: datetime) -> None:
    attempt = exams.start(
        learner=learner, paper="short", percent=100, clock=Clock.ALWAYS, seed=3, now=at
    )
    rows = AttemptItem.objects.filter(attempt=attempt).order_by("position")
    for row, seconds in zip(rows, cycle(SECONDS), strict=False):
        right = row.position not in MOCK_WRONG
        choice = choose(right=right, sureness=None)(from_json(row.snapshot).shown)
        kept = replace(choice, visible_ms=1000 * seconds)
        answering.save(
            learner=learner,
            token=attempt.token,
            position=row.position,
            operation=_operation(at + timedelta(minutes=row.position)),
            choose=partial(_told, kept),
        )
    exams.finish(learner=learner, token=attempt.token, now=at + timedelta(minutes=34))


def _told(kept: Choice, _: Shown) -> Choice:
    return kept
