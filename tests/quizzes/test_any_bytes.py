"""Whatever is sent to a form: a clear refusal or an answer, never a fault."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.models import Response
from tests.quizzes.conftest import Quiz
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


@given(form=FORMS)
@RARELY
def test_check_any_form(client: Client, form: dict[str, list[str]]) -> None:
    path = "/checks/whose-house/open-window/"
    assert client.post(path, form).status_code in {200, 302, 400, 422}
