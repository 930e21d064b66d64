"""Deadlines: what is still open, and what is never taken or shown."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.policy import (
    GRACE,
    NO_LIMIT,
    PRACTICE,
    WHOLE_TIME,
    Clock,
    Phase,
    Refusal,
    Rules,
    Standing,
    deadline,
    exam,
    may_answer,
    may_save,
    may_see,
    phase,
)

START = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
SECOND = timedelta(seconds=1)
STEP = timedelta(microseconds=1)
ORDER = list(Phase)

minutes = st.integers(1, 600)
percents = st.integers(WHOLE_TIME, 400)
seconds = st.integers(-100_000, 100_000).map(lambda n: n * SECOND)


@pytest.mark.parametrize(
    ("length", "percent", "time_s"),
    [
        (42, 100, 2520),
        (42, 125, 3150),
        (42, 150, 3780),
        (90, 200, 10800),
        (42, NO_LIMIT, None),
        (7, 101, 425),  # 424.2 seconds, rounded up
    ],
)
def test_time_is_the_standard_time_in_percent(
    length: int, percent: int, time_s: int | None
) -> None:
    assert exam(minutes=length, percent=percent).time_s == time_s


def test_practice_has_no_deadline() -> None:
    assert PRACTICE.time_s is None
    assert deadline(PRACTICE, started_at=START) is None


def test_exam_is_marked_as_a_whole_and_strictly() -> None:
    rules = exam(minutes=42, percent=125, clock=Clock.OPENED)
    wanted = Rules(each=False, strict=True, limit_s=2520, percent=125, clock=Clock.OPENED)
    assert rules == wanted
    assert Rules(**asdict(rules)) == rules


def test_deadline_is_the_start_and_the_time() -> None:
    assert deadline(exam(minutes=42), started_at=START) == START + timedelta(minutes=42)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (-SECOND, Phase.OPEN),
        (-STEP, Phase.OPEN),
        (timedelta(0), Phase.CLOSING),
        (GRACE, Phase.CLOSING),
        (GRACE + STEP, Phase.CLOSED),
    ],
)
def test_phase_follows_from_the_deadline(after: timedelta, expected: Phase) -> None:
    assert phase(deadline_at=START, submitted=False, now=START + after) is expected


def test_phase_without_a_deadline_is_open_until_it_is_finished() -> None:
    assert phase(deadline_at=None, submitted=False, now=START) is Phase.OPEN
    assert phase(deadline_at=None, submitted=True, now=START) is Phase.CLOSED


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (Standing(submitted=False, checked=False, phase=Phase.CLOSING), None),
        (Standing(submitted=False, checked=False, phase=Phase.CLOSED), Refusal.LATE),
        (Standing(submitted=True, checked=False, phase=Phase.CLOSED), Refusal.SUBMITTED),
        (Standing(submitted=True, checked=True, phase=Phase.CLOSED), Refusal.CHECKED),
    ],
)
def test_may_save_until_the_grace_is_over(standing: Standing, refusal: Refusal | None) -> None:
    assert may_save(standing) == refusal


def test_exam_is_not_checked_one_by_one() -> None:
    assert may_answer(exam(minutes=42), Standing(submitted=False, checked=False)) == Refusal.WHOLE


@given(minutes, percents, st.integers(0, 100))
def test_more_time_is_never_an_earlier_deadline(length: int, percent: int, more: int) -> None:
    """I-8."""
    standard = deadline(exam(minutes=length), started_at=START)
    first = deadline(exam(minutes=length, percent=percent), started_at=START)
    second = deadline(exam(minutes=length, percent=percent + more), started_at=START)
    assert standard is not None
    assert first is not None
    assert second is not None
    assert standard <= first <= second


@given(seconds, seconds, st.booleans(), st.booleans())
def test_phase_only_moves_forward(
    one: timedelta,
    other: timedelta,
    early: bool,  # noqa: FBT001 -- drawn
    late: bool,  # noqa: FBT001 -- drawn
) -> None:
    """I-9: with time, and once it is handed in."""
    first, second = sorted((one, other))
    before = phase(deadline_at=START, submitted=early, now=START + first)
    after = phase(deadline_at=START, submitted=early or late, now=START + second)
    assert ORDER.index(before) <= ORDER.index(after)


@given(seconds, st.booleans())
def test_nothing_in_time_is_refused_and_nothing_late_is_taken(
    after: timedelta,
    more: bool,  # noqa: FBT001 -- drawn
) -> None:
    """I-7."""
    received_at = START + after + (STEP if more else timedelta(0))
    at = phase(deadline_at=START, submitted=False, now=received_at)
    refusal = may_save(Standing(submitted=False, checked=False, phase=at))
    assert (refusal is None) == (received_at <= START + GRACE)


@given(seconds, st.booleans(), st.booleans())
def test_no_key_is_shown_while_anything_is_taken(
    after: timedelta,
    submitted: bool,  # noqa: FBT001 -- drawn
    checked: bool,  # noqa: FBT001 -- drawn
) -> None:
    at = phase(deadline_at=START, submitted=submitted, now=START + after)
    standing = Standing(submitted=submitted, checked=checked, phase=at)
    if may_see(exam(minutes=42), standing):
        assert may_save(standing) is not None
