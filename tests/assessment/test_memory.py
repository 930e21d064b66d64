import math
from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from fsrs import Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from assessment import memory
from assessment.memory import POLICY, Answered, Memory
from tests.assessment.remembering import (
    BARE,
    DAY,
    START,
    History,
    after,
    answers,
    histories,
    interval,
    on,
)


class TestRating:
    @pytest.mark.parametrize(
        ("right", "sureness", "expected"),
        [
            (False, 0, Rating.Again),
            (False, 2, Rating.Again),
            (False, None, Rating.Again),
            (True, 0, Rating.Hard),
            (True, 1, Rating.Good),
            (True, 2, Rating.Good),
            (True, None, Rating.Good),
        ],
    )
    def test_rating_follows_from_answer_and_sureness(
        self,
        right: bool,  # noqa: FBT001 -- a column of the table
        sureness: int | None,
        expected: Rating,
    ) -> None:
        assert memory.rating(on(0, right=right, sureness=sureness)) == expected

    @pytest.mark.parametrize(
        ("right", "sureness", "difficulty", "expected"),
        [
            (True, 2, 8.1, Rating.Easy),
            (True, 2, 8.0, Rating.Good),
            (True, 1, 8.1, Rating.Good),
            (True, None, 8.1, Rating.Good),
            (True, 0, 8.1, Rating.Hard),
            (False, 2, 8.1, Rating.Again),
        ],
    )
    def test_hard_fact_is_easy_where_right_and_certain(
        self,
        right: bool,  # noqa: FBT001 -- a column of the table
        sureness: int | None,
        difficulty: float,
        expected: Rating,
    ) -> None:
        before = replace(after(on(0)), difficulty=difficulty)
        assert memory.rating(on(4, right=right, sureness=sureness), before) == expected

    def test_policy_may_rate_otherwise(self) -> None:
        kind = replace(POLICY, rate=lambda _answered, _before: Rating.Easy)
        assert after(on(0, right=False), policy=kind).stability == Scheduler().parameters[3]


class TestCounts:
    def test_first_answer_counts(self) -> None:
        assert memory.counts(None, START)

    def test_answer_twelve_hours_later_counts(self) -> None:
        assert memory.counts(after(on(0)), START + timedelta(hours=12))

    def test_answer_of_same_sitting_does_not_count(self) -> None:
        known = after(on(0))
        almost = START + timedelta(hours=12, microseconds=-1)
        assert not memory.counts(known, almost)
        assert memory.review(known, Answered(at=almost, right=False, sureness=2)) is known

    def test_answer_from_before_the_last_one_does_not_count(self) -> None:
        assert not memory.counts(after(on(3)), START)


class TestReview:
    def test_first_right_answer_comes_back_after_four_days(self) -> None:
        assert after(on(0)) == Memory(
            stability=2.3065,
            difficulty=6.4133 - math.e ** (0.8334 * 2) + 1,
            last_at=START,
            due_at=START + 4 * DAY,
            recheck_at=None,
            reviews=1,
            lapses=0,
        )

    def test_right_guess_comes_back_sooner(self) -> None:
        assert interval(after(on(0, sureness=0))) == 2 * DAY

    def test_miss_comes_back_next_day(self) -> None:
        known = after(on(0, right=False))
        assert (interval(known), known.lapses, known.reviews) == (DAY, 1, 1)

    def test_fact_missed_twice_comes_back_later_once_it_is_certain(self) -> None:
        missed = (on(0), on(4, right=False), on(7, right=False))
        assert interval(after(*missed, on(9, sureness=1))) == 2 * DAY
        assert interval(after(*missed, on(9, sureness=2))) == 4 * DAY

    def test_fact_missed_once_does_not(self) -> None:
        missed = (on(0), on(4, right=False))
        assert after(*missed, on(7, sureness=2)) == after(*missed, on(7, sureness=1))

    def test_interval_is_capped(self) -> None:
        assert interval(after(on(0), on(4), on(18))) == 14 * DAY

    def test_interval_without_cap_grows_on(self) -> None:
        assert interval(after(on(0), on(4), on(18), policy=BARE)) > 14 * DAY

    def test_time_of_day_is_kept_in_utc(self) -> None:
        ahead = START.astimezone(timezone(timedelta(hours=9)))
        known = after(Answered(at=ahead, right=True))
        assert (known.last_at, known.last_at.tzinfo) == (START, UTC)

    def test_no_answer_leaves_no_memory(self) -> None:
        assert memory.fold([]) is None

    @pytest.mark.parametrize("early", [timedelta(hours=1), timedelta(hours=11, minutes=59)])
    def test_review_earlier_in_the_day_is_as_good(self, early: timedelta) -> None:
        first = after(on(0))
        planned = memory.review(first, on(4))
        sooner = memory.review(first, replace(on(4), at=START + 4 * DAY - early))
        assert (sooner.stability, sooner.difficulty) == (planned.stability, planned.difficulty)
        assert interval(sooner) == interval(planned)

    def test_review_after_less_than_a_day_counts_as_a_day(self) -> None:
        first = after(on(0, right=False))
        morning = memory.review(first, replace(on(1), at=START + timedelta(hours=14)))
        assert morning.stability == memory.review(first, on(1)).stability


