from datetime import timedelta

import pytest

from assessment import memory
from assessment.memory import CERTAIN, GUESSING, Answered
from assessment.simulation.reviewing import THINKING_SO
from assessment.simulation.spacings import (
    START,
    Even,
    Fsrs,
    Leitner,
    Reply,
    Spacing,
    SuperMemo2,
    moment,
)

SURE, GUESS, MISS = (True, CERTAIN), (True, GUESSING), (False, THINKING_SO)


def intervals(spacing: Spacing, *said: tuple[bool, int]) -> list[int]:
    """The intervals of somebody who always answers on the day it is due."""
    day, found = 0, []
    for right, sureness in said:
        due = spacing.answer(Reply(day, right, sureness))
        found.append(due - day)
        day = due
    return found


class TestEven:
    def test_every_interval_is_the_same(self) -> None:
        assert intervals(Even(14), SURE, MISS, GUESS) == [14, 14, 14]

    def test_nothing_is_predicted(self) -> None:
        rivals: list[Spacing] = [Even(14), Leitner(), SuperMemo2()]
        assert [each.predicted(3) for each in rivals] == [None, None, None]


class TestLeitner:
    def test_right_answers_climb_the_boxes(self) -> None:
        assert intervals(Leitner(), *[SURE] * 6) == [1, 3, 7, 16, 35, 35]

    def test_miss_goes_back_to_the_first_box(self) -> None:
        assert intervals(Leitner(), SURE, SURE, MISS, SURE) == [1, 3, 1, 3]


class TestSuperMemo2:
    """By hand from Wozniak (1990): EF' = EF + 0.1 - (5 - q)(0.08 + (5 - q) 0.02)."""

    def test_right_answers_keep_the_factor(self) -> None:
        spacing = SuperMemo2()
        assert intervals(spacing, *[SURE] * 5) == [1, 6, 15, 38, 95]
        assert spacing.factor == 2.5

    def test_right_guess_lowers_the_factor(self) -> None:
        spacing = SuperMemo2()
        assert intervals(spacing, SURE, SURE, GUESS, GUESS) == [1, 6, 15, 36]
        assert spacing.factor == pytest.approx(2.5 - 2 * 0.14)

    def test_miss_starts_over_with_the_same_factor(self) -> None:
        spacing = SuperMemo2()
        assert intervals(spacing, SURE, SURE, SURE, MISS, SURE, SURE) == [1, 6, 15, 1, 6, 15]
        assert spacing.factor == 2.5

    def test_miss_lowers_the_factor_where_it_tells(self) -> None:
        spacing = SuperMemo2(misses_tell=True)
        intervals(spacing, MISS)
        assert spacing.factor == pytest.approx(2.5 - 0.32)

    def test_factor_stays_at_its_least(self) -> None:
        spacing = SuperMemo2()
        intervals(spacing, *[GUESS] * 12)
        assert spacing.factor == 1.3

    def test_learning_may_be_no_repetition(self) -> None:
        assert intervals(SuperMemo2(learning_counts=False), MISS, SURE, SURE) == [1, 1, 6]

    def test_scale_shortens_but_a_day_is_the_least(self) -> None:
        assert intervals(SuperMemo2(scale=0.3), SURE, SURE, SURE) == [1, 2, 4]


class TestFsrs:
    def test_intervals_are_those_of_production(self) -> None:
        spacing = Fsrs()
        said = [SURE, GUESS, MISS, SURE, SURE]
        known, day = None, 0
        for right, sureness in said:
            due = spacing.answer(Reply(day, right, sureness))
            answered = Answered(at=moment(day), right=right, sureness=sureness)
            known = memory.review(known, answered)
            assert START + timedelta(days=due) == memory.due_at(known)
            assert spacing.known == known
            day = due

    def test_sureness_may_be_kept_from_it(self) -> None:
        told, untold = Fsrs(), Fsrs(sureness=False)
        assert intervals(told, GUESS) == [2]
        assert intervals(untold, GUESS) == [4]

    def test_exam_halves_the_days_left(self) -> None:
        assert intervals(Fsrs(exam_day=14), *[SURE] * 5) == [4, 5, 3, 1, 1]

    def test_first_review_may_come_sooner(self) -> None:
        assert intervals(Fsrs(first_days=2), SURE, SURE)[0] == 2

    def test_prediction_is_that_of_production(self) -> None:
        spacing = Fsrs()
        assert spacing.predicted(0) is None
        spacing.answer(Reply(0, right=True, sureness=CERTAIN))
        assert spacing.known is not None
        assert spacing.predicted(5) == memory.recall(spacing.known, moment(5))
