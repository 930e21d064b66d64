"""Work is held against when it was due as it was handed in, where that is kinder."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from assessment.grading import Work, of_attempts
from assessment.terms import Late, Terms, effective

DUE = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_work_that_was_in_time_stays_in_time() -> None:
    """What was given is taken back after the work was handed in."""
    terms = effective(Terms(due_at=DUE, late=Late.FULL))
    work = Work(token="a", started_at=DUE, score=Fraction(1), at=DUE + DAY)
    works = [work, replace(work, due_at=DUE + DAY), replace(work, due_at=DUE - 9 * DAY)]
    found = [of_attempts([one], terms=terms, zone=UTC) for one in works]
    assert [one and one.late_days for one in found] == [1, 0, 1]
