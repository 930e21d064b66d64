"""The rules that say who is stuck."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.risk import RULES, Seen, risks

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FINE = Seen(joined_at=NOW - timedelta(days=30), active_at=NOW - timedelta(days=1))


def said(**other: object) -> tuple[str, ...]:
    return risks(replace(FINE, **other), now=NOW)  # type: ignore[arg-type]


def test_learner_who_is_here_and_up_to_date_has_no_risk() -> None:
    assert risks(FINE, now=NOW) == ()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"active_at": NOW - timedelta(days=7)}, ("No activity for 7 days",)),
        ({"active_at": NOW - timedelta(days=7) + timedelta(seconds=1)}, ()),
        ({"active_at": None}, ("No activity for 7 days",)),
        ({"active_at": None, "joined_at": NOW - timedelta(days=6)}, ()),
        ({"missing": 1}, ()),
        ({"missing": 2}, ("2 assignments missing",)),
        ({"mock_percent": 59.9}, ("Mock below 60%",)),
        ({"mock_percent": 60.0}, ()),
        ({"mock_percent": 0.0}, ("Mock below 60%",)),
        ({"mean_percent": 20.0, "grades": 2}, ()),
        ({"mean_percent": 49.9, "grades": 3}, ("Mean below 50%",)),
        ({"mean_percent": 50.0, "grades": 3}, ()),
        ({"mean_percent": None, "grades": 3}, ()),
        ({"misses": 2}, ()),
        ({"misses": 3}, ("One fact missed 3 times",)),
    ],
)
def test_rule_holds_at_its_edge(other: dict[str, object], expected: tuple[str, ...]) -> None:
    assert said(**other) == expected


def test_several_rules_are_said_in_their_order() -> None:
    assert said(active_at=None, missing=4, mock_percent=10.0, misses=5) == (
        "No activity for 7 days",
        "4 assignments missing",
        "Mock below 60%",
        "One fact missed 5 times",
    )


def test_every_rule_can_be_read() -> None:
    assert [rule.id for rule in RULES] == ["quiet", "missing", "mock", "mean", "fact"]
    assert [rule.id for rule in RULES if not rule.sentence.endswith(".")] == []


PERCENTS = st.none() | st.floats(0, 100)
SEEN = st.builds(
    Seen,
    joined_at=st.just(NOW - timedelta(days=90)),
    active_at=st.integers(0, 60).map(lambda days: NOW - timedelta(days=days)),
    missing=st.integers(0, 9),
    mock_percent=PERCENTS,
    mean_percent=PERCENTS,
    grades=st.integers(0, 9),
    misses=st.integers(0, 9),
)


def more(percent: float | None) -> float | None:
    return None if percent is None else min(100.0, percent + 5)


@given(SEEN)
def test_doing_better_never_adds_a_risk(seen: Seen) -> None:
    better = replace(
        seen,
        active_at=NOW,
        missing=max(0, seen.missing - 1),
        mock_percent=more(seen.mock_percent),
        mean_percent=more(seen.mean_percent),
        misses=max(0, seen.misses - 1),
    )
    before, after = (len(risks(one, now=NOW)) for one in (seen, better))
    assert after <= before
