"""The bar says in which part of the course a question is."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.exams import GRACE_END, SECOND, START, at, exam_of
from tests.quizzes.items import right, single_item

pytestmark = pytest.mark.django_db


def marked(html: str) -> list[str]:
    """The links of the bar that are marked as the part we are in."""
    nav = html[html.index('<nav aria-label="Main">') : html.index("</nav>")]
    return re.findall(r'aria-current="true">([^<]+)<', nav)


@pytest.mark.parametrize("tail", ["1/", "overview/", "hand-in/"])
def test_pages_of_a_running_exam_are_of_the_mock_exam(
    learner: Client, ana: User, tail: str
) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        assert marked(learner.get(quiz.page(tail)).content.decode()) == ["Mock exam"]


def test_end_of_an_exam_is_of_the_mock_exam(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    pages = []
    with at(GRACE_END):
        pages.append(learner.get(quiz.page("summary/")))
    with at(GRACE_END + SECOND):
        pages.append(learner.post(quiz.url(1, "keep/"), sent({"to": "2", **right(quiz.shown[0])})))
        pages.append(learner.get(quiz.page("summary/")))
    assert [marked(page.content.decode()) for page in pages] == [["Mock exam"]] * 3


@pytest.mark.parametrize(
    ("mode", "name"), [("practice", "Practice"), ("review", "Review"), ("pretest", "Course")]
)
def test_question_is_of_its_part(
    learner: Client, quiz_of: Callable[..., Quiz], mode: str, name: str
) -> None:
    """Kept markup of one kind of quiz is never that of another at the same address."""
    subject = {"pretest": "pretest:whose-house"}.get(mode, mode)
    quiz = quiz_of(single_item(), single_item("y"), mode=mode, subject=subject)
    pages = [learner.get(quiz.url(1)), learner.post(quiz.url(1, "answer/"), sent({}))]
    assert [marked(page.content.decode()) for page in pages] == [[name]] * 2
