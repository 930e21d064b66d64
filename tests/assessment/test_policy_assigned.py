"""What an attempt that an instructor asked for allows, and when it tells what came of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import policy
from assessment.policy import (
    PRACTICE,
    Refusal,
    Rules,
    Standing,
    assigned,
    may_answer,
    may_know,
    may_see,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
EACH = assigned(name="Week 3", each=True, feeds=True, strict=False)
WHOLE = assigned(name="Week 3", each=False, feeds=True, strict=True)


@pytest.mark.parametrize(
    ("rules", "standing", "seen"),
    [
        (EACH, Standing(submitted=False, checked=True), False),
        (EACH, Standing(submitted=False, checked=False, replied=True), False),
        (EACH, Standing(submitted=False, checked=True, replied=True), True),
        (EACH, Standing(submitted=True, checked=True), False),
        (WHOLE, Standing(submitted=False, checked=True, replied=True), False),
        (WHOLE, Standing(submitted=True, checked=True, scored=True), False),
        (WHOLE, Standing(submitted=True, checked=True, replied=True), True),
    ],
)
def test_may_see_from_the_moment_of_the_replies(
    rules: Rules,
    standing: Standing,
    seen: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert may_see(rules, standing) == seen


@pytest.mark.parametrize(
    ("rules", "standing", "known"),
    [
        (WHOLE, Standing(submitted=True, checked=True, replied=True), False),
        (WHOLE, Standing(submitted=False, checked=True, scored=True), False),
        (WHOLE, Standing(submitted=True, checked=True, scored=True), True),
        (PRACTICE, Standing(submitted=True, checked=True), True),
        (PRACTICE, Standing(submitted=False, checked=True), False),
    ],
)
def test_may_know_from_the_moment_of_the_score(
    rules: Rules,
    standing: Standing,
    known: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert may_know(rules, standing) == known


@pytest.mark.parametrize(
    ("moment", "out"),
    [
        (None, False),
        (NOON + timedelta(microseconds=1), False),
        (NOON, True),
        (NOON - timedelta(days=9), True),
    ],
)
def test_is_out_from_its_moment_on(moment: datetime | None, out: bool) -> None:  # noqa: FBT001
    assert policy.is_out(moment, now=NOON) == out


def test_assigned_each_is_answered_one_by_one() -> None:
    fresh = Standing(submitted=False, checked=False)
    assert [may_answer(rules, fresh) for rules in (EACH, WHOLE)] == [None, Refusal.WHOLE]


def test_assigned_has_no_variants_and_no_second_try() -> None:
    assert [(rules.siblings, rules.again, rules.awaits) for rules in (EACH, WHOLE)] == [
        *((0, 0, True), (0, 0, True)),
    ]


def test_assigned_refuses_a_time_below_nothing() -> None:
    with pytest.raises(ValueError, match=r"limit_s: a time is 0 or more\."):
        assigned(name="", each=True, feeds=False, strict=False, limit_s=-1)


def test_assigned_with_a_limit_has_a_deadline() -> None:
    rules = assigned(name="", each=True, feeds=False, strict=False, limit_s=90)
    assert policy.deadline(rules, started_at=NOON) == NOON + timedelta(seconds=90)


@given(
    each=st.booleans(),
    submitted=st.booleans(),
    checked=st.booleans(),
    scored=st.booleans(),
)
def test_nothing_is_seen_before_the_replies(
    *, each: bool, submitted: bool, checked: bool, scored: bool
) -> None:
    rules = assigned(name="", each=each, feeds=False, strict=False)
    standing = Standing(submitted=submitted, checked=checked, scored=scored)
    assert not may_see(rules, standing)
