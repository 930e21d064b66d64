"""The assignment editor: what it keeps, what it refuses, what it leaves alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from classrooms.models import Assignment, Change, Kind
from quizzes import bank
from tests.classrooms.teaching import Desk, sent
from tests.factories import MembershipFactory


@pytest.fixture
def desk(client: Client, db: None, now: datetime) -> Iterator[Desk]:
    with time_machine.travel(now, tick=False):
        yield Desk(client)


def ids(count: int) -> list[str]:
    found: list[str] = []
    for id_, item in bank.pickable().items():
        if len(found) < count and not set(item.enemies) & set(found):
            found.append(id_)
    return found


def problems(page: Any) -> dict[str, list[str]]:
    return {name: [str(m) for m in errors] for name, errors in page.context["form"].errors.items()}


def notes() -> list[str]:
    return list(Change.objects.order_by("pk").values_list("what", flat=True))


def test_draft_is_kept_and_told_to_nobody(desk: Desk, now: datetime) -> None:
    reply = desk.client.post(desk.path(page="assign/"), sent())
    row = Assignment.objects.get()
    assert reply["Location"] == desk.path(row, "edit/")
    assert (row.title, row.kind, row.published_at) == ("Quiz: the line moves", Kind.QUIZ, None)
    assert row.target == {
        "lessons": ["the-line-moves"],
        "areas": [],
        "kinds": [],
        "count": 8,
        "conditional": True,
    }
    assert (row.created_at, row.partial, row.shuffle, row.same_for_all) == (now, True, True, False)
    assert notes() == ["Drafted “Quiz: the line moves”."]


def test_publishing_gives_it_to_the_class(desk: Desk, now: datetime) -> None:
    reply = desk.client.post(desk.path(page="assign/"), sent(act="publish"))
    row = Assignment.objects.get()
    assert reply["Location"] == desk.path(row)
    assert row.published_at == now
    assert notes() == ["Published “Quiz: the line moves”."]


def test_terms_are_kept_on_the_clocks_of_the_class(desk: Desk) -> None:
    fields = sent(
        opens_at="2026-11-24T09:00",
        due_at="2026-12-01T18:00",
        closes_at="2026-12-03T18:00",
        late="daily",
        late_percent="10",
        limit_minutes="20",
        attempts="2",
        counts="last",
        feedback="later",
        replies_at="2026-12-04T09:00",
        scores="later",
        scores_at="2026-12-03T20:00",
        access_code="door",
    )
    desk.client.post(desk.path(page="assign/"), fields)
    row = Assignment.objects.get()
    assert (row.opens_at, row.due_at, row.closes_at) == (
        datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
        datetime(2026, 12, 1, 17, 0, tzinfo=UTC),
        datetime(2026, 12, 3, 17, 0, tzinfo=UTC),
    )
    assert (row.late, row.late_percent, row.limit_minutes) == ("daily", 10, 20)
    assert (row.attempts, row.counts, row.access_code) == (2, "last", "door")
    assert (row.feedback, row.replies_at) == ("later", datetime(2026, 12, 4, 8, 0, tzinfo=UTC))
    assert (row.scores, row.scores_at) == ("later", datetime(2026, 12, 3, 19, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("fields", "target"),
    [
        ({"kind": "lesson", "lesson": "build-the-stack"}, {"lesson": "build-the-stack"}),
        ({"kind": "mock", "paper": "short"}, {"paper": "short"}),
        (
            {"kind": "strength", "goal_lessons": ["whose-house"], "goal": "75"},
            {"lessons": ["whose-house"], "percent": 75},
        ),
    ],
)
def test_what_else_may_be_assigned(
    desk: Desk, fields: dict[str, object], target: dict[str, object]
) -> None:
    """What the other kinds would need may stand there as it likes."""
    odd = {"count": "none", "attempts": "x" if fields["kind"] != "mock" else "1"}
    reply = desk.client.post(desk.path(page="assign/"), sent(act="publish", **odd, **fields))
    assert reply.status_code == 302
    row = Assignment.objects.get()
    assert (row.kind, row.target) == (fields["kind"], target)
    assert row.partial is (row.kind != Kind.MOCK)


def test_picked_questions_keep_their_order(desk: Desk) -> None:
    wanted = list(reversed(ids(4)))
    desk.client.post(desk.path(page="assign/"), sent(how="picked", picked=wanted, act="publish"))
    assert Assignment.objects.get().target == {"picked": wanted}


def test_draft_may_lack_questions_but_the_class_gets_none(desk: Desk) -> None:
    reply = desk.client.post(desk.path(page="assign/"), sent(how="picked", act="pick"))
    row = Assignment.objects.get()
    assert reply["Location"] == desk.path(row, "questions/")
    page = desk.client.post(desk.path(row, "edit/"), sent(how="picked", act="publish"))
    assert page.status_code == 422
    assert problems(page) == {"picked": ["Choose at least one question."]}
    assert Assignment.objects.get().published_at is None


def test_rule_that_gives_too_little_is_not_published(desk: Desk) -> None:
    fields = sent(act="publish", lessons=["whose-house"], kinds=["order"], count="9")
    page = desk.client.post(desk.path(page="assign/"), fields)
    assert (page.status_code, list(problems(page))) == (422, ["lessons"])
    assert Assignment.objects.count() == 0
    assert "Quiz: the line moves" in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": ""}, {"title": ["Give it a name."]}),
        ({"title": "x" * 121}, {"title": ["Keep the name to 120 characters."]}),
        ({"note": "x" * 501}, {"note": ["Keep the note to 500 characters."]}),
        ({"kind": "essay"}, {"kind": ["Choose a lesson, a quiz, a mock exam or a strength."]}),
        ({"how": "magic"}, {"how": ["Choose by a rule or by hand."]}),
        ({"kind": "lesson", "lesson": "attic"}, {"lesson": ["Choose one of the lessons."]}),
        ({"kind": "mock", "paper": "huge"}, {"paper": ["Choose one of the forms."]}),
        (
            {"kind": "strength", "goal": "101"},
            {"goal": ["Write a whole number from 1 to 100."]},
        ),
        (
            {"kind": "strength", "goal_lessons": ["attic"]},
            {"goal_lessons": ["There is no lesson attic."]},
        ),
        ({"lessons": ["attic"]}, {"lessons": ["There is no lesson attic."]}),
        ({"areas": ["attic"]}, {"areas": ["There is no area attic."]}),
        ({"kinds": ["essay"]}, {"kinds": ["There is no kind essay."]}),
        ({"count": "0"}, {"count": ["Write a whole number from 1 to 50."]}),
        ({"count": "fifty"}, {"count": ["Write a whole number from 1 to 50."]}),
        (
            {"how": "picked", "picked": ["gone"]},
            {"picked": ["One of them is not in the course. Remove it."]},
        ),
        (
            {"how": "picked", "picked": [str(n) for n in range(51)]},
            {"picked": ["50 questions at most."]},
        ),
        (
            {"opens_at": "soon"},
            {"opens_at": ["“soon” is not a date with a time. Write it like 2026-11-27 18:00."]},
        ),
        (
            {"opens_at": "2026-12-01T10:00", "due_at": "2026-12-01T10:00"},
            {"due_at": ["It is due before it opens. Choose a later moment."]},
        ),
        (
            {"due_at": "2026-12-01T10:00", "closes_at": "2026-12-01T09:59"},
            {"closes_at": ["It closes before it is due. Choose a later moment."]},
        ),
        (
            {"opens_at": "2026-12-01T10:00", "closes_at": "2026-12-01T10:00"},
            {"closes_at": ["It closes before it opens. Choose a later moment."]},
        ),
        ({"late": "never"}, {"late": ["Choose what late work is worth."]}),
        ({"late": "full"}, {"due_at": ["Say when it is due, or take no late work."]}),
        (
            {"late": "once", "due_at": "2026-12-01T10:00"},
            {"late_percent": ["Write a whole number from 1 to 100."]},
        ),
        (
            {"late": "once", "due_at": "2026-12-01T10:00", "late_percent": "101"},
            {"late_percent": ["Write a whole number from 1 to 100."]},
        ),
        ({"limit_minutes": "601"}, {"limit_minutes": ["Write a whole number from 1 to 600."]}),
        ({"limit_minutes": "-1"}, {"limit_minutes": ["Write a whole number from 1 to 600."]}),
        ({"attempts": ""}, {"attempts": ["Write a whole number from 0 to 20."]}),
        ({"counts": "worst"}, {"counts": ["Choose which attempt counts."]}),
        ({"feedback": "never"}, {"feedback": ["Choose when they appear."]}),
        (
            {"kind": "mock", "paper": "short", "feedback": "each"},
            {"feedback": ["A mock exam is handed in as a whole. Choose another."]},
        ),
        ({"scores": "never"}, {"scores": ["Choose when it appears."]}),
        (
            {"scores": "later"},
            {"scores": ["Keys tell the score. Show it no later than they appear."]},
        ),
        (
            {"feedback": "later", "replies_at": "2026-12-04T09:00", "scores": "later"},
            {"scores_at": ["Keys tell the score. Show it no later than they appear."]},
        ),
        ({"access_code": "x" * 41}, {"access_code": ["Keep the code to 40 characters."]}),
    ],
)
def test_bad_field_is_named_and_nothing_is_lost(
    desk: Desk, fields: dict[str, object], expected: dict[str, list[str]]
) -> None:
    page = desk.client.post(desk.path(page="assign/"), sent(**{"note": "Kept note", **fields}))
    text = page.content.decode()
    assert (page.status_code, problems(page)) == (422, expected)
    assert ("There is a problem" in text, "<title>Error: " in text) == (True, True)
    assert "Kept note" in text or "note" in fields
    assert Assignment.objects.count() == 0


@pytest.mark.parametrize("typed", ["2026-03-29T02:30", "2026-10-25T02:30"])
@pytest.mark.parametrize("field", ["opens_at", "due_at", "closes_at", "replies_at", "scores_at"])
def test_time_that_no_clock_shows_once_is_refused(desk: Desk, field: str, typed: str) -> None:
    fields = sent(feedback="later", scores="later", **{field: typed})
    page = desk.client.post(desk.path(page="assign/"), fields)
    assert page.status_code == 422
    assert problems(page)[field][0].startswith("The clocks in Europe/Berlin ")
    assert typed in page.content.decode()


def test_looking_at_the_summary_keeps_nothing(desk: Desk) -> None:
    MembershipFactory.create(classroom=desk.room)
    page = desk.client.post(desk.path(page="assign/"), sent(act="show", count="3", title=""))
    assert page.status_code == 200
    assert "three questions" in page.content.decode()
    assert page.context["wrong"] == ("Name",)
    assert "There is a problem" not in page.content.decode()
    assert Assignment.objects.count() == 0


def test_new_assignment_is_told_as_the_form_stands(desk: Desk) -> None:
    page = desk.client.get(desk.path(page="assign/")).content.decode()
    assert "eight questions" in page
    assert "It cannot go out like this." not in page


def test_summary_comes_alone_where_the_page_asks_for_it(desk: Desk) -> None:
    page = desk.client.post(
        desk.path(page="assign/"), sent(act="show"), headers={"hx-request": "true"}
    )
    text = page.content.decode()
    assert ("What learners get" in text, "<form" in text) == (True, False)


@pytest.mark.parametrize(
    ("act", "order", "status"),
    [
        ("up", [1, 0, 2], "It is question 1 of 3 now."),
        ("down", [0, 2, 1], "It is question 3 of 3 now."),
        ("drop", [0, 2], "Removed."),
    ],
)
def test_questions_move_without_saving(desk: Desk, act: str, order: list[int], status: str) -> None:
    wanted = ids(3)
    fields = sent(how="picked", picked=wanted, act=f"{act}:{wanted[1]}", title="Half ty")
    page = desk.client.post(desk.path(page="assign/"), fields)
    assert [pick.id for pick in page.context["picks"]] == [wanted[n] for n in order]
    assert "Half ty" in page.content.decode()
    assert page.context["status"] == status
    assert Assignment.objects.count() == 0


def test_odd_act_saves_like_enter(desk: Desk) -> None:
    reply = desk.client.post(desk.path(page="assign/"), sent(act="explode:everything"))
    assert reply.status_code == 302
    assert Assignment.objects.get().published_at is None
