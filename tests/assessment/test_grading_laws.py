"""What holds of grades whatever was done and written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessment.grading import (
    Entry,
    Step,
    What,
    Work,
    grade,
    of_attempts,
    of_steps,
)
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


shares = st.fractions(min_value=0, max_value=1, max_denominator=60)
moments = st.integers(-96, 240).map(lambda hours: DUE + hours * HOUR)
works = st.lists(
    st.builds(
        lambda number, score, at: replace(work(f"t{number}", score, at), answers=number),
        st.integers(0, 9),
        st.none() | shares,
        moments,
    ),
    max_size=5,
    unique_by=lambda one: one.token,
)
all_terms = st.builds(
    terms_of,
    counts=st.sampled_from(Counts),
    late=st.sampled_from(Late),
    late_percent=st.integers(0, 100),
    due_at=st.none() | st.just(DUE),
)
entries = st.lists(
    st.builds(lambda what, value: (what, value), st.sampled_from(What), shares), max_size=4
).map(
    lambda pairs: [
        Entry(number=n, what=what, value=value if what is What.MARK else None)
        for n, (what, value) in enumerate(pairs)
    ]
)


@given(works, all_terms, entries, st.booleans(), st.randoms())
def test_order_changes_nothing(
    tried: list[Work],
    terms: Effective,
    log: list[Entry],
    exempt: bool,  # noqa: FBT001 -- hypothesis fills it
    random: Any,
) -> None:
    found = grade(of_attempts(tried, terms=terms, zone=UTC), log, exempt=exempt)
    random.shuffle(tried)
    random.shuffle(log)
    assert grade(of_attempts(tried, terms=terms, zone=UTC), log, exempt=exempt) == found


@given(works.filter(bool), all_terms, st.data())
def test_more_credit_never_lowers_a_grade(
    tried: list[Work], terms: Effective, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(tried) - 1))
    before = of_attempts(tried, terms=terms, zone=UTC)
    old = tried[place]
    if old.score is not None:
        more = old.score + (1 - old.score) * data.draw(shares)
        tried[place] = replace(old, score=more)
    after = of_attempts(tried, terms=terms, zone=UTC)
    assert (before is None) == (after is None)
    assert before is None or (after is not None and (after.value or 0) >= (before.value or 0))


@given(st.lists(st.builds(Step, share=shares, at=moments), max_size=5), all_terms, moments)
def test_another_step_never_lowers_a_grade(
    steps: list[Step], terms: Effective, at: datetime
) -> None:
    before = of_steps(steps, terms=terms, zone=UTC)
    after = of_steps([*steps, Step(share=Fraction(1), at=at)], terms=terms, zone=UTC)
    assert before is None or (after is not None and (after.value or 0) >= (before.value or 0))


@given(works, all_terms, entries, st.booleans())
def test_grade_lies_between_0_and_1(
    tried: list[Work],
    terms: Effective,
    log: list[Entry],
    exempt: bool,  # noqa: FBT001 -- hypothesis fills it
) -> None:
    found = grade(of_attempts(tried, terms=terms, zone=UTC), log, exempt=exempt)
    assert found is None or found.value is None or 0 <= found.value <= 1


@given(works, all_terms, entries, st.booleans())
def test_saying_it_twice_changes_nothing(
    tried: list[Work],
    terms: Effective,
    log: list[Entry],
    exempt: bool,  # noqa: FBT001 -- hypothesis fills it
) -> None:
    again = [replace(entry, number=entry.number + len(log)) for entry in log]
    once = grade(of_attempts(tried, terms=terms, zone=UTC), log, exempt=exempt)
    assert grade(of_attempts(tried, terms=terms, zone=UTC), [*log, *again], exempt=exempt) == once
