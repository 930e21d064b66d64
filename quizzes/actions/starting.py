"""Starting and ending attempts."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from accounts.models import User
from assessment import policy
from assessment.items import Item
from assessment.policy import Rules
from assessment.presentation import present
from lessons.library import library
from quizzes import bank, pins, seeds
from quizzes.actions import ending, locking, repeating
from quizzes.models import Attempt, AttemptItem, Mode
from quizzes.pins import Pin
from quizzes.queries import attempts, results

TRIES = 25
NOTHING_NEW = "You have had every quiz of this length that these lessons can make. Change either."


@dataclass(frozen=True, kw_only=True)
class Moments:
    """When an attempt ends by itself, and from when its score and its replies are shown.

    None: it does not end by itself; they are not shown yet.
    """

    deadline_at: datetime | None = None
    scores_from: datetime | None = None
    replies_from: datetime | None = None


def digest(items: Iterable[Item]) -> str:
    """What makes two papers the same: the same items, in any order."""
    versions = ",".join(sorted(item.version for item in items))
    return hashlib.blake2b(versions.encode(), digest_size=16).hexdigest()


def start_practice(
    *,
    learner: User,
    lessons: Iterable[str],
    count: int,
    seeds: Iterator[int],
    closes: str,
    now: datetime,
) -> Attempt:
    """A new practice quiz that this learner has not had before.

    `closes` names the open quiz that the learner was told would end. Another open one is given
    back instead of a new one: it was started a moment ago, in this tab or the next.

    Raises ValueError, starting with the field's name, where no paper can be drawn.
    """
    wanted = tuple(lessons)
    with transaction.atomic(durable=True):
        opened = locking.lock_open(learner, attempts.PRACTICE)
        if opened and opened.token != closes:
            return opened
        seed, items = _new_paper(learner, wanted, count, seeds)
        if opened:
            locking.submit(opened, at=now)
        return begin(
            learner=learner,
            subject=attempts.PRACTICE,
            mode=Mode.PRACTICE,
            rules=policy.PRACTICE,
            pinned=pinned(items, seed=seed),
            seed=seed,
            now=now,
        )


def _new_paper(
    learner: User, lessons: tuple[str, ...], count: int, seeds: Iterator[int]
) -> tuple[int, tuple[Item, ...]]:
    for seed in islice(seeds, TRIES):
        items = bank.practice_paper(count=count, lessons=lessons, seed=seed)
        if not Attempt.objects.filter(learner=learner, digest=digest(items)).exists():
            return seed, items
    raise ValueError(f"lessons: {NOTHING_NEW}")


def begin(
    *,
    learner: User,
    subject: str,
    mode: Mode,
    rules: Rules,
    pinned: Sequence[Pin],
    seed: int,
    now: datetime,
    on_trial: Collection[str] = (),
    moments: Moments | None = None,
) -> Attempt:
    """A new open attempt with these questions. For use in a transaction.

    Those with the item ids `on_trial` will not count. Its `moments` follow from the rules where
    they are not given.
    """
    when = moments or Moments(deadline_at=policy.deadline(rules, started_at=now))
    attempt = Attempt.objects.create(
        learner=learner,
        subject=subject,
        mode=mode,
        policy=asdict(rules),
        seed=seed,
        content_version=library().version,
        digest=digest(pin.shown.item for pin in pinned),
        started_at=now,
        deadline_at=when.deadline_at,
        scores_from=when.scores_from,
        replies_from=when.replies_from,
    )
    rows = [repeating.row_of(attempt, pin, position=n) for n, pin in enumerate(pinned, start=1)]
    for row in rows:
        row.scored = row.item_id not in on_trial
    AttemptItem.objects.bulk_create(rows)
    return attempt


def pinned(items: Iterable[Item], *, seed: int) -> list[Pin]:
    """Questions as an attempt with this seed shows them."""
    return [pins.of_library(present(item, seed)) for item in items]


def finish(*, learner: User | None, token: str, now: datetime) -> Attempt:
    """End an attempt before its last question. A second time changes nothing."""
    with transaction.atomic(durable=True):
        attempt = locking.lock(learner, token)
        rules = attempts.rules(attempt)
        if not attempt.submitted_at:
            if not (rules.ends and rules.each):
                raise locking.RefusedError(policy.Refusal.WHOLE)
            if rules.awaits:
                ending.end(attempt, now=now)
            else:
                locking.submit(attempt, at=now)
        return attempt


def redo_misses(*, learner: User, token: str, now: datetime) -> Attempt | None:
    """A quiz of one other question for each fact that was missed; None without a miss.

    While it is open, asking again gives the same one.
    """
    with transaction.atomic(durable=True):
        attempt = locking.lock(learner, token)
        subject = f"redo:{attempt.pk}"
        if opened := attempts.opened(learner, subject):
            return opened
        seed = seeds.derived(attempt.seed, subject, results.followed(learner, subject))
        found: dict[str, Item] = {}
        for item in results.missed_items(attempt):
            own = seeds.derived(seed, item.id)
            if another := bank.sibling(item, seed=own, beside=found.keys()):
                found[another.id] = another
        if not found:
            return None
        return begin(
            learner=learner,
            subject=subject,
            mode=Mode.PRACTICE,
            rules=policy.PRACTICE,
            pinned=pinned(found.values(), seed=seed),
            seed=seed,
            now=now,
        )


def ask_reasons(*, learner: User, token: str, now: datetime) -> Attempt | None:
    """Three "because" questions on an inspected sheet; None for another kind of attempt."""
    with transaction.atomic(durable=True):
        attempt = locking.lock(learner, token)
        if attempt.mode != Mode.CAPSTONE or not attempt.submitted_at:
            return None
        subject = f"reasons:{attempt.pk}"
        if opened := attempts.opened(learner, subject):
            return opened
        seed = seeds.derived(attempt.seed, subject, results.followed(learner, subject))
        wrong = [item.id.partition(":")[2] for item in results.missed_items(attempt)]
        return begin(
            learner=learner,
            subject=subject,
            mode=Mode.PRACTICE,
            rules=policy.REASONS,
            pinned=pinned(bank.capstone_reasons(wrong_first=wrong, seed=seed), seed=seed),
            seed=seed,
            now=now,
        )
