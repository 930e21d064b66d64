"""Measures of forecasts, on cases that can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.simulation.forecasts import (
    Forecast,
    auc,
    brier,
    calibration_error,
    reliability,
)

forecasts = st.lists(
    st.builds(Forecast, chance=st.floats(0, 1), came=st.booleans()), min_size=1, max_size=40
)


def told(*pairs: tuple[float, bool]) -> list[Forecast]:
    return [Forecast(chance=chance, came=came) for chance, came in pairs]


def test_reliability_bins_by_tenths_and_puts_certainty_into_the_last() -> None:
    found = reliability(told((0.05, False), (0.91, True), (1.0, True), (0.99, False)))
    assert [bin_.n for bin_ in found] == [1, 3]
    assert [bin_.predicted for bin_ in found] == pytest.approx([0.05, 2.9 / 3])
    assert [bin_.observed for bin_ in found] == pytest.approx([0, 2 / 3])


def test_calibration_error_weighs_bins_by_their_size() -> None:
    found = told((0.25, True), (0.25, False), (0.25, False), (0.25, False), (0.75, True))
    assert calibration_error(found) == pytest.approx(0.25 / 5)


def test_brier_is_the_mean_squared_error() -> None:
    assert brier(told((1, True), (0.5, False))) == pytest.approx(0.125)


def test_auc_counts_pairs_and_half_of_ties() -> None:
    assert auc(told((0.9, True), (0.5, True), (0.5, False), (0.1, False))) == pytest.approx(0.875)
    assert auc(told((0.9, True), (0.1, False))) == 1
    assert auc(told((0.1, True), (0.9, False))) == 0
    assert auc(told((0.1, True))) == 0.5


@given(forecasts)
def test_auc_agrees_with_every_pair(found: list[Forecast]) -> None:
    came = [one.chance for one in found if one.came]
    failed = [one.chance for one in found if not one.came]
    pairs = [(yes > no) + (yes == no) / 2 for yes in came for no in failed]
    assert auc(found) == pytest.approx(sum(pairs) / len(pairs) if pairs else 0.5)


@given(forecasts)
def test_measures_stay_between_0_and_1(found: list[Forecast]) -> None:
    assert 0 <= calibration_error(found) <= 1
    assert 0 <= brier(found) <= 1
    assert sum(bin_.n for bin_ in reliability(found)) == len(found)
