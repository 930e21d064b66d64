"""Spaced review: the lobby, the session, and its end."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client

from accounts.models import User
from lessons.library import library
from progress.models import StudyPlan
from quizzes.actions.remembering import Seen, remember
from quizzes.models import Attempt, AttemptItem, FactMemory, Mode
from quizzes.pins import from_json
from tests.quizzes.conftest import sent
from tests.quizzes.items import right, wrong

pytestmark = pytest.mark.django_db(transaction=True)

# A Monday.
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
FACTS = [fact.id for fact in library().course.facts]


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def learner(client: Client, ana: User) -> Client:
    client.force_login(ana)
    return client


@contextmanager
def statements(count: int) -> Iterator[None]:
    """Statements without BEGIN, which only SQLite sends through a cursor."""
    seen: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith("BEGIN"):
            seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield
    assert len(seen) == count, "\n".join(seen)


def answered(
    learner: User,
    *facts: str,
    days: float,
    credit: int = 1,
    sureness: int | None = None,
    item_id: str = "old",
) -> None:
    """These facts were answered so many days ago."""
    at = NOW - timedelta(days=days)
    remember(
        learner=learner.pk,
        seen=[
            Seen(fact=fact, item_id=item_id, credit=Fraction(credit), sureness=sureness, at=at)
            for fact in facts
        ],
    )


def plan(learner: User, **more: object) -> None:
    StudyPlan.objects.create(**{"learner": learner, "changed_at": NOW, **more})


def lobby(client: Client) -> str:
    html = client.get("/review/").content.decode()
    return re.sub(r"\s+", " ", html)


def start(client: Client, **data: str) -> Attempt:
    response = client.post("/review/", data)
    assert response.status_code == 302
    return Attempt.objects.get(token=response.headers["Location"].split("/")[2])


def play(client: Client, attempt: Attempt, *, miss: set[int] = frozenset()) -> None:  # type: ignore[assignment]
    """Answer every question, wrong those at the positions `miss` and right all others."""
    while item := (
        AttemptItem.objects.filter(attempt=attempt, markings=None).order_by("position").first()
    ):
        shown = from_json(item.snapshot).shown
        given = wrong(shown) if item.position in miss else right(shown)
        url = f"/a/{attempt.token}/{item.position}/answer/"
        assert client.post(url, sent(given, s="1")).status_code == 302


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
    assert "Reviewing early helps little; next" in html
    assert "Practise anyway" in html


def test_lobby_names_the_lessons_and_the_errors_that_felt_certain(
    learner: Client, ana: User
) -> None:
    fact = library().course.facts[0]
    answered(ana, fact.id, days=8, credit=0, sureness=2)
    html = lobby(learner)
    assert library().course.lesson[fact.lesson].title in html
    assert "One of them you got wrong while certain. It comes first, in new words." in html


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
    assert heading == ["Two of three held. One moved to tomorrow."]
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
def test_lobby_costs_four(learner: Client, ana: User, facts: int) -> None:
    answered(ana, *FACTS[:facts], days=14)
    with statements(4):  # session, user, memories with the plan, today's reviews
        learner.get("/review/")


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
