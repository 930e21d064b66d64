"""The lobby of the mock exams, and the start of one."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import User
from assessment.policy import Clock
from quizzes import bank
from quizzes.models import Attempt
from quizzes.queries import attempts
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at, exam_of, text
from tests.quizzes.items import single_item

pytestmark = pytest.mark.django_db

FORM = {"time": "100", "clock": "always"}


@pytest.mark.parametrize(("paper", "scored", "trial"), [("short", 26, 4), ("long", 50, 15)])
def test_exam_starts_with_a_paper_of_its_form(
    learner: Client, paper: str, scored: int, trial: int
) -> None:
    with at(START):
        reply = learner.post(f"/exam/{paper}/", {"time": "125", "clock": "opened"})
    attempt = Attempt.objects.get()
    assert reply.headers["Location"] == f"/a/{attempt.token}/"
    minutes = bank.blueprints()[paper].minutes
    assert attempt.deadline_at == START + timedelta(minutes=minutes * 1.25)
    rules = attempts.rules(attempt)
    assert (rules.percent, rules.clock, rules.strict) == (125, Clock.OPENED, True)
    rows = [attempt.items.filter(scored=counts).count() for counts in (True, False)]
    assert rows == [scored, trial]


def test_second_start_gives_the_running_exam(learner: Client) -> None:
    with at(START):
        first = learner.post("/exam/short/", FORM)
        again = learner.post("/exam/short/", {**FORM, "time": "200"})
    assert first.headers["Location"] == again.headers["Location"]
    assert Attempt.objects.count() == 1


def test_one_exam_runs_at_a_time(learner: Client, ana: User) -> None:
    """The report of a second one would have keys of the first one's questions and their enemies."""
    with at(START):
        first = learner.post("/exam/long/", {**FORM, "time": "0"})
    with at(START + timedelta(days=20)):
        page = text(learner, "/exam/short/")
        second = learner.post("/exam/short/", FORM)
        said = text(learner, f"{second.headers['Location']}1/")
    assert second.headers["Location"] == first.headers["Location"]
    assert Attempt.objects.get().subject == "mock:long"
    assert "The long form is running" in page
    assert "Start the exam" not in page
    assert "Hand it in before you start another one." in said


def test_exam_that_is_over_does_not_keep_another_from_starting(learner: Client, ana: User) -> None:
    exam_of(ana, single_item(), subject="mock:long")
    with at(GRACE_END + SECOND):
        learner.post("/exam/short/", FORM)
    old, new = Attempt.objects.order_by("pk")
    assert (old.submitted_at, new.submitted_at) == (END, None)
    assert new.subject == "mock:short"


def test_exam_of_a_form_that_is_gone_goes_on(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), subject="mock:gone")
    with at(START):
        assert f'href="{quiz.page("")}"' in learner.get("/exam/").content.decode()
        assert "An exam is running" in text(learner, "/exam/long/")
        for tail in ("1/", "overview/", "hand-in/"):
            assert learner.get(quiz.page(tail)).status_code == 200
        learner.post(quiz.page("hand-in/"))
        assert "Pass mark not reached: 0 of 1" in text(learner, quiz.page("summary/"))
        assert learner.get("/exam/").status_code == 200


def test_next_paper_brings_questions_that_were_not_met(learner: Client) -> None:
    with at(START):
        for _ in range(2):
            learner.post("/exam/short/", FORM)
            token = Attempt.objects.latest("pk").token
            learner.post(f"/a/{token}/hand-in/")
    one, two = (set(a.items.values_list("item_id", flat=True)) for a in Attempt.objects.all())
    assert one & two == set()


@pytest.mark.parametrize("path", ["/exam/", "/exam/short/"])
def test_lobby_offers_to_resume(learner: Client, ana: User, path: str) -> None:
    exam_of(ana, single_item())
    with at(START):
        page = learner.get(path)
    assert "Resume (finish by" in page.content.decode()


def test_lobby_says_what_the_exam_is(client: Client) -> None:
    page = text(client, "/exam/short/")
    for said in (
        "30 questions. 42 minutes. No hints.",
        "26 questions count. Four are on trial and do not.",
        "You pass with 70%. That is 19 of the 26 that count",
        "A quarter more 52 min 30 s",
        "Only you see this.",
    ):
        assert said in page
    assert client.get("/exam/nowhere/").status_code == 404
    assert Attempt.objects.count() == 0


def test_lobby_offers_the_conditions_of_the_last_exam(learner: Client, ana: User) -> None:
    page = learner.get("/exam/short/").content.decode()
    assert re.findall(r'value="(\w+)" checked', page) == ["100", "always"]
    with at(START):
        learner.post("/exam/short/", {"time": "0", "clock": "opened"})
        learner.post(f"/a/{Attempt.objects.get().token}/hand-in/")
        page = learner.get("/exam/long/").content.decode()
    assert re.findall(r'value="(\w+)" checked', page) == ["0", "opened"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"time": ""}, "Choose how much time you want."),
        ({"time": "110"}, "Choose one of the five times."),
        ({"time": "x" * 9999}, "Choose one of the five times."),
        ({"clock": ""}, "Choose when the clock is shown."),
        ({"clock": "never"}, "Choose one of the two clocks."),
    ],
)
def test_start_with_bad_conditions_names_the_field(
    learner: Client, fields: dict[str, str], said: str
) -> None:
    reply = learner.post("/exam/short/", {**FORM, **fields})
    assert reply.status_code == 422
    assert said in reply.content.decode()
    assert Attempt.objects.count() == 0
