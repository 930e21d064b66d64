"""Releasing results, and what the pages cost."""

import pytest
from pytest_django import DjangoAssertNumQueries

from assessment.terms import Feedback, Scores
from classrooms.models import (
    Assignment,
    Extension,
    Override,
)
from tests.classrooms.rights.desk import (
    NOW,
    Page,
    begun,
    changes,
    fresh,
    group,
    learner,
    m,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def held_back(page: Page) -> Assignment:
    page.quiz.scores, page.quiz.feedback = Scores.LATER, Feedback.LATER
    page.quiz.save()
    return page.quiz


def test_release_names_who_has_not_finished(page: Page) -> None:
    held_back(page)
    begun(page.quiz, page.ana)
    begun(page.quiz, learner(page.room, "Ben"), submitted_at=m(-1))
    response = page.post(page.path("release"), what="replies")
    assert response.status_code == 200
    assert [one.member for one in response.context["waiting"]] == [page.ana]
    assert "One learner may still answer." in response.text
    page.quiz.refresh_from_db()
    assert page.quiz.replies_released_at is None


def test_release_of_scores_leaves_keys_alone(page: Page) -> None:
    held_back(page)
    done = begun(page.quiz, page.ana, submitted_at=m(-1))
    page.post(page.path("release"), what="scores", confirmed="1")
    page.quiz.refresh_from_db()
    assert (page.quiz.scores_released_at, page.quiz.replies_released_at) == (NOW, None)
    assert (fresh(done).scores_from, fresh(done).replies_from) == (NOW, None)
    assert changes() == ["Scores released for The line moves."]


def test_release_of_keys_brings_scores_along(page: Page) -> None:
    held_back(page)
    done = begun(page.quiz, page.ana, submitted_at=m(-1))
    page.post(page.path("release"), what="replies", confirmed="1")
    page.post(page.path("release"), what="replies", confirmed="1")
    assert (fresh(done).scores_from, fresh(done).replies_from) == (NOW, NOW)
    assert changes() == ["Questions with keys released for The line moves."]


@pytest.mark.parametrize("what", ["", "everything"])
def test_release_of_nothing_asks_what(page: Page, what: str) -> None:
    held_back(page)
    response = page.post(page.path("release"), what=what, confirmed="1")
    assert response.status_code == 200
    assert "Release scores now" in response.text
    assert changes() == []


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("rights", 9), ("release", 9)])
def test_pages_cost_the_same_for_many(
    page: Page,
    number: int,
    name: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(number):
        one = learner(page.room, f"Learner {n}", percent=150)
        begun(page.quiz, one)
        red = group(page.room, one, name=f"Group {n}")
        Override.objects.create(assignment=page.quiz, membership=one, attempts=2, set_at=NOW)
        Override.objects.create(assignment=page.quiz, group=red, attempts=3, set_at=NOW)
        Extension.objects.create(assignment=page.quiz, membership=one, minutes=9, given_at=NOW)
    page.get(page.path(name))
    with django_assert_num_queries(queries):
        page.get(page.path(name))
