"""Terms as they are given: forty cases by hand, in minutes from nine o'clock."""

from datetime import datetime, timedelta

import pytest

from assessment.terms import (
    Change,
    Effective,
    Extension,
    Feedback,
    Late,
    Scores,
    Terms,
    deadline,
    effective,
    latest_end,
    replies_from,
    scores_from,
)
from tests.assessment.terms.oracle import ZERO


def m(minutes: float) -> datetime:
    """So many minutes past nine."""
    return ZERO + timedelta(minutes=minutes)


PLAIN = Terms(opens_at=m(0), due_at=m(60), closes_at=m(90), limit_s=1200, late=Late.FULL)
STRICT = Terms(due_at=m(60), closes_at=m(90), limit_s=1200)
OPEN = Terms(limit_s=1200)
FREE = Terms()


def more(given: float, minutes: int) -> Extension:
    """So many minutes, given so many minutes past nine."""
    return Extension(given_at=m(given), seconds=minutes * 60)


def end(found: Effective, start: float) -> float | None:
    """When an attempt ends, in minutes past nine."""
    at = deadline(found, started_at=m(start))
    return (at - ZERO).total_seconds() / 60 if at else None


@pytest.mark.parametrize(
    ("terms", "start", "ends"),
    [
        (PLAIN, 0, 20),
        (PLAIN, 50, 70),  # late work is taken until it closes
        (PLAIN, 70, 90),
        (PLAIN, 80, 90),
        (STRICT, 30, 50),
        (STRICT, 50, 60),  # no late work is taken
        (OPEN, 1000, 1020),
        (FREE, 0, None),
        (Terms(closes_at=m(90)), 0, 90),
        (Terms(due_at=m(60), late=Late.FULL), 0, None),
        (Terms(due_at=m(90), closes_at=m(60)), 0, 60),
    ],
)
def test_deadline_follows_from_terms(terms: Terms, start: float, ends: float | None) -> None:
    assert end(effective(terms), start) == ends


@pytest.mark.parametrize(
    ("percent", "start", "ends"),
    [
        (125, 0, 25),
        (150, 70, 100),
        (150, 80, 100),  # ten minutes for all, ten more of their own
        (200, 70, 110),
        (1000, 0, 200),
        (133, 0, 26.6),
    ],
)
def test_accommodation_moves_limit_and_closing(percent: int, start: float, ends: float) -> None:
    assert end(effective(PLAIN, percent=percent), start) == ends


def test_accommodation_moves_what_is_due() -> None:
    found = effective(PLAIN, percent=150)
    assert (found.due_at, found.last_at, found.limit_s, found.extra_s) == (
        m(70),
        m(100),
        1800,
        600,
    )


def test_accommodation_without_a_limit_moves_nothing() -> None:
    found = effective(Terms(closes_at=m(90)), percent=200)
    assert (found.last_at, found.limit_s, found.extra_s) == (m(90), 0, 0)


def test_accommodation_is_rounded_up_to_a_second() -> None:
    assert effective(Terms(limit_s=61), percent=125).limit_s == 77


@pytest.mark.parametrize(
    ("extensions", "start", "ends"),
    [
        ((more(10, 30),), 0, 40),
        ((more(10, 5),), 0, 20),  # it reaches no further than the time they have
        ((more(30, 60),), 0, 20),  # the attempt was over by then
        ((more(20, 60),), 0, 20),  # at its very end
        ((more(5, 600),), 10, 30),  # given before the start: the window moves, not the limit
        ((more(85, 60),), 90, 110),
        ((more(85, 60),), 140, 145),
        ((more(10, 20), more(25, 40)), 0, 65),
        ((more(25, 40), more(10, 20)), 0, 65),
        ((more(10, 5), more(25, 40)), 0, 20),
        ((more(75, 40),), 70, 115),
    ],
)
def test_extension_lets_an_attempt_go_on(
    extensions: tuple[Extension, ...], start: float, ends: float
) -> None:
    assert end(effective(PLAIN, extensions=extensions), start) == ends


