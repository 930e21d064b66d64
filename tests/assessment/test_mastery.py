from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment import memory
from assessment.mastery import START, Band, Known, Level, after, band, strength
from assessment.memory import Answered
from assessment.outline import Fact

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
CREDITS = st.lists(st.fractions(min_value=0, max_value=1, max_denominator=6), max_size=12)


def fact(id_: str, lesson: str = "one") -> Fact:
    return Fact(id=id_, text="So.", reason="Because.", objective="can", lesson=lesson)


def level(credits_: Iterable[float | Fraction]) -> Level:
    found = START
    for credit in credits_:
        found = after(found, Fraction(credit))
    return found


def known(id_: str, *credits_: int) -> Known:
    kept = memory.fold(Answered(at=NOW, right=credit == 1) for credit in credits_)
    assert kept is not None
    return Known(fact=id_, level=level(credits_), memory=kept)


@pytest.mark.parametrize(
    ("credits_", "expected"),
    [
        ([1], Band.FAIR),
        ([1, 1], Band.STRONG),
        ([0], Band.WEAK),
        ([0, 1], Band.WEAK),
        ([0, 1, 1], Band.FAIR),
        ([1, 1, 1, 0], Band.WEAK),
        ([1, 1, 1, 0, 1, 1, 1], Band.STRONG),
    ],
)
def test_band_after_answers(credits_: list[int], expected: Band) -> None:
    found = strength([known("x", *credits_)], facts=[fact("x")], at=NOW)
    assert found.facts["x"].band is expected


def test_one_right_answer_is_worth_its_weight_beside_the_prior() -> None:
    assert level([1]).value == pytest.approx(27 / 34)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.8, Band.STRONG),
        (0.799, Band.FAIR),
        (0.6, Band.FAIR),
        (0.599, Band.WEAK),
        (None, Band.NONE),
    ],
)
def test_bands_begin_at_their_limits(share: float | None, expected: Band) -> None:
    assert band(share) is expected


def test_lesson_is_the_mean_of_its_answered_facts() -> None:
    facts = [fact("a"), fact("b"), fact("c"), fact("d", "two")]
    found = strength([known("a", 1), known("b", 0)], facts=facts, at=NOW)
    one = found.lessons["one"]
    assert one.value == pytest.approx(0.5)
    assert (one.answered, one.facts, one.band) == (2, 3, Band.WEAK)
    two = found.lessons["two"]
    assert (two.value, two.answered, two.facts, two.band) == (None, 0, 1, Band.NONE)


def test_facts_of_the_past_are_left_out() -> None:
    found = strength([known("gone", 1)], facts=[fact("a")], at=NOW)
    assert found.facts.keys() == {"a"}
    assert found.lessons["one"].answered == 0


def test_strength_is_the_level_times_the_recall_of_the_day() -> None:
    one = known("a", 1, 1)
    later = NOW + timedelta(days=9)
    value = strength([one], facts=[fact("a")], at=later).facts["a"].value
    assert value == one.level.value * memory.recall(one.memory, later)


@given(days=st.lists(st.integers(0, 400), min_size=2, max_size=6))
def test_time_never_strengthens(days: list[int]) -> None:
    one = known("a", 1, 0, 1)
    values = [
        strength([one], facts=[fact("a")], at=NOW + timedelta(days=n)).facts["a"].value or 0
        for n in sorted(days)
    ]
    assert values == sorted(values, reverse=True)


@given(credits_=CREDITS)
def test_level_stays_between_none_and_one(credits_: list[Fraction]) -> None:
    assert 0 < level(credits_).value < 1


@given(credits_=CREDITS)
def test_a_right_answer_never_weakens_and_a_miss_never_strengthens(
    credits_: list[Fraction],
) -> None:
    assert level([*credits_, 0]).value < level(credits_).value < level([*credits_, 1]).value


@given(credits_=st.lists(st.sampled_from([0, 1]), min_size=2, max_size=8))
def test_the_newest_answer_counts_most(credits_: list[int]) -> None:
    newest, oldest = level(sorted(credits_)), level(sorted(credits_, reverse=True))
    assert newest.value >= oldest.value - 1e-12
