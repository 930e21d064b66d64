"""A mock exam from its lobby to the last question."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions import adopt_guest
from accounts.models import User
from quizzes.models import Attempt, AttemptItem, Marking, Response
from quizzes.pins import from_json
from quizzes.queries import portable
from tests.factories import GuestFactory
from tests.quizzes.conftest import sent
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at, exam_of, keep, save, text
from tests.quizzes.items import multiple_item, right, single_item, wrong

pytestmark = pytest.mark.django_db

FORM = {"time": "100", "clock": "always"}


def test_whole_exam_by_plain_forms(learner: Client) -> None:
    with at(START):
        learner.post("/exam/short/", FORM)
        attempt = Attempt.objects.get()
        home = f"/a/{attempt.token}/"
        for item in attempt.items.order_by("position"):
            path = f"{home}{item.position}/"
            assert learner.get(home).headers["Location"] == path
            fields = right(from_json(item.snapshot).shown)
            reply = learner.post(f"{path}keep/", sent({"to": item.position + 1, **fields}))
            assert reply.headers["Location"] == f"{home}{item.position + 1}/"
        assert learner.get(home).headers["Location"] == f"{home}overview/"
        learner.post(f"{home}hand-in/")
        assert learner.get(f"{home}summary/").status_code == 200
    assert {row.credit for row in Marking.objects.all()} == {1}
    assert Response.objects.count() == Marking.objects.count() == 30


@pytest.mark.parametrize(
    ("to", "tail"),
    [("2", "2/"), ("overview", "overview/"), ("clear", "1/"), ("flag", "1/#flag")],
)
def test_button_leads_where_it_says(learner: Client, ana: User, to: str, tail: str) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"))
    with at(START):
        assert keep(learner, quiz, 1, to) == (302, quiz.page(tail))


def test_report_of_a_running_exam_leads_back_to_it(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        assert learner.get(quiz.page("summary/")).headers["Location"] == quiz.page("")


@pytest.mark.parametrize("to", ["", "x", "-1", "9" * 400])
def test_button_that_is_none_of_ours_is_a_bad_request(learner: Client, ana: User, to: str) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        assert keep(learner, quiz, 1, to)[0] == 400


def test_leaving_without_a_change_adds_nothing(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"))
    with at(START):
        keep(learner, quiz, 1, 2)
        keep(learner, quiz, 1, 2, **right(quiz.shown[0]))
        keep(learner, quiz, 1, 2, **right(quiz.shown[0]), base_rev="1")
    assert Response.objects.count() == 1


def test_leaving_an_old_page_unchanged_keeps_what_another_tab_chose(
    learner: Client, ana: User
) -> None:
    quiz = exam_of(ana, single_item())
    old, new = wrong(quiz.shown[0]), right(quiz.shown[0])
    with at(START):
        save(learner, quiz, 1, tab_id="one", client_seq="1", **old)
        save(learner, quiz, 1, tab_id="two", client_seq="1", base_rev="1", **new)
        keep(learner, quiz, 1, 2, base_rev="1", **old)
        learner.post(quiz.page("hand-in/"))
    assert Marking.objects.get().credit == 1


def test_leaving_an_old_page_changed_wins_and_says_so(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"))
    with at(START):
        save(learner, quiz, 1, tab_id="one", client_seq="1", **wrong(quiz.shown[0]))
        keep(learner, quiz, 1, 2, base_rev="0", **right(quiz.shown[0]))
        assert "changed in another tab as well" in text(learner, quiz.url(2))
        learner.post(quiz.page("hand-in/"))
    assert Marking.objects.get(item__position=1).credit == 1


def test_page_left_under_the_operation_of_its_last_save_adds_nothing(
    learner: Client, ana: User
) -> None:
    quiz = exam_of(ana, single_item())
    data = sent({"tab_id": "t", "client_seq": "1", **right(quiz.shown[0])})
    with at(START):
        learner.post(quiz.url(1, "keep/"), {**data, "to": "overview"})
        assert learner.post(quiz.page("save"), {**data, "slot": "1"}).status_code == 200
        assert learner.post(quiz.url(1, "keep/"), {**data, "to": "overview"}).status_code == 302
    assert Response.objects.count() == 1


def test_leaving_after_the_end_says_that_it_came_too_late(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(GRACE_END + SECOND):
        reply = learner.post(quiz.url(1, "keep/"), sent({"to": "2", **right(quiz.shown[0])}))
        flagged = learner.post(quiz.url(1, "keep/"), sent({"to": "flag"}))
    assert (reply.status_code, flagged.status_code) == (409, 409)
    assert "Time was up before this came in." in reply.content.decode()
    assert Response.objects.count() == 0


def test_signed_out_learner_comes_back_to_their_question(client: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    with at(START):
        reply = client.post(quiz.url(1, "keep/"), sent({"to": "2", **right(quiz.shown[0])}))
        assert reply.headers["Location"] == f"/accounts/login/?next={quiz.url(1)}"
        assert "the clock keeps running" in text(client, reply.headers["Location"])
        saved = client.post(quiz.page("save"), sent({"slot": "1"}))
    assert saved.status_code == 401


def test_flag_is_set_and_taken_away(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"))
    with at(START):
        for to, flagged in (("flag", True), ("flag", True), ("unflag", False)):
            keep(learner, quiz, 2, to)
            assert AttemptItem.objects.get(position=2).flagged is flagged


def test_palette_and_overview_say_each_state(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), multiple_item("m"), single_item("z"))
    with at(START):
        save(learner, quiz, 1, **right(quiz.shown[0]))
        save(learner, quiz, 2, a=right(quiz.shown[1])["a"][0])
        keep(learner, quiz, 3, "flag")
        page = learner.get(quiz.url(1)).content.decode()
        assert re.findall(r'aria-label="(Question [^"]*)"', page) == [
            "Question 1, current, answered",
            "Question 2, 1 of 2 chosen",
            "Question 3, empty, flagged",
        ]
        assert "You have chosen 1. It counts with exactly 2." in text(learner, quiz.url(2))
        listed = {
            show: re.findall(r'<td class="n">(\d)', learner.get(path).content.decode())
            for show in ("", "unanswered", "flagged")
            if (path := quiz.page(f"overview/?show={show}"))
        }
        assert listed == {"": ["1", "2", "3"], "unanswered": ["2", "3"], "flagged": ["3"]}
        assert learner.get(quiz.page("overview/?show=x")).status_code == 400
        asked = text(learner, quiz.page("hand-in/"))
    assert "One question is still empty." in asked
    assert "Too few or too many answers chosen: question 2 ." in asked


def test_overview_tells_questions_apart_by_their_cases(learner: Client, ana: User) -> None:
    """Many a stem says no more than “Which two tasks does this bring?”."""
    quiz = exam_of(ana, replace(single_item(), case="A bakery rents a server."), single_item("y"))
    with at(START):
        page = learner.get(quiz.page("overview/")).content.decode()
    assert re.findall(r'<span class="case">([^<]*)<', page) == ["A bakery rents a server."]


def test_clock_stands_before_the_question(learner: Client, ana: User) -> None:
    """On a phone the one is above the other, and what is always in view is not below the end."""
    quiz = exam_of(ana, single_item())
    with at(START):
        for tail in ("1/", "overview/", "hand-in/"):
            page = learner.get(quiz.page(tail)).content.decode()
            assert 0 < page.index("data-clock") < page.index("<h1")


def test_clock_names_its_zone(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    learner.cookies["zone"] = "Europe/Berlin"
    with at(START):
        assert "Finish by 15:47 (CET)" in text(learner, quiz.url(1))


def test_other_ways_to_an_answer_are_closed(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item())
    fields = sent(right(quiz.shown[0]))
    replies = {
        "1/answer/": 409,
        "finish/": 409,
        "1/sibling/": 302,
        "redo/": 302,
        "reasons/": 302,
    }
    with at(START):
        for tail, status in replies.items():
            assert learner.post(quiz.page(tail), fields).status_code == status, tail
    assert (Response.objects.count(), AttemptItem.objects.count()) == (0, 1)
    assert Attempt.objects.get().submitted_at is None


@pytest.mark.parametrize("tail", ["overview/", "hand-in/"])
def test_pages_of_an_exam_are_absent_for_another_quiz(
    learner: Client, ana: User, tail: str
) -> None:
    quiz = exam_of(ana, single_item(), mode="practice", subject="practice", deadline_at=None)
    assert learner.get(quiz.page(tail)).status_code == 404
    assert learner.post(quiz.page("hand-in/")).status_code == 404


def exported(learner: User) -> Any:
    """The first attempt of an export."""
    found: Any = portable.export(learner, now=timezone.now())
    return found[0]


def test_export_holds_no_mark_before_the_report(learner: Client, ana: User) -> None:
    quiz = exam_of(ana, single_item(), single_item("y"), trial=1)
    with at(START):
        keep(learner, quiz, 1, "flag", **right(quiz.shown[0]))
        before = exported(ana)
        learner.post(quiz.page("hand-in/"))
        after = exported(ana)
    assert before["deadline_at"] == END.isoformat()
    assert (before["time_percent"], before["clock"]) == (100, "always")
    assert [q["flagged"] for q in before["questions"]] == [True, False]
    assert [q["marks"] for q in before["questions"]] == [[], []]
    assert [q["counts"] for q in before["questions"]] == [None, None]
    assert [q["counts"] for q in after["questions"]] == [True, False]
    assert [q["marks"][0]["credit"] for q in after["questions"]] == ["1", "0"]


def test_exam_of_a_guest_is_marked_where_the_account_has_a_newer_one(ana: User) -> None:
    guest = GuestFactory.create()
    exam_of(guest, single_item())
    exam_of(ana, single_item(), started_at=START + timedelta(minutes=5))
    with at(START + timedelta(minutes=6)):
        adopt_guest(guest=guest, user=ana)
    assert Attempt.objects.get(submitted_at__isnull=False).submitted_at == START + timedelta(
        minutes=5
    )
    assert Marking.objects.count() == 1
