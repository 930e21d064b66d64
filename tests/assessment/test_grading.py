from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.grading import (
    Entry,
    Grade,
    State,
    Step,
    What,
    Work,
    grade,
    of_attempts,
    of_steps,
    points,
    precise,
    reached,
    worth,
)
from assessment.mastery import FactStrength
from assessment.terms import Counts, Effective, Late, Terms, effective

DUE = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
START = DUE - timedelta(days=3)
HOUR = timedelta(hours=1)


def terms_of(**fields: Any) -> Effective:
    return effective(Terms(**{"due_at": DUE, "late": Late.FULL, **fields}))


def work(
    token: str, score: Fraction | float | None = None, at: datetime = START, answers: int = 5
) -> Work:
    return Work(
        token=token,
        started_at=at - HOUR,
        score=None if score is None else Fraction(score),
        at=None if score is None else at,
        answers=answers,
    )


def mark(number: int, value: Fraction) -> Entry:
    return Entry(number=number, what=What.MARK, value=value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(0), 0),
        (Fraction(1, 200), 1),
        (Fraction(1, 8), 13),
        (Fraction(2, 3), 67),
        (0.125, 13),
        (1.0, 100),
    ],
)
def test_points_round_halves_up(value: Fraction | float, shown: int) -> None:
    assert points(value) == shown


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(0), "0"),
        (Fraction(1), "100"),
        (Fraction(5, 8), "62.5"),
        (Fraction(2, 3), "66.67"),
        (Fraction(1, 20000), "0.01"),
    ],
)
def test_precise_points_have_two_places_at_most(value: Fraction, said: str) -> None:
    assert precise(value) == said


@given(st.integers(0, 20000), st.sampled_from([7, 24, 32, 96, 125, 400, 2500, 20000]))
def test_precise_points_are_the_same_of_the_fraction_and_of_what_is_stored(
    over: int, of: int
) -> None:
    value = Fraction(min(over, of), of)
    assert precise(value) == precise(float(value * 100) / 100)


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_points_are_the_same_of_the_fraction_and_of_what_is_stored(over: int, of: int) -> None:
    value = Fraction(min(over, of), of)
    assert points(value) == int(float(value * 100) + 0.5)


def test_late_days_are_those_of_the_zone() -> None:
    """On the night when clocks go back a day has 25 hours."""
    due = datetime(2026, 10, 24, 10, 0, tzinfo=UTC)
    terms = terms_of(due_at=due, late=Late.DAILY, late_percent=10)
    tried = [work("a", 1, due + 25 * HOUR)]
    berlin = of_attempts(tried, terms=terms, zone=ZoneInfo("Europe/Berlin"))
    utc = of_attempts(tried, terms=terms, zone=UTC)
    assert [one and one.late_days for one in (berlin, utc)] == [1, 2]


@pytest.mark.parametrize(
    ("late", "days", "left"),
    [
        (Late.NONE, 2, Fraction(4, 5)),
        (Late.FULL, 2, Fraction(4, 5)),
        (Late.ONCE, 0, Fraction(4, 5)),
        (Late.ONCE, 2, Fraction(7, 10)),
        (Late.DAILY, 2, Fraction(3, 5)),
        (Late.DAILY, 9, Fraction(0)),
    ],
)
def test_lateness_takes_points_by_the_policy(late: Late, days: int, left: Fraction) -> None:
    assert worth(Fraction(4, 5), days=days, late=late, percent=10) == left


@given(
    st.fractions(0, 1, max_denominator=60),
    st.integers(0, 400),
    st.sampled_from(Late),
    st.integers(0, 100),
)
def test_worth_lies_between_nothing_and_the_score(
    score: Fraction, days: int, late: Late, percent: int
) -> None:
    assert 0 <= worth(score, days=days, late=late, percent=percent) <= score


def test_nothing_begun_is_no_grade() -> None:
    assert of_attempts([], terms=terms_of(), zone=UTC) is None
    assert of_steps([], terms=terms_of(), zone=UTC) is None
    assert grade(None, [], exempt=False) is None


@pytest.mark.parametrize(
    ("values", "percent"),
    [([], 0), ([None], 0), ([0.9, None], 45), ([0.999, 1.0], 99), ([1.0, 1.0], 100)],
)
def test_strength_reached_counts_what_is_not_answered(
    values: list[float | None], percent: int
) -> None:
    assert reached(FactStrength(value=value) for value in values) == percent


def test_running_attempt_changes_nothing() -> None:
    assert of_attempts([work("a", answers=2)], terms=terms_of(), zone=UTC) is None


