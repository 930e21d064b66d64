"""How much time an attempt has, as its clock and the page's script are told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from quizzes.exam_pages import by
from quizzes.models import Attempt
from tests.quizzes.assigned import assigned_of
from tests.quizzes.exams import END, SECOND, START, at
from tests.quizzes.items import single_item

ALL_MS = 42 * 60 * 1000


def test_open_page_learns_of_more_time(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item())
    with at(END - SECOND):
        said = learner.get(quiz.page("time")).json()
        assert said == {"remaining_ms": 1000, "total_ms": ALL_MS, "by": "14:47"}
        Attempt.objects.update(deadline_at=END + timedelta(minutes=1))
        said = learner.get(quiz.page("time")).json()
        assert said == {"remaining_ms": 61000, "total_ms": ALL_MS + 60000, "by": "14:48"}
        Attempt.objects.update(deadline_at=None)
        said = learner.get(quiz.page("time")).json()
        assert said == {"remaining_ms": None, "total_ms": None, "by": ""}


def test_open_page_learns_that_it_was_handed_in(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item(), submitted_at=START + SECOND)
    with at(START + 2 * SECOND):
        assert learner.get(quiz.page("time")).json()["remaining_ms"] == 0


def test_time_of_an_attempt_is_its_learners_alone(ana: User) -> None:
    quiz = assigned_of(ana, single_item())
    assert Client().get(quiz.page("time")).status_code == 404


def test_time_is_kept_by_no_cache_and_costs_one_query(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item())
    with at(START), CaptureQueriesContext(connection) as queries:
        reply = learner.get(quiz.page("time"))
    assert reply.headers["Cache-Control"] == "no-store"
    # Who asks is in two more: session and person.
    assert len(queries) == 3


@pytest.mark.parametrize(
    ("days", "said"), [(0, "14:47"), (1, "Tue 24 Nov 14:47"), (-1, "Sun 22 Nov 14:47")]
)
def test_end_on_another_day_names_it(days: int, said: str) -> None:
    assert by(END + timedelta(days=days), now=START) == said


def test_end_is_said_on_the_readers_clock() -> None:
    with timezone.override("Pacific/Auckland"):
        assert by(END, now=START) == "03:47"
    assert by(None, now=START) == ""


def test_clock_without_a_limit_is_watched_too(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item(), deadline_at=None)
    with at(START):
        page = learner.get(quiz.url(1)).text
    assert f'data-unlimited="{quiz.page("time")}"' in page
    assert "data-clock" not in page


def test_span_of_days_has_no_ruler(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item(), deadline_at=END + timedelta(days=3))
    with at(START):
        page = learner.get(quiz.url(1)).text
    assert "Thu 26 Nov 14:47" in page
    assert 'class="ruler"' not in page
