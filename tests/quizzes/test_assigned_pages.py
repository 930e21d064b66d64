"""The pages of an assigned attempt: sat by cards or as a paper, told of when it is time."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from assessment.items import Item
from quizzes.actions import remembering
from quizzes.models import Attempt, FactMemory, Marking, Mode, Response
from tests.quizzes.assigned import SUBJECT, assigned_of
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at, keep, save, text
from tests.quizzes.items import (
    classify_item,
    fields,
    multiple_item,
    order_item,
    owner_item,
    right,
    single_item,
    two_tier_item,
    wrong,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
KINDS = [
    single_item("one"),
    multiple_item("two"),
    owner_item("three"),
    two_tier_item("four"),
    classify_item("five"),
    order_item("six"),
]


def earned(quiz: Quiz) -> list[str]:
    rows = Marking.objects.filter(item__attempt=quiz.attempt).order_by("item__position")
    return [str(row.credit) for row in rows]


@pytest.mark.parametrize("item", KINDS, ids=lambda item: item.id)
def test_paper_keeps_and_marks_each_kind(learner: Client, ana: User, item: Item) -> None:
    quiz = assigned_of(ana, item)
    with at(START):
        assert "Question 1 of 1" in text(learner, quiz.url(1))
        keep(learner, quiz, 1, "overview", **right(quiz.shown[0]))
        assert "Every question has an answer." in text(learner, quiz.page("overview/"))
        learner.post(quiz.page("hand-in/"))
        assert "1 of 1, which is 100%." in text(learner, quiz.page("summary/"))
    assert earned(quiz) == ["1"]


@pytest.mark.parametrize(
    ("item", "answer", "partial"),
    [
        (multiple_item(), ("a",), "1/2"),
        (two_tier_item(), ("aws",), "1/2"),
        (classify_item(), ("a:aws", "b:customer"), "2/3"),
    ],
    ids=lambda one: getattr(one, "id", None),
)
def test_half_an_answer_earns_what_the_rules_say(
    learner: Client, ana: User, item: Item, answer: tuple[str, ...], partial: str
) -> None:
    for strict, credit in ((False, partial), (True, "0")):
        quiz = assigned_of(ana, item, strict=strict)
        with at(START):
            save(learner, quiz, 1, **fields(quiz.shown[0], answer))
            assert "0 of 1 answered" in text(learner, quiz.page("overview/"))
            learner.post(quiz.page("hand-in/"))
        assert earned(quiz) == [credit]


def test_cards_are_checked_one_by_one_with_their_clock(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item("one"), single_item("two"), each=True)
    with at(START):
        page = text(learner, quiz.url(1))
        assert "Finish by 14:47" in page
        assert "How sure are you?" in page
        learner.post(quiz.url(1, "answer/"), sent(wrong(quiz.shown[0])))
        told = text(learner, quiz.url(1))
        assert "Not this one" in told
        assert "Try another like it" not in told
        assert "You will see this again" not in told
        learner.post(quiz.url(2, "answer/"), sent(right(quiz.shown[1])))
        assert "1 of 2, which is 50%." in text(learner, quiz.page("summary/"))
    assert Attempt.objects.get().submitted_at == START


@pytest.mark.parametrize("moment", [END, GRACE_END])
def test_cards_wait_for_what_is_on_its_way(learner: Client, ana: User, moment: datetime) -> None:
    quiz = assigned_of(ana, single_item(), each=True)
    with at(moment):
        assert learner.get(quiz.url(1)).headers["Location"] == quiz.page("summary/")
        assert "Time is up." in text(learner, quiz.page("summary/"))


def test_cards_are_over_when_their_time_is_up(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item("one"), single_item("two"), single_item("3"), each=True)
    with at(START):
        learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
        save(learner, quiz, 2, **right(quiz.shown[1]))
    with at(GRACE_END + SECOND):
        assert learner.post(quiz.url(3, "answer/"), sent(right(quiz.shown[2]))).status_code == 409
        assert "2 of 3, which is 67%." in text(learner, quiz.page("summary/"))
    assert Attempt.objects.get().submitted_at == END
    assert remembering.differences(learner=ana.pk) == []


def test_cards_that_are_ended_early_are_marked_whole(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item("one"), single_item("two"), each=True)
    with at(START):
        learner.post(quiz.page("finish/"))
        assert "0 of 2, which is 0%." in text(learner, quiz.page("summary/"))
    assert earned(quiz) == ["0", "0"]


def test_cards_whose_replies_wait_say_nothing(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item("one"), single_item("two"), each=True, replies_from=None)
    with at(START):
        reply = learner.post(quiz.url(1, "answer/"), sent(wrong(quiz.shown[0])))
        assert reply.headers["Location"] == quiz.page("")
        assert learner.get(quiz.url(1)).headers["Location"] == quiz.page("")
        assert "Replies come later" in text(learner, quiz.url(2))


def test_receipt_before_anything_is_released(learner: Client, ana: User) -> None:
    quiz = assigned_of(
        ana, single_item(), single_item("y"), scores_from=START + DAY, replies_from=None
    )
    with at(START):
        keep(learner, quiz, 1, "overview", **right(quiz.shown[0]))
        learner.post(quiz.page("hand-in/"))
        page = text(learner, quiz.page("summary/"))
    assert "1 of 2 questions have an answer." in page
    assert "Score: from Tuesday 24 November 2026, 14:05" in page
    assert "when your instructor releases them" in page
    assert "The owner holds the key" not in page


@pytest.mark.parametrize(
    ("scores_from", "replies_from", "score", "replies"),
    [
        (START, None, True, False),
        (None, START, False, True),
        (START, START, True, True),
        (START + SECOND, START + SECOND, False, False),
    ],
)
def test_score_and_replies_are_told_apart(  # noqa: PLR0917 -- a table
    learner: Client,
    ana: User,
    scores_from: datetime | None,
    replies_from: datetime | None,
    score: bool,  # noqa: FBT001 -- columns of the table
    replies: bool,  # noqa: FBT001
) -> None:
    quiz = assigned_of(ana, single_item(), scores_from=scores_from, replies_from=replies_from)
    with at(START):
        learner.post(quiz.page("hand-in/"))
        page = text(learner, quiz.page("summary/"))
    assert ("which is 0%" in page, "The owner holds the key" in page) == (score, replies)


def test_assigned_exam_has_its_report_once_all_is_released(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item(), paper="short", strict=True, scores_from=START + SECOND)
    with at(START):
        learner.post(quiz.page("hand-in/"))
        assert "By area" not in text(learner, quiz.page("summary/"))
    with at(START + SECOND):
        page = text(learner, quiz.page("summary/"))
    assert "Week 3" in page
    assert "By area" in page


def test_misses_are_redone_only_once_replies_are_out(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item(), replies_from=None)
    with at(START):
        learner.post(quiz.page("hand-in/"))
        reply = learner.post(quiz.page("redo/"))
    assert reply.headers["Location"] == quiz.page("summary/")
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(
    ("each", "feeds", "mode", "facts"),
    [
        (False, True, Mode.ASSIGNED, 1),
        (False, False, Mode.ASSIGNED, 0),
        (True, True, Mode.ASSIGNED, 1),
        (False, True, Mode.PREVIEW, 0),
        (True, True, Mode.PREVIEW, 0),
    ],
)
def test_memory_is_fed_where_the_rules_say(  # noqa: PLR0917 -- a table
    learner: Client,
    ana: User,
    each: bool,  # noqa: FBT001
    feeds: bool,  # noqa: FBT001
    mode: Mode,
    facts: int,
) -> None:
    quiz = assigned_of(ana, single_item(), each=each, feeds=feeds, mode=mode)
    with at(START):
        if each:
            learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0]), s="2"))
        else:
            keep(learner, quiz, 1, "overview", **right(quiz.shown[0]))
            learner.post(quiz.page("hand-in/"))
    assert FactMemory.objects.count() == facts
    assert remembering.differences(learner=ana.pk) == []


def test_trial_run_says_what_it_is(learner: Client, ana: User) -> None:
    quiz = assigned_of(
        ana, single_item(), mode=Mode.PREVIEW, subject=SUBJECT.replace("assigned", "preview")
    )
    with at(START):
        assert "Trial run: Week 3" in text(learner, quiz.page("overview/"))
        learner.post(quiz.page("hand-in/"))
        assert "This was your trial run." in text(learner, quiz.page("summary/"))


@pytest.mark.parametrize("each", [True, False])
def test_pages_and_answers_keep_their_budget(
    learner: Client,
    ana: User,
    each: bool,  # noqa: FBT001
) -> None:
    quiz = assigned_of(ana, *KINDS, each=each)
    with at(START):
        for path, data in (
            (quiz.url(1), None),
            (quiz.url(1, "answer/" if each else "keep/"), sent(right(quiz.shown[0]), to="2")),
            (quiz.page("save"), sent(right(quiz.shown[1]), slot="2")),
            (quiz.page("time"), None),
        ):
            with CaptureQueriesContext(connection) as queries:
                reply = learner.post(path, data) if data else learner.get(path)
            assert reply.status_code in {200, 302}
            own = [q for q in queries if not re.match(r"BEGIN|COMMIT|SAVEPOINT|RELEASE", q["sql"])]
            assert len(own) <= 8, [q["sql"][:90] for q in own]
    assert Response.objects.count() == 2


def test_own_exam_names_the_assigned_one_that_runs(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, single_item(), paper="short")
    with at(START):
        reply = learner.post("/exam/short/", {"time": "100", "clock": "always"}, follow=True)
    assert "This exam is still running." in reply.content.decode()
    assert reply.redirect_chain[0][0] == quiz.page("")