class TestRecheck:
    def test_certain_miss_waits_for_a_second_look_on_day_seven(self) -> None:
        known = after(on(0, right=False, sureness=2))
        assert (known.recheck_at, known.due_at) == (START + 7 * DAY, START + DAY)

    @pytest.mark.parametrize("sureness", [0, 1, None])
    def test_other_miss_does_not(self, sureness: int | None) -> None:
        assert after(on(0, right=False, sureness=sureness)).recheck_at is None

    def test_reviews_before_do_not_replace_the_second_look(self) -> None:
        known = after(on(0, right=False, sureness=2), on(1))
        assert known.recheck_at == START + 7 * DAY
        assert known.due_at <= START + 7 * DAY

    def test_long_interval_ends_on_day_seven(self) -> None:
        strong = after(on(0), on(4), on(18), on(32, right=False, sureness=2))
        assert strong.due_at <= START + 39 * DAY
        right = memory.review(strong, on(33))
        assert right.due_at == START + 39 * DAY

    @pytest.mark.parametrize("hours", [0, 1, 23])
    def test_answer_on_day_seven_is_the_second_look(self, hours: int) -> None:
        known = after(on(0, right=False, sureness=2), on(7 - hours / 24))
        assert known.recheck_at is None

    def test_answer_a_day_before_is_not(self) -> None:
        assert after(on(0, right=False, sureness=2), on(6)).due_at == START + 7 * DAY

    def test_second_certain_miss_waits_seven_days_anew(self) -> None:
        known = after(on(0, right=False, sureness=2), on(1, right=False, sureness=2))
        assert known.recheck_at == START + 8 * DAY

    def test_review_shortly_before_merges_with_the_second_look(self) -> None:
        history = (on(0, right=False, sureness=2), on(1))
        alone = after(*history, policy=replace(POLICY, merge_days=0))
        assert alone.due_at == START + 5 * DAY
        assert after(*history).due_at == START + 7 * DAY

    @pytest.mark.parametrize(("waits", "day"), [(3, 21), (4, 25), (5, 25)])
    def test_certain_miss_of_a_fact_known_well_waits_for_day_seven(
        self, waits: int, day: int
    ) -> None:
        history = (on(0), on(4), on(18, right=False, sureness=2))
        known = after(*history, policy=replace(POLICY, merge_days=waits))
        assert known.due_at == START + day * DAY


class TestExamDate:
    def test_interval_is_at_most_half_the_days_left(self) -> None:
        known = after(on(0), on(4))
        assert memory.due_at(known, exam_at=START + 14 * DAY) == START + 9 * DAY

    def test_far_exam_changes_nothing(self) -> None:
        known = after(on(0))
        assert memory.due_at(known, exam_at=START + 90 * DAY) == known.due_at

    def test_no_exam_changes_nothing(self) -> None:
        known = after(on(0))
        assert memory.due_at(known) == known.due_at

    @pytest.mark.parametrize("day", [-3, 0])
    def test_exam_that_is_over_changes_nothing(self, day: int) -> None:
        known = after(on(0))
        assert memory.due_at(known, exam_at=START + day * DAY) == known.due_at

    def test_other_share_of_the_days_left(self) -> None:
        third = replace(POLICY, exam_share=3)
        assert memory.due_at(after(on(0)), exam_at=START + 6 * DAY, policy=third) == (
            START + 2 * DAY
        )

    def test_longer_least_interval(self) -> None:
        least = replace(POLICY, exam_least_days=3)
        assert memory.due_at(after(on(0)), exam_at=START + 4 * DAY, policy=least) == (
            START + 3 * DAY
        )

    def test_fact_is_not_due_twice_on_the_day_before_the_exam(self) -> None:
        known = after(on(0))
        assert memory.due_at(known, exam_at=START + timedelta(hours=6)) == START + DAY

    @given(histories, st.integers(min_value=1, max_value=2000), st.integers(0, 2000))
    def test_nearer_exam_never_makes_a_fact_due_later(
        self, history: History, hours: int, more: int
    ) -> None:
        known = after(*answers(history))
        near = known.last_at + timedelta(hours=hours)
        far = near + timedelta(hours=more)
        due = memory.due_at(known, exam_at=near)
        assert known.last_at + DAY <= due <= memory.due_at(known, exam_at=far) <= known.due_at
        assert due <= max(near, known.last_at + DAY)


class TestFold:
    @given(histories)
    def test_fold_is_review_by_review(self, history: History) -> None:
        told = answers(history)
        known: Memory | None = None
        for answered in told:
            known = memory.review(known, answered)
        assert memory.fold(told) == known

    @given(histories)
    def test_intervals_keep_to_the_cap_and_counts_to_the_log(self, history: History) -> None:
        told = answers(history)
        known = after(*told)
        assert timedelta(0) < interval(known) <= 14 * DAY
        assert 0 <= known.lapses <= known.reviews <= len(told)
        assert known.lapses <= sum(not each.right for each in told)

    def test_marking_again_changes_what_follows(self) -> None:
        """A key that was put right: the same log with another outcome is folded anew."""
        log = [on(0), on(4), on(18)]
        regraded = [on(0), replace(on(4), right=False), on(18)]
        assert after(*regraded).lapses == 1
        assert after(*regraded).stability < after(*log).stability
