"""Variants of a question, and the end of an attempt."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accounts.models import User
from assessment.presentation import present
from quizzes import bank, pins, seeds
from quizzes.actions import locking
from quizzes.models import Attempt, AttemptItem
from quizzes.pins import Pin
from quizzes.queries import attempts
from quizzes.queries.attempts import Place

TRIES = 4


def go_on(attempt: Attempt, places: tuple[Place, ...], *, now: datetime) -> tuple[Place, ...]:
    """After an answer: where all are answered, ask for the missed facts again, else end.

    For use in a transaction that holds the attempt. Gives the questions as they stand now.
    """
    rules = attempts.rules(attempt)
    if not rules.ends or attempts.first_open(places):
        return places
    more = _again(attempt, places, times=rules.again)
    if not more:
        # An answer that was sent in time may come in a moment after it.
        locking.submit(attempt, at=min(now, attempt.deadline_at or now))
    return (*places, *more)


def missed(places: tuple[Place, ...], *, times: int) -> list[Place]:
    """The questions whose last variant was missed and that were asked again fewer than `times`."""
    chains: dict[int, list[Place]] = {}
    for place in places:
        chains.setdefault(place.chain, []).append(place)
    return [
        chain[0]
        for chain in chains.values()
        if chain[-1].checked and not chain[-1].right and len(chain) <= times
    ]


def _again(attempt: Attempt, places: tuple[Place, ...], *, times: int) -> tuple[Place, ...]:
    roots = missed(places, times=times)
    if not roots:
        return ()
    pinned = {
        row.pk: pins.from_json(row.snapshot)
        for row in AttemptItem.objects.filter(pk__in=[place.pk for place in roots])
    }
    rows: list[AttemptItem] = []
    for root in roots:
        found = _variant(attempt, places, root, pinned[root.pk])
        if found:
            position = len(places) + len(rows) + 1
            rows.append(row_of(attempt, found, position=position, root=root.pk))
    AttemptItem.objects.bulk_create(rows)
    return tuple(place_of(row) for row in rows)


def _variant(attempt: Attempt, places: tuple[Place, ...], root: Place, pinned: Pin) -> Pin | None:
    """Another question on the root's fact, one that this chain has not had where there is one.

    It is none of the attempt's other questions, nor of those that wait in the lesson.
    """
    had = {place.item_id for place in places if place.chain == root.pk}
    lesson = attempt.subject.removeprefix(attempts.LESSON)
    beside = {*(place.item_id for place in places), *bank.checks(lesson)}
    found = None
    for attempt_no in range(TRIES):
        seed = seeds.derived(attempt.seed, "variant", root.position, len(had), attempt_no)
        found = bank.sibling(pinned.shown.item, seed=seed, beside=beside)
        if found is None or found.id not in had:
            break
    return pins.of_library(present(found, seed)) if found else None


def row_of(attempt: Attempt, pinned: Pin, *, position: int, root: int | None = None) -> AttemptItem:
    """The row of a question, not yet stored."""
    item = pinned.shown.item
    return AttemptItem(
        attempt=attempt,
        position=position,
        item_id=item.id,
        item_version=item.version,
        fact=item.fact,
        lesson=item.lesson,
        snapshot=pins.to_json(pinned),
        root_id=root,
    )


def place_of(row: AttemptItem) -> Place:
    """A question that was stored a moment ago, with its pin."""
    return Place(
        pk=row.pk,
        attempt_id=row.attempt_id,
        position=row.position,
        item_id=row.item_id,
        fact=row.fact,
        lesson=row.lesson,
        root_id=row.root_id,
        credit=None,
        sureness=None,
        rev=0,
        pin=pins.from_json(row.snapshot),
    )


def try_sibling(*, learner: User | None, token: str, position: int) -> tuple[Attempt, Place | None]:
    """Ask for another question on the fact of a checked one.

    The variant that still waits for an answer is given again, so asking twice adds one. None
    where there is no other, the number allowed is used up, or the attempt has ended.
    """
    with transaction.atomic(durable=True):
        attempt = locking.lock(learner, token)
        places = attempts.places(attempt, at=position)
        place = attempts.place_at(places, position)
        chain = [other for other in places if other.chain == place.chain]
        waiting = next((other for other in chain if not other.checked), None)
        if waiting:
            return attempt, waiting
        full = len(chain) > attempts.rules(attempt).siblings
        if full or attempt.submitted_at or place.pin is None:
            return attempt, None
        root = replace(chain[0], pin=place.pin)
        found = _variant(attempt, places, root, place.pin)
        if found is None:
            return attempt, None
        row = row_of(attempt, found, position=len(places) + 1, root=root.pk)
        row.save(force_insert=True)
        return attempt, place_of(row)
