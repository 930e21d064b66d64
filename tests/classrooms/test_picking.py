"""Looking through the practice bank, and picking from it."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessment.items import Kind
from classrooms.actions.picking import moved
from classrooms.models import Assignment, Change
from classrooms.models import Kind as Asks
from classrooms.queries import picking
from classrooms.queries.picking import Filter
from quizzes import bank
from tests.classrooms.teaching import Desk, begin

QUERIES = 7


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


def enemies() -> tuple[str, str]:
    known = bank.pickable()
    item = next(i for i in known.values() if set(i.enemies) & known.keys())
    return item.id, next(e for e in item.enemies if e in known)


def test_filter_takes_all_that_is_not_asked_for() -> None:
    assert picking.find(Filter(), page=1).total == len(bank.pickable())


def test_filters_join() -> None:
    wanted = Filter(lesson="the-line-moves", area="moving-line", kind="single", band="hard")
    found = picking.find(wanted, page=1)
    assert found.total > 0
    assert {(p.item.lesson, p.item.area, p.item.kind, p.band) for p in found.picks} == {
        ("the-line-moves", "moving-line", Kind.SINGLE, "hard")
    }


def test_questions_that_nobody_rated_are_the_drawn_ones() -> None:
    found = picking.find(Filter(band="none", lesson="whose-house"), page=1)
    assert {(bool(p.item.shell), p.band) for p in found.picks} == {(True, "")}


def test_words_are_looked_for_in_any_case_and_order() -> None:
    found = picking.find(Filter(text="LAMBDA patch"), page=1)
    assert found.total > 0
    assert picking.find(Filter(text="patch lambda"), page=1).total == found.total
    assert picking.find(Filter(text="submarine"), page=1).total == 0


def test_pages_hold_each_question_once() -> None:
    wanted = Filter(lesson="whose-house")
    first = picking.find(wanted, page=1)
    seen = [p.id for n in range(first.pages) for p in picking.find(wanted, page=n + 1).picks]
    assert (len(seen), len(set(seen))) == (first.total, first.total)
    assert picking.find(wanted, page=999).number == first.pages


@pytest.mark.parametrize("kind", Kind)
def test_key_is_told_for_each_kind(kind: Kind) -> None:
    pick = next(p for p in picking.picks(bank.pickable()) if p.item.kind is kind)
    told = {choice.verdict for choice in pick.choices} - {""}
    assert told <= {
        *("Right", "Customer", "AWS", "Both"),
        *(f"Place {n}" for n in range(1, len(pick.choices) + 1)),
    }
    right = [choice for choice in pick.choices if choice.verdict]
    assert len(right) == len(pick.item.key)


@pytest.mark.parametrize(
    ("what", "id_", "expected"),
    [
        ("add", "d", "abcd"),
        ("add", "a", "abc"),
        ("drop", "b", "ac"),
        ("drop", "x", "abc"),
        ("up", "b", "bac"),
        ("up", "a", "abc"),
        ("down", "b", "acb"),
        ("down", "c", "abc"),
        ("up", "x", "abc"),
    ],
)
def test_list_is_changed_by_buttons(what: str, id_: str, expected: str) -> None:
    assert "".join(moved(list("abc"), what, id_)) == expected


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?page=0",
        "?page=99999999",
        "?page=x",
        "?lesson=attic",
        "?kind=essay&band=huge",
        "?q=%00",
    ],
)
def test_bank_takes_any_address(desk: Desk, query: str) -> None:
    row = desk.assign(published_at=None)
    assert desk.client.get(desk.path(row, f"questions/{query}")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_bank_costs_the_same_however_many_are_picked(
    desk: Desk, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = desk.assign(target={"picked": ids(count)})
    with django_assert_num_queries(QUERIES):
        desk.client.get(desk.path(row, "questions/"))


def test_adding_keeps_the_filter(desk: Desk) -> None:
    row = desk.assign(title="Quiz", published_at=None)
    one = ids(1)[0]
    path = desk.path(row, "questions/?lesson=whose-house&page=2")
    reply = desk.client.post(path, {"act": f"add:{one}"})
    assert reply["Location"] == desk.path(row, "questions/?lesson=whose-house&page=2#found")
    row.refresh_from_db()
    assert row.target == {"picked": [one]}
    assert Change.objects.get().what == "Added a question to “Quiz”: 1 question now."


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ("", "Choose what to do with which question."),
        ("explode:x", "Choose what to do with which question."),
        ("add:gone", "The course has no such question."),
    ],
)
def test_odd_act_is_refused(desk: Desk, act: str, why: str) -> None:
    row = desk.assign(published_at=None)
    page = desk.client.post(desk.path(row, "questions/"), {"act": act})
    assert (page.status_code, page.context["problem"]) == (422, why)
    assert Assignment.objects.get().target == row.target


def test_enemy_is_refused_with_the_other_question(desk: Desk) -> None:
    one, other = enemies()
    row = desk.assign(published_at=None, target={"picked": [other]})
    page = desk.client.post(desk.path(row, "questions/"), {"act": f"add:{one}"})
    stem = bank.pickable()[other].stem
    assert page.context["problem"] == (
        f"It would give away the key of “{stem}”. Remove that one first."
    )
    assert picking.enemy(other, [one]) == one


def test_fifty_are_enough(desk: Desk) -> None:
    row = desk.assign(published_at=None, target={"picked": ids(50)})
    one = ids(51)[-1]
    page = desk.client.post(desk.path(row, "questions/"), {"act": f"add:{one}"})
    assert page.context["problem"] == "50 questions at most. Remove one first."


def test_begun_quiz_keeps_its_questions(desk: Desk, now: datetime) -> None:
    row = desk.assign(target={"picked": ids(2)})
    begin(row, now=now)
    page = desk.client.post(desk.path(row, "questions/"), {"act": f"drop:{ids(1)[0]}"})
    assert page.status_code == 422
    assert Assignment.objects.get().target == row.target


def test_last_question_of_a_published_quiz_stays(desk: Desk) -> None:
    row = desk.assign(target={"picked": ids(1)})
    page = desk.client.post(desk.path(row, "questions/"), {"act": f"drop:{ids(1)[0]}"})
    assert page.status_code == 422


def test_only_a_quiz_is_picked_for(desk: Desk) -> None:
    row = desk.assign(kind=Asks.LESSON, target={"lesson": "whose-house"})
    page = desk.client.post(desk.path(row, "questions/"), {"act": f"add:{ids(1)[0]}"})
    assert page.status_code == 422
    assert Assignment.objects.get().target == {"lesson": "whose-house"}


def test_question_that_the_course_lost_can_be_taken_out(desk: Desk) -> None:
    row = desk.assign(published_at=None, target={"picked": ["gone", *ids(1)]})
    text = desk.client.get(desk.path(row, "questions/")).content.decode()
    assert "no longer in the course" in text
    desk.client.post(desk.path(row, "questions/"), {"act": "drop:gone"})
    assert Assignment.objects.get().target == {"picked": ids(1)}


def test_moving_without_a_change_notes_nothing(desk: Desk) -> None:
    row = desk.assign(target={"picked": ids(2)})
    desk.client.post(desk.path(row, "questions/"), {"act": f"up:{ids(1)[0]}"})
    assert Change.objects.count() == 0
