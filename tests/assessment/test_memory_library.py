"""What memory says is what the `fsrs` package says."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from fsrs import Card, Scheduler
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


# All that may be answered but a miss that felt certain: its second look is not the package's.
outcomes = st.sampled_from(
    [*((True, sureness) for sureness in (0, 1, 2, None)), *((False, n) for n in (0, 1, None))]
)


def told_after(pauses: st.SearchStrategy[int]) -> st.SearchStrategy[History]:
    each = st.builds(lambda pause, outcome: (pause, *outcome), pauses, outcomes)
    return st.lists(each, min_size=1, max_size=15)


def library(told: Sequence[Answered], *, at: Sequence[datetime]) -> list[Card]:
    """What the package itself makes of it, a card after each answer."""
    scheduler = Scheduler(
        desired_retention=POLICY.retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )
    card = Card(card_id=1, due=START)
    known: Memory | None = None
    cards = []
    for answered, when in zip(told, at, strict=True):
        card, _ = scheduler.review_card(card, memory.rating(answered, known), when)
        known = memory.review(known, answered, policy=BARE)
        cards.append(copy.copy(card))
    return cards


class TestLibrary:
    """Without cap, sittings and second looks it is the `fsrs` package, bit for bit."""

    @given(told_after(st.integers(min_value=1, max_value=400)))
    def test_equals_package_over_whole_days(self, history: History) -> None:
        told = answers([(24 * days, right, sureness) for days, right, sureness in history])
        known: Memory | None = None
        for answered, card in zip(told, library(told, at=[a.at for a in told]), strict=True):
            known = memory.review(known, answered, policy=BARE)
            assert (known.stability, known.difficulty) == (card.stability, card.difficulty)
            assert (known.last_at, known.due_at) == (card.last_review, card.due)

    @given(told_after(st.integers(min_value=12, max_value=24 * 60)))
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
