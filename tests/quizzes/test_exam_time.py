"""When a mock exam ends, whoever looks, and what counts then."""

import json
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from quizzes.actions import exams
from quizzes.models import Attempt, FactMemory, Marking, Response
from tests.quizzes.conftest import plain, sent
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at, exam_of, keep, save
from tests.quizzes.items import multiple_item, right, single_item, wrong

pytestmark = pytest.mark.django_db


def credits_() -> list[Fraction]:
    return [row.credit for row in Marking.objects.order_by("item__position")]


@pytest.mark.parametrize(
    ("moment", "status"),
    [(END - SECOND, 200), (END, 200), (GRACE_END, 200), (GRACE_END + SECOND, 409)],
)
def test_save_is_taken_until_the_grace_is_over(
    learner: Client, ana: User, moment: datetime, status: int
) -> None:
    quiz = exam_of(ana, single_item())
    with at(moment):
        assert save(learner, quiz, 1, **right(quiz.shown[0])) == status
    assert Response.objects.count() == (status == 200)


def test_save_after_the_end_says_why(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(GRACE_END + SECOND):
        reply = learner.post(quiz.page("save"), sent({"slot": "1", **right(quiz.shown[0])}))
    assert json.loads(reply.content) == {
        "error": "Time was up before this came in. What was saved until then counts."
    }


@pytest.mark.parametrize(
    ("moment", "remaining_ms"), [(START, 2_520_000), (END - SECOND, 1000), (END + SECOND, 0)]
)
def test_save_says_how_long_is_left(
    learner: Client, ana: User, moment: datetime, remaining_ms: int
) -> None:
    quiz = exam_of(ana, single_item())
    with at(moment):
        reply = learner.post(quiz.page("save"), sent({"slot": "1", **right(quiz.shown[0])}))
    assert json.loads(reply.content)["remaining_ms"] == remaining_ms


def test_save_sent_again_later_changes_nothing_but_the_time_left(
    learner: Client, ana: User
) -> None:
    quiz = exam_of(ana, single_item())
    data = sent({"slot": "1", **right(quiz.shown[0])})
    with at(START):
        first = json.loads(learner.post(quiz.page("save"), data).content)
    with at(START + timedelta(minutes=5)):
        again = json.loads(learner.post(quiz.page("save"), data).content)
    assert again == {**first, "remaining_ms": 37 * 60 * 1000}
    assert Response.objects.count() == 1


@pytest.mark.parametrize("tail", ["", "1/", "overview/", "hand-in/"])
def test_pages_of_an_exam_lead_to_the_report_once_time_is_up(
    learner: Client, ana: User, tail: str
) -> None:
    quiz = exam_of(ana, single_item())
    with at(END):
        assert learner.get(quiz.page(tail)).headers["Location"] == quiz.page("summary/")


def test_page_within_the_grace_says_when_the_report_is_ready(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    save(learner, quiz, 1)
    with at(END + 5 * SECOND):
        reply = learner.get(quiz.page("summary/"))
    assert reply.status_code == 200
    assert reply.headers["Refresh"] == "16"
    assert "ready in 16 seconds" in reply.content.decode()
    assert Marking.objects.count() == 0


def test_exam_is_marked_once_by_whoever_looks_first(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"), multiple_item("z"))
    with at(START):
        save(learner, quiz, 1, **right(quiz.shown[0]))
        save(learner, quiz, 2, **wrong(quiz.shown[1]))
    with at(GRACE_END + SECOND):
        first = plain(learner.get(quiz.page("summary/")))
    with at(GRACE_END + timedelta(days=3)):
        assert plain(learner.get(quiz.page("summary/"))) == first
    ended = Attempt.objects.get()
    assert ended.submitted_at == END
    assert credits_() == [1, 0, 0]
    assert list(Marking.objects.values_list("reason", flat=True)) == [
        "answered",
        "answered",
        "left empty",
    ]
    assert {row.marked_at for row in Marking.objects.all()} == {END}


def test_exam_is_all_or_nothing(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, multiple_item(), multiple_item("y"), multiple_item("z"))
    both = right(quiz.shown[0])["a"]
    third = next(id_ for id_, _ in quiz.shown[2].order if id_ not in right(quiz.shown[2])["a"])
    with at(START):
        save(learner, quiz, 1, a=both)
        save(learner, quiz, 2, a=right(quiz.shown[1])["a"][0])
        save(learner, quiz, 3, a=[*right(quiz.shown[2])["a"], third])
        exams.finish(learner=ana, token=quiz.attempt.token, now=START)
    assert credits_() == [1, 0, 0]


def test_answer_taken_back_is_left_empty(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        save(learner, quiz, 1, **right(quiz.shown[0]))
        keep(learner, quiz, 1, "clear", **right(quiz.shown[0]))
        learner.post(quiz.page("hand-in/"))
    assert credits_() == [0]
    assert Marking.objects.get().response is None


def test_save_sent_before_clearing_and_come_after_it_changes_nothing(
    learner: Client, ana: User
) -> None:
    quiz = exam_of(ana, single_item())
    tab = {"tab_id": "t", "client_seq": "1", **right(quiz.shown[0])}
    with at(START):
        keep(learner, quiz, 1, "clear", **tab)
        save(learner, quiz, 1, **tab)
        learner.post(quiz.page("hand-in/"))
    assert credits_() == [0]


def test_learner_finishes_early_and_is_marked_at_once(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(START + timedelta(minutes=10)):
        save(learner, quiz, 1, **right(quiz.shown[0]))
        reply = learner.post(quiz.page("hand-in/"))
        assert reply.headers["Location"] == quiz.page("summary/")
        assert save(learner, quiz, 1, **wrong(quiz.shown[0])) == 409
        assert learner.get(quiz.page("summary/")).status_code == 200
    assert Attempt.objects.get().submitted_at == START + timedelta(minutes=10)
    assert credits_() == [1]


def test_finishing_twice_changes_nothing(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    for minutes in (10, 20):
        with at(START + timedelta(minutes=minutes)):
            assert learner.post(quiz.page("hand-in/")).status_code == 302
    assert Attempt.objects.get().submitted_at == START + timedelta(minutes=10)
    assert Marking.objects.count() == 1


def test_finish_that_comes_late_ends_at_the_deadline(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(END + timedelta(hours=1)):
        learner.post(quiz.page("hand-in/"))
    assert Attempt.objects.get().submitted_at == END


def test_more_time_moves_the_deadline_and_no_limit_has_none(learner: Client, ana: User) -> None:
    double = exam_of(ana, single_item(), percent=200)
    open_end = exam_of(ana, single_item(), percent=0, subject="mock:long")
    with at(END + timedelta(minutes=41)):
        assert save(learner, double, 1, **right(double.shown[0])) == 200
    with at(END + timedelta(days=30)):
        assert save(learner, open_end, 1, **right(open_end.shown[0])) == 200
        assert "No limit" in learner.get(open_end.url(1)).content.decode()
        call_command("close_overdue", verbosity=0)
    assert list(Attempt.objects.filter(submitted_at__isnull=True)) == [open_end.attempt]


@pytest.mark.parametrize("look", ["/exam/", "/exam/short/"])
def test_lobby_marks_what_is_over(learner: Client, ana: User, look: str) -> None:
    exam_of(ana, single_item())
    with at(GRACE_END + SECOND):
        learner.get(look)
    assert Attempt.objects.get().submitted_at == END


def test_new_exam_marks_the_one_that_is_over(learner: Client, ana: User) -> None:
    exam_of(ana, single_item())
    with at(GRACE_END + SECOND):
        reply = learner.post("/exam/short/", {"time": "100", "clock": "always"})
    assert reply.status_code == 302
    old, new = Attempt.objects.order_by("started_at")
    assert (old.submitted_at, new.submitted_at) == (END, None)


def test_command_marks_what_is_over_and_only_that(
    ana: User, capsys: pytest.CaptureFixture[str]
) -> None:
    exam_of(ana, single_item(), deadline_at=END - 20 * SECOND)
    exam_of(ana, single_item(), subject="mock:long")
    with at(END + SECOND):
        call_command("close_overdue")
        call_command("close_overdue")
    assert capsys.readouterr().out == "Mock exams marked: 1\nMock exams marked: 0\n"
    assert Marking.objects.count() == 1


def test_exam_is_remembered_where_it_counts_and_was_answered(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"), single_item("trial"), trial=1)
    with at(START):
        save(learner, quiz, 1, **right(quiz.shown[0]))
        save(learner, quiz, 3, **right(quiz.shown[2]))
        learner.post(quiz.page("hand-in/"))
    memory = FactMemory.objects.get()
    assert (memory.fact, memory.answers, memory.seen_at) == ("whose-lock", 1, START)
    call_command("rebuild_memory", check=True)
