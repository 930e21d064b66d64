from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.item_analysis import intervals
from assessment.item_analysis.discriminating import discrimination, excess, standard

PAIRS = st.lists(
    st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.integers(0, 8).map(lambda n: n / 8)),
    min_size=4,
    max_size=40,
)


def test_point_biserial_by_hand() -> None:
    # (mean of the right - mean of the wrong) / SD sqrt(p q) = (.7 - .4) / .2291 * .5
    found = discrimination([1, 1, 0, 0], [0.9, 0.5, 0.5, 0.3])
    assert found
    spread = sqrt(((0.35) ** 2 + 0.05**2 * 2 + 0.25**2) / 4)
    assert found.r == pytest.approx((0.7 - 0.4) / spread * 0.5)


def test_interval_is_fishers_where_that_is_wider() -> None:
    one, other = [1.0, 0.0] * 10, [0.6, 0.6, 0.4, 0.4] * 5
    found = discrimination(one, other)
    assert found
    assert (found.r, found.interval) == (0.0, intervals.correlation(0.0, 20))


def test_interval_is_wider_where_the_sample_says_so() -> None:
    # One learner alone was wrong, and is far below the others: all rests on that one.
    one, other = [0.0] + [1.0] * 19, [0.0] + [0.8, 1.0] * 9 + [0.9]
    found = discrimination(one, other)
    assert found
    times = excess(standard(one), standard(other), found.r)
    assert found.interval == intervals.correlation(found.r, 20, excess=max(1, times))


@pytest.mark.parametrize(
    ("credit", "rests"),
    [
        ([1, 0, 1], [0.1, 0.2, 0.3]),
        ([1, 1, 1, 1], [0.1, 0.2, 0.3, 0.4]),
        ([1, 0, 1, 0], [0.5, 0.5, 0.5, 0.5]),
        ([], []),
    ],
)
def test_discrimination_that_cannot_be_told(credit: list[float], rests: list[float]) -> None:
    assert discrimination(credit, rests) is None


def test_excess_of_a_perfect_correlation_is_none() -> None:
    line = standard([1, 2, 3, 4])
    assert excess(line, line, 1.0) == 0
    found = discrimination([0, 0, 1, 1], [0, 0, 1, 1])
    assert found
    assert found.r == pytest.approx(1)


def test_excess_by_hand() -> None:
    # Four corners of a square: every influence is xy, so the mean square is 1 with r = 0.
    assert excess([1, 1, -1, -1], [1, -1, 1, -1], 0.0) == 1


@given(PAIRS)
def test_discrimination_lies_within_its_interval(pairs: list[tuple[float, float]]) -> None:
    found = discrimination([x for x, _ in pairs], [y for _, y in pairs])
    assume(found is not None)
    assert found
    assert -1 <= found.interval.low <= found.r <= found.interval.high <= 1


@given(PAIRS)
def test_discrimination_of_credit_turned_round_is_turned_round(
    pairs: list[tuple[float, float]],
) -> None:
    rests = [y for _, y in pairs]
    found = discrimination([x for x, _ in pairs], rests)
    other = discrimination([1 - x for x, _ in pairs], rests)
    assert (found is None) == (other is None)
    if found and other:
        assert other.r == pytest.approx(-found.r, abs=1e-9)
        turned = (-other.interval.high, -other.interval.low)
        assert turned == pytest.approx(found.interval, abs=1e-9)


@given(PAIRS)
def test_discrimination_does_not_depend_on_order(pairs: list[tuple[float, float]]) -> None:
    found = discrimination([x for x, _ in pairs], [y for _, y in pairs])
    again = discrimination([x for x, _ in pairs[::-1]], [y for _, y in pairs[::-1]])
    assert (found and found.r) == pytest.approx(again and again.r)
