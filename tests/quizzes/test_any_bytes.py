"""Whatever is sent to a form: a clear refusal or an answer, never a fault."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from quizzes.models import Response
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.exams import START, at, exam_of
from tests.quizzes.items import classify_item, multiple_item, order_item, single_item

pytestmark = pytest.mark.django_db
Build = Callable[..., Quiz]

NAMES = ["slot", "op_id", "tab_id", "client_seq", "base_rev", "a", "s", "a1", "s1", "a-x", "do"]
VALUES = st.one_of(
    st.text(max_size=40),
    st.integers().map(str),
    st.uuids().map(str),
    st.sampled_from(["", "1", "2", "3", "4", "aws", "\x00", "9" * 5000]),
)
TAILS = ("keep/", "answer/", "sibling/")
EXAM_FIELDS = [*NAMES, "ms", "to", "time", "clock"]
EXAM_FORMS = st.dictionaries(
    st.sampled_from(EXAM_FIELDS),
    st.lists(
        VALUES | st.sampled_from(["flag", "clear", "overview", "100", "always"]),
        min_size=1,
        max_size=3,
    ),
)
FORMS = st.dictionaries(st.sampled_from(NAMES), st.lists(VALUES, min_size=1, max_size=3))
RARELY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@given(form=FORMS)
@RARELY
def test_save_any_form(learner: Client, quiz_of: Build, form: dict[str, list[str]]) -> None:
    Response.objects.all().delete()
    quiz = quiz_of(single_item(), multiple_item(), classify_item(), order_item(), subject="any")
    try:
        status = learner.post(quiz.page("save"), form).status_code
    finally:
        quiz.attempt.delete()
    assert status in {200, 400, 404, 409, 422}


@pytest.mark.parametrize("path", ["/capstone/", "/capstone/save", "/practice/"])
@given(form=FORMS)
@RARELY
def test_form_any_fields(client: Client, path: str, form: dict[str, list[str]]) -> None:
    assert client.post(path, form).status_code in {200, 302, 400, 404, 409, 422}


@pytest.mark.parametrize("tail", ["keep/", "answer/", "sibling/"])
@given(form=EXAM_FORMS)
@RARELY
def test_question_of_an_exam_any_form(
    learner: Client, ana: User, tail: str, form: dict[str, list[str]]
) -> None:
    quiz = exam_of(ana, single_item(), multiple_item())
    try:
        with at(START):
            statuses = {learner.post(quiz.url(n, tail), form).status_code for n in (1, 2, 3)}
    finally:
        quiz.attempt.delete()
    assert statuses <= {302, 400, 404, 409}


@given(form=EXAM_FORMS)
@RARELY
def test_lobby_of_an_exam_any_form(learner: Client, form: dict[str, list[str]]) -> None:
    assert learner.post("/exam/short/", form).status_code in {302, 422}


@pytest.mark.parametrize("number", ["0", "32768", str(2**31), str(2**63), "9" * 400])
def test_question_of_any_number(learner: Client, ana: User, number: str) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        replies = [
            learner.get(quiz.page(f"{number}/")),
            *(learner.post(quiz.page(f"{number}/{tail}"), sent({"to": "1"})) for tail in TAILS),
            *(learner.post(quiz.page(f"1/{tail}"), sent({"to": number})) for tail in TAILS),
        ]
    assert {reply.status_code for reply in replies} <= {302, 400, 404, 409}


@pytest.mark.parametrize("odd", ["%00", "%ED%A0%80", "a%00b", "%FF", "%F0%9F%94%92" * 50])
def test_address_of_an_exam_with_any_bytes(learner: Client, ana: User, odd: str) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        running = [
            learner.get(f"{quiz.page(tail)}?show={odd}")
            for tail in ("", "1/", "overview/", "hand-in/", "summary/")
        ]
        learner.post(quiz.page("hand-in/"))
        over = learner.get(f"{quiz.page('summary/')}?show={odd}")
    assert {reply.status_code for reply in running} <= {200, 302, 400}
    assert over.status_code == 400


@given(form=FORMS)
@RARELY
def test_check_any_form(client: Client, form: dict[str, list[str]]) -> None:
    path = "/checks/whose-house/open-window/"
    assert client.post(path, form).status_code in {200, 302, 400, 422}
