"""Readiness as it is told: the sentence, and the page How we know."""

import re

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.queries import remember
from assessment.readiness import Estimate
from progress.queries.readiness import Readiness, ready
from progress.queries.simulated import stored
from quizzes.models import Attempt
from tests.factories import AttemptFactory
from tests.progress.answers import many


@pytest.fixture
def attempt(ana: User) -> Attempt:
    return AttemptFactory.create(learner=ana)


def line(person: User | None) -> str:
    request = RequestFactory().get("/")
    remember(request, person)  # type: ignore[arg-type]
    html = Template("{% load readiness %}{% readiness %}").render(Context({"request": request}))
    return re.sub(r"<[^>]+>", "", html).strip()


def estimated(chance: float) -> Readiness:
    found = Estimate(chance=chance, expected=20, low=16, high=23, of=26, answers=74)
    return Readiness(answers=74, estimate=found)


def test_line_asks_for_20_answers_first(ana: User, attempt: Attempt) -> None:
    assert line(None).startswith("Practise 20 more questions for a useful estimate")
    many(attempt, 8)
    assert line(ana).startswith("Practise 12 more questions for a useful estimate")
    many(attempt, 11)
    assert line(ana).startswith("Practise 1 more question for")


def test_line_says_word_range_and_what_it_rests_on(ana: User, attempt: Attempt) -> None:
    many(attempt, 74)
    assert line(ana) == (
        "A pass is very likely. At least 9 in 10 learners with answers like yours pass the short "
        "mock exam. Estimate from 74 answers, based on the authors’ view of how hard each question "
        "is; for the shared responsibility part alone. How we know"
    )


@pytest.mark.parametrize(
    ("chance", "verdict", "passing"),
    [
        (0.01, "Not ready yet.", "At most 1 in 10"),
        (0.12, "Not ready yet.", "At most 2 in 10"),
        (0.22, "Not ready yet.", "1 to 3 in 10"),
        (0.52, "A pass is possible.", "4 to 6 in 10"),
        (0.77, "A pass is likely.", "7 to 9 in 10"),
        (0.88, "A pass is very likely.", "At least 8 in 10"),
        (0.99, "A pass is very likely.", "At least 9 in 10"),
    ],
)
def test_chance_is_told_as_word_and_range(chance: float, verdict: str, passing: str) -> None:
    found = estimated(chance)
    assert (found.verdict, found.passing) == (verdict, passing)


def test_nobody_has_no_estimate_and_costs_nothing(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        found = ready(None)
    assert (found.answers, found.missing, found.verdict) == (0, 20, "")


def page(client: Client) -> str:
    html = client.get("/readiness/").content.decode()
    return re.sub(r"\s+", " ", html)


def test_page_of_a_stranger_shows_the_method_without_a_query(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        html = page(client)
    assert "Practise twenty more questions" in html
    assert "manage.py simulate readiness --store" in html


@pytest.mark.parametrize("answers", [1, 3])
def test_page_of_a_learner_costs_three_queries(
    client: Client,
    attempt: Attempt,
    answers: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    many(attempt, answers)
    client.force_login(attempt.learner)
    with django_assert_num_queries(3):  # session, user, answers
        html = page(client)
    assert f"You have given {'one' if answers == 1 else 'three'} first answer" in html


def test_page_shows_the_learner_s_own_estimate(client: Client, attempt: Attempt) -> None:
    many(attempt, 40)
    client.force_login(attempt.learner)
    html = page(client)
    assert "A pass is very likely." in html
    assert "Estimate from 40 first answers" in html


def test_page_shows_every_goal_as_it_came_out(client: Client, db: None) -> None:
    html = page(client)
    goals = [goal.met for goal in stored("readiness").goals]
    assert html.count("Met</span>") == sum(goals)
    assert html.count("Missed</span>") == len(goals) - sum(goals)


def test_page_is_only_read(client: Client, db: None) -> None:
    assert client.post("/readiness/").status_code == 405
