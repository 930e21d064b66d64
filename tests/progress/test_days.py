from datetime import date

import pytest

from progress.days import short, spoken

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 20), "today"),
        (TODAY, "today"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 29), "Sunday"),
        (date(2026, 11, 30), "Monday 30 November"),
    ],
)
def test_day_is_said_as_one_would(on: date, said: str) -> None:
    assert spoken(on, today=TODAY) == said


def test_day_is_short_in_a_table() -> None:
    assert short(date(2026, 12, 3)) == "Thu 3 Dec"
