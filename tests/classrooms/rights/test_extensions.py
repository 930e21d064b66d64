"""Extensions from now."""

from datetime import datetime

import pytest
import time_machine

from classrooms.models import (
    Extension,
)
from tests.classrooms.rights.desk import (
    NOW,
    Page,
    begun,
    changes,
    fresh,
    group,
    m,
    messages,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def test_extension_reaches_the_attempt_that_runs(page: Page) -> None:
    attempt = begun(page.quiz, page.ana)
    path = page.path("extend", page.ana.token)
    response = page.post(path, amount="45", unit="minutes", why="Fire alarm")
    assert response.headers["Location"] == page.path("right", page.ana.token)
    assert fresh(attempt).deadline_at == m(45)
    assert changes() == ["Extension for Ana Pires until Tue 24 Nov 2026 10:50."]
    assert messages(page) == [
        "Ana Pires has until Tue 24 Nov 10:50. Ana Pires: the attempt that is open ends later now."
    ]
    assert "Fire alarm" in page.get(page.path("rights")).text


def test_extension_in_days_ends_at_the_same_time_of_day(page: Page) -> None:
    page.quiz.due_at = datetime(2026, 10, 25, 9, 0, tzinfo=NOW.tzinfo)
    page.quiz.save()
    with time_machine.travel(datetime(2026, 10, 24, 10, 5, tzinfo=NOW.tzinfo), tick=False):
        page.post(page.path("extend", page.ana.token), amount="2", unit="days")
    assert Extension.objects.get().minutes == 2 * 24 * 60 + 60


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"unit": "minutes"}, "Write a whole number from 1 to 600 minutes."),
        ({"amount": "0", "unit": "minutes"}, "Write a whole number from 1 to 600."),
        ({"amount": "61", "unit": "days"}, "Write a whole number from 1 to 60 days."),
        ({"amount": "x", "unit": "days"}, "Write a whole number from 1 to 600."),
        ({"amount": "5", "unit": "weeks"}, "Choose minutes or days."),
        (
            {"amount": "5", "unit": "minutes"},
            "They have until Fri 27 Nov 18:00 anyway. Give them more than that.",
        ),
    ],
)
def test_extension_that_makes_no_sense_is_refused(
    page: Page, sent: dict[str, str], why: str
) -> None:
    response = page.post(page.path("extend", page.ana.token), **sent)
    assert response.status_code == 422
    assert told(response) == [why]
    assert not Extension.objects.exists()


def test_extension_where_nothing_ends_is_refused(page: Page) -> None:
    page.quiz.due_at = None
    page.quiz.save()
    response = page.post(page.path("extend", page.ana.token), amount="5", unit="days")
    assert told(response) == ["Nothing ends for them here, so there is nothing to extend."]


def test_extension_without_an_attempt_left_says_so(page: Page) -> None:
    begun(page.quiz, page.ana, submitted_at=m(-1))
    page.post(page.path("extend", page.ana.token), amount="5", unit="days")
    assert messages(page) == [
        (
            "Ana Pires has until Sun 29 Nov 10:05. No attempt is left to them: "
            "give them one more as well."
        )
    ]


def test_group_has_no_extension(page: Page) -> None:
    red = group(page.room, page.ana)
    path = page.path("extend", f"group-{red.pk}")
    assert page.post(path, amount="5", unit="days").status_code == 404