def test_extension_moves_what_is_due_and_the_last_moment() -> None:
    found = effective(PLAIN, extensions=[more(80, 60)])
    assert (found.due_at, found.last_at, found.extended_to) == (m(140), m(140), m(140))


def test_extension_never_moves_an_end_back() -> None:
    found = effective(PLAIN, extensions=[more(0, 5)])
    assert (found.due_at, found.last_at) == (m(60), m(90))


def test_extension_gives_no_end_where_there_is_none() -> None:
    found = effective(FREE, extensions=[more(0, 5)])
    assert (found.due_at, found.last_at, end(found, 0)) == (None, None, None)


@pytest.mark.parametrize(
    ("groups", "own", "closes"),
    [
        ((), None, m(90)),
        ((Change(closes_at=m(100)),), None, m(100)),
        ((Change(closes_at=m(100)), Change(closes_at=m(120)), Change()), None, m(120)),
        ((Change(closes_at=m(120)),), Change(closes_at=m(95)), m(95)),
        ((Change(closes_at=m(120)),), Change(attempts=3), m(120)),
        ((Change(closes_at=m(30)),), None, m(30)),
    ],
)
def test_nearest_change_counts(
    groups: tuple[Change, ...], own: Change | None, closes: datetime
) -> None:
    assert effective(PLAIN, groups=groups, own=own).last_at == closes


def test_kindest_of_groups_counts_field_by_field() -> None:
    groups = [
        Change(opens_at=m(-5), limit_s=600, attempts=2),
        Change(opens_at=m(5), limit_s=0, attempts=1),
    ]
    found = effective(PLAIN, groups=groups)
    assert (found.opens_at, found.limit_s, found.attempts) == (m(-5), 0, 2)


@pytest.mark.parametrize(
    ("groups", "own", "exempt"),
    [
        ((), None, False),
        ((Change(exempt=True), Change()), None, True),
        ((Change(exempt=True),), Change(attempts=2), True),
        ((Change(exempt=True),), Change(exempt=False), False),
        ((), Change(exempt=True), True),
    ],
)
def test_exempt_is_said_by_the_nearest(
    *, groups: tuple[Change, ...], own: Change | None, exempt: bool
) -> None:
    assert effective(PLAIN, groups=groups, own=own).exempt is exempt


def test_latest_end_is_of_those_who_have_one() -> None:
    found = [effective(FREE), effective(PLAIN), effective(PLAIN, percent=200)]
    assert latest_end(found) == m(110)
    assert latest_end(found[:1]) is None


LATER = Terms(feedback=Feedback.LATER, scores=Scores.LATER, replies_at=m(100), scores_at=m(80))
BY_HAND = Terms(feedback=Feedback.LATER, scores=Scores.LATER)
RELEASED = Terms(
    feedback=Feedback.LATER,
    scores=Scores.LATER,
    replies_at=m(100),
    replies_released_at=m(50),
    scores_released_at=m(40),
)


@pytest.mark.parametrize(
    ("terms", "submitted", "latest", "replies", "scores"),
    [
        (FREE, None, None, m(0), m(0)),
        (FREE, m(20), m(90), m(20), m(20)),
        (Terms(feedback=Feedback.EACH), None, m(90), m(0), m(0)),
        (LATER, m(20), None, m(100), m(80)),
        (LATER, m(20), m(90), m(100), m(90)),
        (LATER, None, m(300), m(300), m(300)),
        (BY_HAND, m(20), m(90), None, None),
        (RELEASED, m(20), m(300), m(50), m(40)),
    ],
)
def test_release_follows_from_terms(
    terms: Terms,
    submitted: datetime | None,
    latest: datetime | None,
    replies: datetime | None,
    scores: datetime | None,
) -> None:
    found = [
        which(terms, started_at=m(0), submitted_at=submitted, latest_end=latest)
        for which in (replies_from, scores_from)
    ]
    assert found == [replies, scores]
