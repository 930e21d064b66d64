"""How many SQL statements a page costs: the same with one question and with three."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from quizzes.models import Attempt
from quizzes.queries import checks
from tests.quizzes.conftest import HTMX, Quiz, sent
from tests.quizzes.items import right, single_item

pytestmark = pytest.mark.django_db(transaction=True)
Build = Callable[..., Quiz]


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


def build(quiz_of: Build, count: int) -> Quiz:
    return quiz_of(*(single_item(f"x{n}") for n in range(count + 1)))


@pytest.fixture(params=[1, 3], ids=["one", "three"])
def quiz(quiz_of: Build, request: pytest.FixtureRequest) -> Quiz:
    """A quiz with one question, or three, before its last."""
    return build(quiz_of, request.param)


def test_question_page_costs_five(learner: Client, quiz: Quiz) -> None:
    with statements(5):
        learner.get(quiz.url(1))


def test_question_page_checked_costs_five(learner: Client, quiz: Quiz) -> None:
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    with statements(5):
        learner.get(quiz.url(1))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_answer_costs_eight(learner: Client, quiz: Quiz, headers: dict[str, str]) -> None:
    with statements(8):
        learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])), headers=headers)


def test_second_answer_on_a_fact_costs_eight(learner: Client, quiz_of: Build) -> None:
    quiz = build(quiz_of, 3)
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    with statements(8):
        learner.post(quiz.url(2, "answer/"), sent(right(quiz.shown[1])))


def test_save_costs_five_or_six_where_rows_are_locked(learner: Client, quiz: Quiz) -> None:
    with statements(6 if connection.features.has_select_for_update else 5):
        learner.post(quiz.page("save"), sent({"slot": "1", **right(quiz.shown[0])}))


def test_summary_costs_five(learner: Client, quiz: Quiz) -> None:
    for number, shown in enumerate(quiz.shown, start=1):
        learner.post(quiz.url(number, "answer/"), sent(right(shown)))
    with statements(5):
        learner.get(quiz.page("summary/"))


def test_practice_page_costs_four(learner: Client, quiz: Quiz) -> None:
    with statements(4):
        learner.get("/practice/")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_check_answer_costs_nine_once_the_lesson_is_begun(
    learner: Client, headers: dict[str, str]
) -> None:
    first, second, *_ = checks.checks(None, "whose-house").values()
    url = "/checks/whose-house/"
    learner.post(f"{url}{first.item_id}/", sent(right(first.pin.shown)))
    with statements(9):
        fields = sent(right(second.pin.shown))
        learner.post(f"{url}{second.item_id}/", fields, headers=headers)


def test_variant_answer_costs_nine(learner: Client) -> None:
    check = next(iter(checks.checks(None, "whose-house").values()))
    learner.post(f"/checks/whose-house/{check.item_id}/", sent(right(check.pin.shown)))
    attempt = Attempt.objects.get()
    learner.post(f"/a/{attempt.token}/1/sibling/")
    variant = checks.answered(attempt.learner_id, "whose-house")[check.item_id].variant
    assert variant is not None
    with statements(9):
        fields = sent(right(variant.pin.shown))
        learner.post(f"/a/{attempt.token}/2/answer/", fields, headers=HTMX)


def test_checks_of_a_lesson_cost_one(learner: Client, quiz: Quiz) -> None:
    with statements(1):
        checks.checks(quiz.attempt.learner, "whose-house")
    with statements(0):
        checks.checks(None, "whose-house")
