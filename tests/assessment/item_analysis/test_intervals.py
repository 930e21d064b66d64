"""Intervals against published tables and figures worked out by hand."""

from math import atanh, tanh

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.item_analysis import intervals
from assessment.item_analysis.intervals import beta_share, f_quantile


def test_share_is_that_of_wilson() -> None:
    # 61 of 86: (.7093 + 1.9208 / 86 -+ 1.96 sqrt(.7093 .2907 / 86 + .9604 / 7396)) / 1.04467
    found = intervals.share(61 / 86, 86)
    assert found == pytest.approx((0.6061, 0.7947), abs=5e-4)


@given(st.floats(0, 1), st.integers(1, 2000), st.sampled_from([0.8, 0.95, 0.98]))
def test_share_lies_within_its_interval(mean: float, n: int, level: float) -> None:
    low, high = intervals.share(mean, n, level=level)
    assert 0 <= low <= mean + 1e-9
    assert mean - 1e-9 <= high <= 1


@given(st.floats(0, 1), st.integers(1, 500))
def test_share_turned_round_has_its_interval_turned_round(mean: float, n: int) -> None:
    low, high = intervals.share(mean, n)
    other = intervals.share(1 - mean, n)
    assert (1 - other.high, 1 - other.low) == pytest.approx((low, high), abs=1e-9)


def test_share_of_no_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="n: at least 1"):
        intervals.share(0.5, 0)


def test_correlation_is_that_of_fisher() -> None:
    # Fisher's own way for r = .6 of 28 pairs: z = .6931 -+ 1.96 / 5
    low, high = intervals.correlation(0.6, 28)
    assert (atanh(low), atanh(high)) == pytest.approx((0.6931 - 0.392, 0.6931 + 0.392), abs=1e-3)


def test_correlation_is_wider_where_its_variance_is() -> None:
    low, high = intervals.correlation(0.0, 103, excess=4.0)
    assert (low, high) == pytest.approx((tanh(-0.392), tanh(0.392)), abs=1e-4)
    assert intervals.correlation(0.0, 103, excess=0.2) == intervals.correlation(0.0, 103)


@given(st.floats(-1, 1), st.integers(4, 500), st.floats(0, 9))
def test_correlation_lies_within_its_interval(r: float, n: int, excess: float) -> None:
    low, high = intervals.correlation(r, n, excess=excess)
    assert -1 <= low <= r <= high <= 1


def test_correlation_of_three_pairs_is_refused() -> None:
    with pytest.raises(ValueError, match="n: at least 4"):
        intervals.correlation(0.5, 3)


@pytest.mark.parametrize(
    ("chance", "upper", "lower", "value"),
    [
        (0.95, 5, 10, 3.3258),
        (0.95, 1, 1, 161.4476),
        (0.99, 2, 20, 5.8489),
        (0.5, 10, 10, 1.0),
        (0.975, 30, 60, 1.8152),
        (0.95, 120, 120, 1.3519),
    ],
)
def test_f_quantile_is_that_of_the_tables(
    chance: float, upper: int, lower: int, value: float
) -> None:
    assert f_quantile(chance, upper, lower) == pytest.approx(value, abs=5e-5)


def test_f_quantile_turned_round() -> None:
    assert f_quantile(0.025, 7, 40) == pytest.approx(1 / f_quantile(0.975, 40, 7))


@pytest.mark.parametrize(
    ("x", "a", "b", "value"),
    # Of whole numbers it is a binomial tail: for Beta(2, 3) that of 2 or more of 4.
    [(0.3, 2, 3, 0.3483), (0.5, 4, 4, 0.5), (0.9, 1, 1, 0.9), (0.2, 1, 3, 1 - 0.8**3)],
)
def test_beta_share_by_hand(x: float, a: float, b: float, value: float) -> None:
    assert beta_share(x, a, b) == pytest.approx(value, abs=1e-9)


@given(st.floats(0.01, 0.99), st.floats(0.5, 300), st.floats(0.5, 300))
def test_beta_share_rises_from_0_to_1(x: float, a: float, b: float) -> None:
    below, above = beta_share(x * 0.99, a, b), beta_share(x, a, b)
    assert -1e-9 <= below <= above + 1e-9 <= 1 + 2e-9


def test_reliability_is_that_of_feldt() -> None:
    # 31 learners and 3 questions: F of 30 and 60 degrees of freedom is 1.8152 and 1 / 1.9400.
    found = intervals.reliability(0.8, between=30, within=60)
    assert found == pytest.approx((1 - 0.2 * 1.8152, 1 - 0.2 / 1.9400), abs=1e-4)


@pytest.mark.parametrize(("between", "within"), [(0, 5), (5, 0)])
def test_reliability_of_one_learner_is_refused(between: int, within: int) -> None:
    with pytest.raises(ValueError, match="degrees of freedom: at least 1"):
        intervals.reliability(0.5, between=between, within=within)
