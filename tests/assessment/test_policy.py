import itertools

import pytest

from assessment.policy import (
    CAPSTONE,
    CHECK,
    PRACTICE,
    PRETEST,
    QUICK,
    Refusal,
    Rules,
    Standing,
    may_answer,
    may_save,
    may_see,
)

OPEN = Standing(submitted=False, checked=False)
CHECKED = Standing(submitted=False, checked=True)
SUBMITTED = Standing(submitted=True, checked=False)
DONE = Standing(submitted=True, checked=True)
READ = Standing(submitted=True, checked=True, read=True)


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (OPEN, None),
        (CHECKED, Refusal.CHECKED),
        (SUBMITTED, Refusal.SUBMITTED),
        (DONE, Refusal.CHECKED),
    ],
)
def test_may_save_until_checked_or_submitted(standing: Standing, refusal: Refusal | None) -> None:
    assert may_save(standing) == refusal


@pytest.mark.parametrize(
    ("rules", "standing", "refusal"),
    [
        (CHECK, OPEN, None),
        (PRACTICE, OPEN, None),
        (CAPSTONE, OPEN, Refusal.WHOLE),
        (CHECK, CHECKED, Refusal.CHECKED),
        (PRACTICE, SUBMITTED, Refusal.SUBMITTED),
        (CAPSTONE, SUBMITTED, Refusal.SUBMITTED),
    ],
)
def test_may_answer_one_by_one(rules: Rules, standing: Standing, refusal: Refusal | None) -> None:
    assert may_answer(rules, standing) == refusal


@pytest.mark.parametrize(
    ("rules", "standing", "seen"),
    [
        (CHECK, OPEN, False),
        (CHECK, CHECKED, True),
        (PRACTICE, SUBMITTED, False),
        (PRACTICE, DONE, True),
        (CAPSTONE, CHECKED, False),
        (CAPSTONE, SUBMITTED, False),
        (CAPSTONE, DONE, True),
        (PRETEST, CHECKED, False),
        (PRETEST, DONE, False),
        (PRETEST, Standing(submitted=True, checked=False, read=True), False),
        (PRETEST, Standing(submitted=False, checked=True, read=True), False),
        (PRETEST, READ, True),
        (QUICK, CHECKED, False),
        (QUICK, SUBMITTED, False),
        (QUICK, DONE, True),
    ],
)
def test_may_see_what_is_released(rules: Rules, standing: Standing, seen: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert may_see(rules, standing) == seen


def test_quiet_answers_are_followed_by_the_next_question() -> None:
    assert [rules.quiet for rules in (CHECK, PRACTICE, PRETEST, QUICK)] == [
        *(False, False),
        *(True, True),
    ]


def test_nobody_answers_what_they_have_seen() -> None:
    for rules, submitted, checked in itertools.product(
        (CHECK, PRACTICE, CAPSTONE, QUICK), (False, True), (False, True)
    ):
        standing = Standing(submitted=submitted, checked=checked)
        if may_see(rules, standing):
            assert may_save(standing) is not None
            assert may_answer(rules, standing) is not None
