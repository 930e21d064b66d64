from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.mastery import Band, Observation, band, strength
from assessment.outline import Fact

CREDITS = st.lists(st.fractions(min_value=0, max_value=1, max_denominator=6), max_size=12)


def fact(id_: str, lesson: str = "one") -> Fact:
    return Fact(id=id_, text="So.", reason="Because.", objective="can", lesson=lesson)


def value(*credits_: float | Fraction) -> Fraction | None:
    seen = [Observation(fact="x", credit=Fraction(c)) for c in credits_]
    return strength(seen, facts=[fact("x")]).facts["x"].value


@pytest.mark.parametrize(
    ("credits_", "expected"),
    [
        ([], Band.NONE),
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
    seen = [Observation(fact="x", credit=Fraction(c)) for c in credits_]
    assert strength(seen, facts=[fact("x")]).facts["x"].band is expected


def test_one_right_answer_is_worth_its_weight_beside_the_prior() -> None:
    assert value(1) == Fraction(27, 34)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Fraction(8, 10), Band.STRONG),
        (Fraction(799, 1000), Band.FAIR),
        (Fraction(6, 10), Band.FAIR),
        (Fraction(599, 1000), Band.WEAK),
        (None, Band.NONE),
    ],
)
def test_bands_begin_at_their_limits(share: Fraction | None, expected: Band) -> None:
    assert band(share) is expected


def test_lesson_is_the_mean_of_its_answered_facts() -> None:
    facts = [fact("a"), fact("b"), fact("c"), fact("d", "two")]
    seen = [Observation(fact=id_, credit=Fraction(c)) for id_, c in (("a", 1), ("b", 0))]
    found = strength(seen, facts=facts)
    one = found.lessons["one"]
    assert (one.value, one.answered, one.facts, one.band) == (Fraction(1, 2), 2, 3, Band.WEAK)
    two = found.lessons["two"]
    assert (two.value, two.answered, two.facts, two.band) == (None, 0, 1, Band.NONE)
    assert found.facts["a"].answers == 1


def test_answers_on_facts_of_the_past_are_left_out() -> None:
    found = strength([Observation(fact="gone", credit=Fraction(1))], facts=[fact("a")])
    assert found.facts.keys() == {"a"}
    assert found.lessons["one"].answered == 0


@given(credits_=CREDITS)
def test_strength_stays_between_none_and_one(credits_: list[Fraction]) -> None:
    found = value(*credits_)
    assert (found is None) == (not credits_)
    assert found is None or 0 < found < 1


@given(credits_=CREDITS)
def test_a_right_answer_never_weakens_and_a_miss_never_strengthens(
    credits_: list[Fraction],
) -> None:
    before = value(*credits_) or Fraction(1, 2)
    right, miss = value(*credits_, 1), value(*credits_, 0)
    assert right is not None
    assert miss is not None
    assert miss < before < right


@given(credits_=st.lists(st.sampled_from([0, 1]), min_size=2, max_size=8))
def test_the_newest_answer_counts_most(credits_: list[int]) -> None:
    newest, oldest = value(*sorted(credits_)), value(*sorted(credits_, reverse=True))
    assert newest is not None
    assert oldest is not None
    assert newest >= oldest
