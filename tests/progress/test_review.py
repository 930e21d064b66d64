"""Spaced review: the session and its end."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from quizzes.models import Attempt, Mode
from quizzes.pins import from_json
from tests.progress.reviewing import FACTS, NOW, answered, lobby, plan, play, start
from tests.quizzes.conftest import sent
from tests.quizzes.items import wrong
from tests.quizzes.test_queries_count import statements
from tests.quizzes.test_races import at_once, browser

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("clock")]


def test_review_asks_each_due_fact_once_in_new_words(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:6], days=14)
    attempt = start(learner)
    items = list(attempt.items.order_by("position"))
    assert attempt.mode == Mode.REVIEW
    assert sorted(item.fact for item in items) == sorted(FACTS[:6])
    assert "old" not in {item.item_id for item in items}


def test_review_begins_with_the_error_that_felt_certain(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:5], days=14)
    answered(ana, FACTS[7], days=8, credit=0, sureness=2)
    assert start(learner).items.get(position=1).fact == FACTS[7]


def test_review_skips_a_fact_that_the_course_lost(learner: Client, ana: User) -> None:
    answered(ana, "gone-from-the-course", FACTS[0], days=14)
    assert "One fact is due." in lobby(learner)
    assert [item.fact for item in start(learner).items.all()] == [FACTS[0]]


def test_review_of_today_is_continued(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:3], days=14)
    attempt = start(learner)
    html = lobby(learner)
    assert "Your review is open." in html
    assert "Continue with question 1" in html
    assert start(learner) == attempt


def test_review_started_at_once_is_one_review(ana: User) -> None:
    answered(ana, *FACTS[:3], days=14)
    clients = [browser(ana) for _ in range(4)]
    calls = [lambda c=client: c.post("/review/").status_code for client in clients]
    assert at_once(*calls) == [302] * 4
    assert Attempt.objects.get().items.count() == 3


def test_review_of_another_day_ends_when_a_new_one_starts(
    learner: Client, ana: User, clock: time_machine.Traveller
) -> None:
    answered(ana, *FACTS[:3], days=14)
    first = start(learner)
    tomorrow = NOW + timedelta(days=1)
    clock.move_to(tomorrow)
    assert "Three facts are due." in lobby(learner)
    second = start(learner)
    first.refresh_from_db()
    assert second != first
    assert (first.submitted_at, second.submitted_at) == (tomorrow, None)


def test_early_review_takes_what_comes_next(learner: Client, ana: User) -> None:
    answered(ana, FACTS[0], days=0, credit=0)
    answered(ana, FACTS[1], days=0)
    plan(ana, reviews_a_day=1)
    assert [item.fact for item in start(learner, early="1").items.all()] == [FACTS[0]]


def test_nobody_starts_nothing(client: Client) -> None:
    assert "Nothing to review yet." in client.post("/review/").content.decode()
    assert Attempt.objects.count() == 0


def test_missed_fact_returns_at_the_end_twice_at_most(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:3], days=14)
    attempt = start(learner)
    play(learner, attempt, miss={2, 4, 5})
    asked = list(attempt.items.order_by("position").values_list("fact", "root__position"))
    assert [root for _, root in asked] == [None, None, None, 2, 2]
    attempt.refresh_from_db()
    assert attempt.submitted_at is not None


def test_end_says_what_held_and_when_it_comes_back(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:3], days=14)
    attempt = start(learner)
    play(learner, attempt, miss={2})
    html = re.sub(r"\s+", " ", learner.get(f"/a/{attempt.token}/summary/").content.decode())
    heading = re.findall(r"<h1>([^<]*)</h1>", html)
    assert heading == ["Two of three held. One&nbsp;moved to tomorrow."]
    assert html.count('data-l="Next review on"') == 3
    assert len(re.findall(r'<span class="n">', html)) == 14
    assert "How sure, how right" in html


def test_review_that_was_left_says_what_was_not_asked(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:3], days=14)
    attempt = start(learner)
    learner.post(f"/a/{attempt.token}/finish/")
    html = learner.get(f"/a/{attempt.token}/summary/").content.decode()
    assert "Nothing was checked." in html
    assert "Three facts were not asked. They are still due." in html


def test_summary_of_a_quiz_says_when_each_fact_comes_back(learner: Client, ana: User) -> None:
    token = learner.post("/practice/", {"count": "5"}).headers["Location"].split("/")[2]
    play(learner, Attempt.objects.get(token=token))
    html = learner.get(f"/a/{token}/summary/").content.decode()
    assert html.count('data-l="Next review on"') == 5
    assert "Every answer was right. First review on " in html


@pytest.mark.parametrize("facts", [1, 3], ids=["one", "three"])
def test_starting_costs_nine(learner: Client, ana: User, facts: int) -> None:
    answered(ana, *FACTS[:facts], days=14)
    with statements(9):
        learner.post("/review/")


def test_end_costs_five(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:3], days=14)
    attempt = start(learner)
    play(learner, attempt)
    with statements(5):  # session, user, attempt, its answers, memories with the plan
        learner.get(f"/a/{attempt.token}/summary/")


def test_result_names_no_day_for_a_fact_that_the_course_lost(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:2], days=14)
    attempt = start(learner)
    play(learner, attempt)
    row = attempt.items.get(position=1)
    row.snapshot["item"]["fact"] = "gone-from-the-course"
    row.save()
    html = learner.get(f"/a/{attempt.token}/summary/").content.decode()
    assert html.count('data-l="Next review on"></td>') == 1
    assert "<h1>Two of two held. It&nbsp;moved to " in html


def test_question_of_a_review_says_review(learner: Client, ana: User) -> None:
    answered(ana, *FACTS[:3], days=14)
    attempt = start(learner)
    path = f"/a/{attempt.token}/1/"
    first = attempt.items.get(position=1)
    open_page = learner.get(path).content.decode()
    learner.post(f"{path}answer/", sent(wrong(from_json(first.snapshot).shown), s="1"))
    checked = learner.get(path).content.decode()

    assert ">End this review now</button>" in open_page
    assert "at the end of this review." in checked
    assert "quiz" not in re.sub(r"<[^>]*>", "", open_page + checked)
