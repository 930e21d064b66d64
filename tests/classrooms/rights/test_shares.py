"""Standing shares of time, and what a learner sees when."""

import pytest
from django.test import Client

from classrooms.models import (
    Classroom,
    Role,
)
from tests.classrooms.rights.desk import (
    Page,
    begun,
    changes,
    fresh,
    group,
    learner,
    m,
    room,
    signed_in,
    timed,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


@pytest.mark.parametrize(
    ("sent", "percent"),
    [
        ({"share": "125"}, 125),
        ({"share": "200", "percent": "nonsense"}, 200),
        ({"share": "own", "percent": "333"}, 333),
        ({"share": "own", "percent": "1000"}, 1000),
    ],
)
def test_share_of_time_is_set(page: Page, sent: dict[str, str], percent: int) -> None:
    response = page.post(page.time(), **sent)
    assert response.headers["Location"] == page.time()
    page.ana.refresh_from_db()
    assert page.ana.percent == percent
    assert changes() == [f"Ana Pires has {percent}% of the time."]
    assert f"Ana Pires has {percent}% of the time that all have." in page.get(page.time()).text


def test_share_of_time_reaches_all_that_runs(page: Page) -> None:
    other = timed(page.room, limit_minutes=60)
    attempts = [begun(page.quiz, page.ana), begun(other, page.ana, deadline_at=m(55))]
    page.post(page.time(), share="150")
    assert [fresh(one).deadline_at for one in attempts] == [m(25), m(85)]


def test_share_of_time_taken_back_is_asked_about_first(page: Page) -> None:
    attempt = begun(page.quiz, page.ana)
    page.post(page.time(), share="200")
    response = page.post(page.time(), share="100")
    assert response.status_code == 422
    page.ana.refresh_from_db()
    assert (page.ana.percent, fresh(attempt).deadline_at) == (200, m(35))
    page.post(page.time(), share="100", confirmed="on")
    page.ana.refresh_from_db()
    assert (page.ana.percent, fresh(attempt).deadline_at) == (100, m(15))


def test_share_of_time_that_stays_is_not_logged(page: Page) -> None:
    page.post(page.time(), share="100")
    assert changes() == []


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "Choose a share of time."),
        ({"share": "999"}, "Choose one of the five."),
        ({"share": "own"}, "Write a whole number from 100 to 1000."),
        ({"share": "own", "percent": "99"}, "Write a whole number from 100 to 1000."),
        ({"share": "own", "percent": "1001"}, "Write a whole number from 100 to 1000."),
    ],
)
def test_share_of_time_that_makes_no_sense_is_refused(
    page: Page, sent: dict[str, str], why: str
) -> None:
    response = page.post(page.time(), **sent)
    assert response.status_code == 422
    assert told(response) == [why]


def test_assistant_sees_and_may_not_change(client: Client) -> None:
    page = Page(client)
    helper = learner(page.room, "Helper", role=Role.ASSISTANT)
    signed_in(client, helper)
    for path in (page.path("rights"), page.path("right", page.ana.token), page.time()):
        response = page.get(path)
        assert response.status_code == 200
        assert "Save</button>" not in response.text
    for path in (page.path("right", page.ana.token), page.time(), page.path("release")):
        assert page.post(path, share="150", attempts="2").status_code == 404


def test_explainer_asks_first(page: Page) -> None:
    ben = learner(page.room, "Ben")
    response = page.get(page.path("explain"), learner=ben.token)
    assert response.status_code == 200
    assert response.context["case"] is None
    assert f'<option value="{ben.token}" selected>Ben</option>' in response.text


def test_explainer_tells_what_a_learner_sees(page: Page) -> None:
    page.post(page.time(), share="150")
    response = page.get(page.path("explain"), learner=page.ana.token, at="2026-11-24T10:05")
    assert response.context["sentences"] == (
        "Ana Pires can start attempt 1 of 1. It would end by itself on Tue 24 Nov 10:35.",
    )
    assert response.context["reasons"][1] == (
        "Due Fri 27 Nov 18:10: Fri 27 Nov 18:00 as for all, and 10 minutes for their extra time."
    )


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"learner": "x", "at": "2026-11-24T10:05"}, "Choose a learner of this class."),
        ({"at": ""}, "Choose a learner."),
    ],
)
def test_explainer_refuses_what_it_cannot_tell(page: Page, sent: dict[str, str], why: str) -> None:
    response = page.get(page.path("explain"), **sent)
    assert response.status_code == 422
    assert told(response)[0] == why


def test_pages_are_of_one_class_alone(page: Page) -> None:
    elsewhere: Classroom = room()[0]
    stranger = learner(elsewhere)
    red = group(elsewhere, stranger)
    assert page.get(page.time(stranger)).status_code == 404
    assert page.get(page.path("right", stranger.token)).status_code == 404
    assert page.get(page.path("right", f"group-{red.pk}")).status_code == 404
