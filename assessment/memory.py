"""Spaced review: when a fact is to be asked again. A thin layer over the `fsrs` library.

Facts are scheduled, not questions: every review is a fresh variant of the fact. Nobody is asked to
rate themselves; the rating follows from the answer and from how sure the learner was.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import cast

from fsrs import Card, Rating, Scheduler, State

# Answers nearer to the last one that counted are the same sitting: they say nothing of memory.
SITTING = timedelta(hours=12)
RECHECK = timedelta(days=7)
DAY = timedelta(days=1)
GUESSING, CERTAIN = 0, 2
# Of 10: two misses take a fact there, and mostly a miss and a guess.
HARD_FACT = 8.0


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One checked answer as memory sees it; `sureness` is 0, 1, 2 or None."""

    at: datetime
    right: bool
    sureness: int | None = None


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What is known of one fact after its answers.

    `stability` is in days, `difficulty` from 1 to 10, as FSRS defines them. `due_at` already keeps
    to the cap, not to an exam's date, which may change any day. `recheck_at` is set while a wrong
    answer that felt certain waits for its second look.
    """

    stability: float
    difficulty: float
    last_at: datetime
    due_at: datetime
    recheck_at: datetime | None
    reviews: int
    lapses: int


def rating(answered: Answered, before: Memory | None = None) -> Rating:
    """Again for a miss, Hard for a right guess, else Good: not said counts as thinking so.

    Right and certain is Easy on a fact whose difficulty was above 8. FSRS hardly ever lowers a
    difficulty, so such a fact would come back often for good, also when it is known at last. On
    other facts Easy would put off reviews that are needed (measured: docs/method.md).
    """
    if not answered.right:
        return Rating.Again
    if answered.sureness == CERTAIN and before is not None and before.difficulty > HARD_FACT:
        return Rating.Easy
    return Rating.Hard if answered.sureness == GUESSING else Rating.Good


type Rate = Callable[[Answered, Memory | None], Rating]


@dataclass(frozen=True, kw_only=True)
class Policy:
    """How reviews are spaced.

    `retention` is the chance of recall at which to ask again, between 0 and 1. No interval is
    longer than `cap_days`, and with an exam ahead none longer than the days left divided by
    `exam_share`, though nothing is shortened to less than `exam_least_days`; None caps nothing. A
    review that would come up to `merge_days` before the second look at a wrong answer that felt
    certain waits for it. `rate` rates an answer to a fact that was remembered so before.

    With 5 days to merge, FSRS still asks on the day after such an error, and otherwise day 7 serves
    for both: the other questions of that week were worth least of all (docs/method.md).
    """

    retention: float = 0.85
    cap_days: int | None = 14
    exam_share: float = 2
    exam_least_days: int = 1
    merge_days: int = 5
    rate: Rate = rating


POLICY = Policy()


def counts(memory: Memory | None, at: datetime) -> bool:
    """Whether an answer at `at` is a review, and not one more answer of the same sitting."""
    return memory is None or at - memory.last_at >= SITTING


def review(memory: Memory | None, answered: Answered, *, policy: Policy = POLICY) -> Memory:
    """The memory after one more answer; the same where the answer does not count as a review.

    Stability and difficulty are those of FSRS-6 with its default weights, without its steps for
    learning on one day and without fuzz. Time since the last answer is rounded to whole days.
    """
    if memory is not None and not counts(memory, answered.at):
        return memory
    at = answered.at.astimezone(UTC)
    card = _card(memory, at) if memory else Card(card_id=0, due=at)
    after, _ = scheduler(policy.retention).review_card(card, policy.rate(answered, memory), at)
    due_at = after.due
    if policy.cap_days is not None:
        due_at = min(due_at, at + timedelta(days=policy.cap_days))
    recheck_at = _recheck_at(memory, answered, at)
    if recheck_at and recheck_at - due_at <= policy.merge_days * DAY:
        due_at = recheck_at
    return Memory(
        # None only in cards that were never reviewed.
        stability=cast("float", after.stability),
        difficulty=cast("float", after.difficulty),
        last_at=at,
        due_at=due_at,
        recheck_at=recheck_at,
        reviews=(memory.reviews if memory else 0) + 1,
        lapses=(memory.lapses if memory else 0) + (not answered.right),
    )


def _recheck_at(memory: Memory | None, answered: Answered, at: datetime) -> datetime | None:
    """Day 7 after a wrong answer that felt certain: such errors come back within a week.

    An answer less than a day before is that second look, since a fact is due all day long.
    """
    if not answered.right and answered.sureness == CERTAIN:
        return at + RECHECK
    waiting = memory.recheck_at if memory else None
    return waiting if waiting and waiting - at >= DAY else None


def fold(answers: Iterable[Answered], *, policy: Policy = POLICY) -> Memory | None:
    """The memory after all answers to one fact, oldest first; None after none."""
    memory: Memory | None = None
    for answered in answers:
        memory = review(memory, answered, policy=policy)
    return memory


def due_at(memory: Memory, *, exam_at: datetime | None = None, policy: Policy = POLICY) -> datetime:
    """When the fact is to be asked again.

    With an exam ahead of the last review the interval is at most the days that were left then
    divided by `exam_share` (section 5.5 of the method: half, so that each fact comes once more),
    but a day at least: on the same day nothing would have been forgotten.
    """
    if exam_at is None or exam_at <= memory.last_at:
        return memory.due_at
    share = max((exam_at - memory.last_at) / policy.exam_share, policy.exam_least_days * DAY)
    return min(memory.due_at, memory.last_at + share)


def recall(memory: Memory, at: datetime) -> float:
    """The predicted chance, 0 to 1, that the fact is still known at `at`."""
    at = at.astimezone(UTC)
    return scheduler(POLICY.retention).get_card_retrievability(_card(memory, at), at)


def _card(memory: Memory, at: datetime) -> Card:
    """What the library knows of a fact at `at`.

    The library counts whole days and drops what is over, so that a fact asked at eight in the
    evening and again three days later at seven would count as two days old. A fact is due all day
    long, so the last answer is moved to the nearest time that lies whole days back.
    """
    days = math.floor((at - memory.last_at) / DAY + 0.5)
    last_at = at - max(days, 0) * DAY
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=last_at,
        last_review=last_at,
    )


@cache
def scheduler(retention: float) -> Scheduler:
    """The library's scheduler, without what depends on chance or on steps within a day."""
    return Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
