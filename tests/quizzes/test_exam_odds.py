"""What else may happen to a mock exam: strangers, clocks, edits of the content, an account gone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts.models import User
from lessons.library import library
from quizzes.models import Attempt, AttemptItem, Response
from tests.factories import UserFactory
from tests.quizzes.conftest import plain, sent
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at, exam_of, keep, save, text
from tests.quizzes.items import right, single_item

pytestmark = pytest.mark.django_db

FORM = {"time": "100", "clock": "always"}
READ = ("", "1/", "overview/", "hand-in/", "summary/", "summary/?show=all")
SENT = ("1/keep/", "hand-in/", "save", "finish/", "redo/", "1/answer/", "1/sibling/", "reasons/")


@pytest.mark.parametrize("moment", [START, END, GRACE_END + SECOND])
def test_exam_is_absent_for_anybody_else(ana: User, moment: datetime) -> None:
    quiz = exam_of(ana, single_item())
    stranger = Client()
    stranger.force_login(UserFactory.create())
    with at(moment):
        replies = [
            *(stranger.get(quiz.page(tail)) for tail in READ),
            *(stranger.post(quiz.page(tail), sent({"to": "1", "slot": "1"})) for tail in SENT),
        ]
    assert {reply.status_code for reply in replies} == {404}
    assert Attempt.objects.get().submitted_at is None
    assert Response.objects.count() == 0


def test_clock_that_goes_back_opens_nothing_again(learner: Client, ana: User) -> None:
    """I-9."""
    quiz = exam_of(ana, single_item())
    with at(GRACE_END + SECOND):
        report = plain(learner.get(quiz.page("summary/")))
    with at(START + timedelta(minutes=1)):
        assert save(learner, quiz, 1, **right(quiz.shown[0])) == 409
        assert keep(learner, quiz, 1, "flag")[0] == 409
        assert learner.get(quiz.url(1)).headers["Location"] == quiz.page("summary/")
        assert plain(learner.get(quiz.page("summary/"))) == report
    assert not AttemptItem.objects.get().flagged


@pytest.mark.parametrize("night", ["2026-10-25 00:40", "2026-03-29 00:40"])
def test_night_of_a_clock_change_is_as_long_as_any(learner: Client, ana: User, night: str) -> None:
    """I-8: 42 minutes over the hour that comes twice, or not at all."""
    began = datetime.fromisoformat(night).replace(tzinfo=UTC)
    learner.cookies["zone"] = "Europe/Berlin"
    with at(began):
        learner.post("/exam/short/", FORM)
    path = f"/a/{Attempt.objects.get().token}/"
    with at(began + timedelta(minutes=42) - SECOND):
        assert 'data-clock="1000"' in learner.get(f"{path}1/").content.decode()
        zone = "CET" if began.month == 10 else "CEST"
        assert f":22 ({zone})" in text(learner, f"{path}1/")
    with at(began + timedelta(minutes=42)):
        assert learner.get(f"{path}1/").headers["Location"] == f"{path}summary/"


def test_items_that_go_change_no_byte_of_an_exam(
    learner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I-14, for a running exam and for its report."""
    with at(START):
        learner.post("/exam/short/", FORM)
        path = f"/a/{Attempt.objects.get().token}/"

        def pages() -> list[str]:
            return [plain(learner.get(path + tail)) for tail in ("1/", "30/", "overview/")]

        before = pages()
        with monkeypatch.context() as patched:
            for id_ in AttemptItem.objects.values_list("item_id", flat=True):
                patched.delitem(library().items, id_)
            assert pages() == before
            learner.post(f"{path}hand-in/")
            gone = plain(learner.get(f"{path}summary/?show=all"))
        assert plain(learner.get(f"{path}summary/?show=all")) == gone


def test_account_that_is_deleted_takes_its_exam_along(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        save(learner, quiz, 1, **right(quiz.shown[0]))
        ana.delete()
        assert save(learner, quiz, 1, **right(quiz.shown[0])) == 401
        assert keep(learner, quiz, 1, "2")[1] == f"/accounts/login/?next={quiz.url(1)}"
        assert learner.get(quiz.page("summary/")).status_code == 302
    assert Response.objects.count() == Attempt.objects.count() == 0


def test_save_sent_again_after_the_end_is_the_same_receipt(learner: Client, ana: User) -> None:
    """I-4: whether time ran out or the exam was handed in; nothing is stored twice."""
    quiz = exam_of(ana, single_item())
    data = sent({"slot": "1", **right(quiz.shown[0])})
    with at(END):
        first = learner.post(quiz.page("save"), data).json()
    for moment in (GRACE_END + SECOND, GRACE_END + timedelta(days=1)):
        with at(moment):
            assert learner.post(quiz.page("save"), data).json() == first
            assert learner.get(quiz.page("summary/")).status_code == 200
    assert Response.objects.count() == 1


def test_operation_of_one_question_is_none_of_another(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"))
    data = sent({"slot": "1", **right(quiz.shown[0])})
    with at(START):
        learner.post(quiz.page("save"), data)
        other = {**data, "slot": "2", **right(quiz.shown[1])}
        assert learner.post(quiz.page("save"), other).status_code == 409
    assert list(Response.objects.values_list("item__position", flat=True)) == [1]