@pytest.mark.parametrize(
    ("counts", "token"), [(Counts.FIRST, "a"), (Counts.LAST, "c"), (Counts.BEST, "b")]
)
def test_terms_say_which_attempt_counts(counts: Counts, token: str) -> None:
    tried = [
        work("c", Fraction(1, 2), START + 3 * HOUR),
        work("b", Fraction(3, 4), START + 2 * HOUR),
        work("a", Fraction(1, 4), START + HOUR),
        work("running", at=START + 5 * HOUR),
    ]
    found = of_attempts(tried, terms=terms_of(counts=counts), zone=UTC)
    assert found is not None
    assert (found.attempt, found.first, found.attempts) == (token, Fraction(1, 4), 3)


def test_of_equals_the_first_is_best() -> None:
    tried = [work("b", 1, START + HOUR), work("a", 1, START)]
    found = of_attempts(tried, terms=terms_of(), zone=UTC)
    assert found is not None
    assert found.attempt == "a"


def test_best_is_what_is_worth_most_after_lateness() -> None:
    tried = [work("late", 1, DUE + 50 * HOUR), work("in-time", Fraction(3, 4))]
    found = of_attempts(tried, terms=terms_of(late=Late.DAILY, late_percent=10), zone=UTC)
    assert found == Grade(
        state=State.DONE,
        value=Fraction(3, 4),
        first=Fraction(3, 4),
        answers=5,
        attempts=2,
        handed_in_at=START,
        attempt="in-time",
    )


def test_late_work_is_marked_late_and_its_first_score_stays_whole() -> None:
    found = of_attempts(
        [work("a", 1, DUE + 25 * HOUR)], terms=terms_of(late=Late.DAILY, late_percent=10), zone=UTC
    )
    assert found == Grade(
        state=State.LATE,
        value=Fraction(4, 5),
        first=Fraction(1),
        answers=5,
        attempts=1,
        late_days=2,
        handed_in_at=DUE + 25 * HOUR,
        attempt="a",
    )


def test_steps_are_open_until_the_whole_is_reached() -> None:
    steps = [Step(share=Fraction(n, 4), at=START + n * HOUR) for n in (1, 2)]
    found = of_steps(steps, terms=terms_of(), zone=UTC)
    assert found == Grade(
        state=State.OPEN,
        value=Fraction(1, 2),
        first=Fraction(1, 2),
        answers=2,
        handed_in_at=START + 2 * HOUR,
    )


@pytest.mark.parametrize(
    ("at", "state", "days"), [(START, State.DONE, 0), (DUE + HOUR, State.LATE, 1)]
)
def test_whole_steps_are_done_or_late(at: datetime, state: State, days: int) -> None:
    found = of_steps([Step(share=Fraction(1), at=at)], terms=terms_of(), zone=UTC)
    assert found is not None
    assert (found.state, found.late_days, found.value) == (state, days, Fraction(1))


def test_a_step_after_the_last_moment_counts_for_nothing() -> None:
    step = Step(share=Fraction(1), at=DUE + HOUR)
    assert of_steps([step], terms=terms_of(late=Late.NONE), zone=UTC) is None
    assert of_steps([step], terms=terms_of(due_at=None), zone=UTC) is not None


def test_mark_wins_over_work_and_exemption_until_it_is_cleared() -> None:
    base = of_attempts([work("a", Fraction(1, 2))], terms=terms_of(), zone=UTC)
    assert base is not None
    marked = replace(base, state=State.MARKED, value=Fraction(9, 10))
    log = [mark(1, Fraction(1, 5)), mark(2, Fraction(9, 10))]
    assert grade(base, log, exempt=False) == marked
    assert grade(base, log, exempt=True) == marked
    cleared = [*log, Entry(number=3, what=What.CLEAR)]
    assert grade(base, cleared, exempt=False) == base
    assert grade(base, cleared, exempt=True) == replace(base, state=State.EXEMPT, value=None)


def test_mark_needs_no_attempt() -> None:
    assert grade(None, [mark(1, Fraction(1))], exempt=False) == Grade(
        state=State.MARKED, value=Fraction(1)
    )


def test_exempt_needs_no_attempt() -> None:
    assert grade(None, [], exempt=True) == Grade(state=State.EXEMPT)


def test_comment_is_told_and_changes_no_grade() -> None:
    base = of_attempts([work("a", Fraction(1, 2))], terms=terms_of(), zone=UTC)
    assert base is not None
    comment = [Entry(number=1, what=What.COMMENT)]
    assert grade(base, comment, exempt=False) == replace(base, has_comment=True)
    assert grade(None, comment, exempt=False) is None
