"""The lobby of a review: what is due, and what the days hold."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from assessment.memory import POLICY
from lessons.library import library
from quizzes.models import FactMemory
from tests.progress.reviewing import FACTS, NOW, answered, lobby, plan, play, start
from tests.quizzes.test_queries_count import statements

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]


def test_lobby_before_any_answer_is_one_sentence_and_one_link(client: Client) -> None:
    html = lobby(client)
    assert "Nothing to review yet." in html
    assert html.count('<a class="btn" href="/course/whose-house/">Start with lesson 1</a>') == 1
    assert '<form class="acts"' not in html


def test_lobby_says_what_is_due_how_long_it_takes_and_what_follows(
    learner: Client, ana: User
) -> None:
    answered(ana, *FACTS[:6], days=14)
    answered(ana, *FACTS[6:9], days=0)
    html = lobby(learner)
    assert "Six facts are due. About three minutes." in html
    later = min(FactMemory.objects.filter(due_at__gt=NOW).values_list("due_at", flat=True))
    assert f"Next after that: {later:%A}" in html or "Next after that: tomorrow" in html
    assert "Start the review" in html


def test_lobby_without_anything_due_says_when_the_next_is(learner: Client, ana: User) -> None:
    answered(ana, FACTS[0], days=0)
    html = lobby(learner)
    assert "Nothing due." in html
    assert "Reviewing early helps little. The next facts are due" in html
    assert "Practise anyway" in html


def test_lobby_names_the_lessons_and_the_errors_that_felt_certain(
    learner: Client, ana: User
) -> None:
    fact = library().course.facts[0]
    answered(ana, fact.id, days=8, credit=0, sureness=2)
    html = lobby(learner)
    assert library().course.lesson[fact.lesson].title in html
    assert "One of them you got wrong while certain. It comes first, in new words." in html


def test_lobby_says_the_longest_gap(learner: Client, ana: User) -> None:
    answered(ana, FACTS[0], days=0)
    assert POLICY.cap_days == 14
    assert "No gap is longer than two weeks." in lobby(learner)


def test_due_today_means_before_midnight_where_the_reader_is(learner: Client, ana: User) -> None:
    answered(ana, FACTS[0], days=3)
    row = FactMemory.objects.get()
    row.due_at = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    row.save()
    assert "Nothing due." in lobby(learner)
    learner.cookies["zone"] = "America/New_York"  # where it is still the 23rd
    assert "One fact is due." in lobby(learner)


def test_day_holds_no_more_than_the_plan_allows(learner: Client, ana: User) -> None:
    plan(ana, reviews_a_day=4)
    answered(ana, *FACTS[:6], days=14)
    html = lobby(learner)
    assert "Four facts are due." in html
    assert "Two more move to the days that follow" in html
    attempt = start(learner)
    assert attempt.items.count() == 4
    play(learner, attempt)
    html = lobby(learner)
    assert "That is all for today." in html
    assert "You reviewed four facts. Two more move" in html
    assert learner.post("/review/").headers["Location"] == "/review/"


def test_rest_of_a_day_rolls_over(
    learner: Client, ana: User, clock: time_machine.Traveller
) -> None:
    plan(ana, reviews_a_day=4)
    answered(ana, *FACTS[:6], days=14)
    play(learner, start(learner))
    clock.move_to(NOW + timedelta(days=1))
    assert "Two facts are due." in lobby(learner)


def test_fifteen_a_day_where_no_plan_says_otherwise(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:20], days=14)
    assert start(learner).items.count() == 15


def test_exam_brings_facts_forward(learner: Client, ana: User) -> None:
    answered(ana, FACTS[0], days=20)
    answered(ana, FACTS[0], days=4)
    assert "Nothing due." in lobby(learner)
    plan(ana, exam_date=date(2026, 11, 26))
    assert "One fact is due." in lobby(learner)


def test_exam_that_is_over_brings_nothing_forward(learner: Client, ana: User) -> None:
    plan(ana, exam_date=date(2026, 11, 22))
    answered(ana, FACTS[0], days=20)
    answered(ana, FACTS[0], days=4)
    assert "Nothing due." in lobby(learner)


def test_forecast_keeps_days_off_free(learner: Client, ana: User) -> None:
    plan(ana, days_off=[0, 1])
    answered(ana, *FACTS[:3], days=14)
    html = lobby(learner)
    assert "Today is a day off in your plan. They can wait." in html
    cells = re.findall(r'<span class="n">([^<]*)</span>', html)
    assert cells[:3] == ["day off", "day off", "3"]
    assert len(cells) == 14


@pytest.mark.parametrize("facts", [1, 3], ids=["one", "three"])
def test_lobby_costs_four(learner: Client, ana: User, facts: int) -> None:
    answered(ana, *FACTS[:facts], days=14)
    with statements(4):  # session, user, memories with the plan, today's reviews
        learner.get("/review/")
