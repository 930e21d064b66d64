import copy
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from assessment import memory
from assessment.memory import POLICY, Answered, Memory, Policy

START = datetime(2026, 3, 2, 18, tzinfo=UTC)
DAY = timedelta(days=1)
BARE = Policy(cap_days=None)


def on(day: float, *, right: bool = True, sureness: int | None = None) -> Answered:
    return Answered(at=START + day * DAY, right=right, sureness=sureness)


def after(*answers: Answered, policy: Policy = POLICY) -> Memory:
    known = memory.fold(answers, policy=policy)
    assert known is not None
    return known


def interval(known: Memory) -> timedelta:
    return known.due_at - known.last_at


# Histories: hours since the answer before, right or wrong, how sure.
histories = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=24 * 40),
        st.booleans(),
        st.sampled_from([0, 1, 2, None]),
    ),
    min_size=1,
    max_size=12,
)
type History = Sequence[tuple[int, bool, int | None]]


def answers(history: History) -> list[Answered]:
    given_at = START
    told = []
    for hours, right, sureness in history:
        given_at += timedelta(hours=hours)
        told.append(Answered(at=given_at, right=right, sureness=sureness))
    return told


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


class TestRecall:
    def test_recall_is_certain_on_the_day(self) -> None:
        assert memory.recall(after(on(0)), START + timedelta(hours=11)) == 1

    def test_recall_falls_to_nine_tenths_after_stability(self) -> None:
        known = replace(after(on(0)), stability=5.0)
        assert memory.recall(known, START + 5 * DAY) == pytest.approx(0.9)

    def test_recall_falls_to_the_target_when_due(self) -> None:
        known = after(on(0), on(4), policy=BARE)
        assert memory.recall(known, known.due_at) == pytest.approx(POLICY.retention, abs=0.01)

    def test_recall_before_the_last_answer_is_certain(self) -> None:
        assert memory.recall(after(on(5)), START) == 1

    @given(histories, st.integers(0, 3000), st.integers(0, 3000))
    def test_recall_never_rises_with_time(self, history: History, hours: int, more: int) -> None:
        known = after(*answers(history))
        sooner = known.last_at + timedelta(hours=hours)
        later = memory.recall(known, sooner + timedelta(hours=more))
        assert 0 <= later <= memory.recall(known, sooner) <= 1


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


def library(told: Sequence[Answered], *, at: Sequence[datetime]) -> list[Card]:
    """What the package itself makes of it, a card after each answer."""
    scheduler = Scheduler(
        desired_retention=POLICY.retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
    card = Card(card_id=1, due=START)
    cards = []
    for answered, when in zip(told, at, strict=True):
        card, _ = scheduler.review_card(card, memory.rating(answered), when)
        cards.append(copy.copy(card))
    return cards


class TestLibrary:
    """Without cap, sittings and second looks it is the `fsrs` package, bit for bit."""

    @given(
        st.lists(
            st.tuples(
                st.integers(min_value=1, max_value=400),
                st.booleans(),
                st.sampled_from([0, 1, None]),
            ),
            min_size=1,
            max_size=15,
        )
    )
    def test_equals_package_over_whole_days(self, history: History) -> None:
        told = answers([(24 * days, right, sureness) for days, right, sureness in history])
        known: Memory | None = None
        for answered, card in zip(told, library(told, at=[a.at for a in told]), strict=True):
            known = memory.review(known, answered, policy=BARE)
            assert (known.stability, known.difficulty) == (card.stability, card.difficulty)
            assert (known.last_at, known.due_at) == (card.last_review, card.due)

    @given(
        st.lists(
            st.tuples(
                st.integers(min_value=12, max_value=24 * 60),
                st.booleans(),
                st.sampled_from([0, 1, None]),
            ),
            min_size=1,
            max_size=15,
        )
    )
    def test_equals_package_told_the_nearest_day(self, history: History) -> None:
        told = answers(history)
        days, at = 0, []
        for position, (hours, _, _) in enumerate(history):
            days += (hours + 12) // 24 if position else 0
            at.append(START + days * DAY)
        cards = library(told, at=at)
        known = after(*told, policy=BARE)
        assert (known.stability, known.difficulty) == (cards[-1].stability, cards[-1].difficulty)
        assert interval(known) == cards[-1].due - at[-1]
