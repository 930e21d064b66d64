"""What an author's band and a shell's family say of a question."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assessment import hardness
from assessment.generation import Shell
from assessment.generation.shells import Draws
from assessment.items import Band, Item, Kind
from assessment.parties import Party
from assessment.readiness import Question
from tests.quizzes.items import (
    classify_item,
    multiple_item,
    order_item,
    owner_item,
    single_item,
    two_tier_item,
)


@pytest.mark.parametrize(
    ("make", "guess"),
    [
        (single_item, 1 / 4),
        (owner_item, 1 / 3),
        (two_tier_item, 1 / 12),
        (multiple_item, 1 / 10),
        (classify_item, 1 / 27),
        (order_item, 1 / 24),
    ],
)
def test_written_item_is_guessed_by_its_kind(make: Callable[[], Item], guess: float) -> None:
    assert hardness.written(make()) == Question(-0.4, guess)


def test_written_item_is_as_hard_as_its_band() -> None:
    found = [hardness.written(replace(single_item(), band=band)).hardness for band in Band]
    assert found == [-1.25, -0.4, 0.5]


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        (
            Shell(
                id="o",
                kind=Kind.SINGLE,
                draws=Draws.STATEMENT,
                stem="Who sees to {duty}?",
                verb="v",
            ),
            Question(-1.25, 1 / 3),
        ),
        (
            Shell(
                id="p",
                kind=Kind.SINGLE,
                draws=Draws.DUTIES,
                party=Party.AWS,
                stem="Which is for AWS?",
                verb="v",
            ),
            Question(-0.4, 1 / 4),
        ),
        (
            Shell(
                id="t",
                kind=Kind.MULTIPLE,
                draws=Draws.DUTIES,
                party=Party.AWS,
                stem="Which two are for AWS?",
                verb="v",
                options=5,
                choose=2,
            ),
            Question(0.5, 1 / 10),
        ),
        (
            Shell(
                id="s",
                kind=Kind.CLASSIFY,
                draws=Draws.DUTIES,
                stem="Who sees to each?",
                verb="v",
                options=5,
            ),
            Question(0.5, 1 / 243),
        ),
    ],
    ids=["owner", "pick", "several", "sort"],
)
def test_drawn_question_is_as_hard_as_its_family(shell: Shell, expected: Question) -> None:
    assert hardness.drawn(shell) == expected


def test_exam_question_is_one_of_four_or_two_of_five() -> None:
    assert hardness.of_exam(Kind.SINGLE, Band.EASY) == Question(-1.25, 1 / 4)
    assert hardness.of_exam(Kind.MULTIPLE, Band.HARD) == Question(0.5, 1 / 10)


def test_equal_questions_are_one_object_so_that_curves_are_computed_once() -> None:
    assert hardness.written(single_item("a")) is hardness.written(single_item("b"))
