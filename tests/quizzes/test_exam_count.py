"""How many SQL statements the pages of a mock exam cost: the same with one question and three."""

import pytest
from django.db import connection
from django.test import Client

from accounts.models import User
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.exams import GRACE_END, SECOND, START, at, exam_of
from tests.quizzes.items import right, single_item
from tests.quizzes.test_queries_count import statements

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[1, 3], ids=["one", "three"])
def quiz(ana: User, request: pytest.FixtureRequest) -> Quiz:
    """An exam with one question, or three."""
    return exam_of(ana, *(single_item(f"x{n}") for n in range(request.param)))


@pytest.mark.parametrize(("tail", "count"), [("", 5), ("1/", 5), ("overview/", 5), ("hand-in/", 5)])
def test_page_of_a_running_exam(learner: Client, quiz: Quiz, tail: str, count: int) -> None:
    with at(START):
        learner.post(quiz.page("save"), sent({"slot": "1", **right(quiz.shown[0])}))
        with statements(count):
            learner.get(quiz.page(tail))


def test_save_costs_what_it_costs_elsewhere(learner: Client, quiz: Quiz) -> None:
    with at(START), statements(6 if connection.features.has_select_for_update else 5):
        learner.post(quiz.page("save"), sent({"slot": "1", **right(quiz.shown[0])}))


def test_leaving_a_page_unchanged_costs_four(learner: Client, quiz: Quiz) -> None:
    with at(START), statements(4):
        learner.post(quiz.url(1, "keep/"), sent({"to": "2"}))


def test_handing_in_costs_the_same_however_long_the_paper(learner: Client, quiz: Quiz) -> None:
    for number, shown in enumerate(quiz.shown, start=1):
        with at(START):
            learner.post(quiz.page("save"), sent({"slot": str(number), **right(shown)}))
    with at(START), statements(10):
        learner.post(quiz.page("hand-in/"))


@pytest.mark.parametrize("count", [1, 3])
def test_lobby(learner: Client, ana: User, count: int) -> None:
    for _ in range(count):
        exam_of(ana, single_item(), submitted_at=START)
    with at(GRACE_END + SECOND), statements(4):
        learner.get("/exam/")
    with at(GRACE_END + SECOND), statements(4):  # one of them for how ready one is
        learner.get("/exam/short/")
