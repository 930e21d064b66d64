"""Papers of assignments, drawn from the course's own content."""

from typing import Any

import pytest

from assessment.items import Item, Kind, Pool
from classrooms import papers
from classrooms.models import Assignment
from classrooms.models import Kind as Asks
from quizzes import bank

SEEDS = range(12)


def quiz(*, same: bool = False, shuffle: bool = True, **target: Any) -> Assignment:
    rule = {"lessons": ["the-line-moves"], "areas": [], "kinds": [], "count": 6}
    return Assignment(
        kind=Asks.QUIZ, target=target or rule, seed=99, same_for_all=same, shuffle=shuffle
    )


def mock(*, same: bool = False, shuffle: bool = True, paper: str = "short") -> Assignment:
    target = {"paper": paper}
    return Assignment(kind=Asks.MOCK, target=target, seed=99, same_for_all=same, shuffle=shuffle)


def some_ids(count: int) -> list[str]:
    found: dict[str, Item] = {}
    for id_, item in bank.pickable().items():
        if len(found) < count and not set(item.enemies) & set(found):
            found[id_] = item
    return list(found)


def test_draw_is_a_function_of_assignment_and_seed() -> None:
    assert papers.draw(quiz(), 5) == papers.draw(quiz(), 5)
    assert papers.draw(quiz(), 5) != papers.draw(quiz(), 6)


def test_draw_keeps_to_lessons_areas_and_kinds() -> None:
    rule = quiz(lessons=["the-line-moves"], areas=["moving-line"], kinds=["multiple"], count=4)
    for seed in SEEDS:
        found = papers.draw(rule, seed)
        assert {(i.lesson, i.area, i.kind) for i in found} == {
            ("the-line-moves", "moving-line", Kind.MULTIPLE)
        }


def test_draw_leaves_conditional_rows_out_when_asked() -> None:
    rule = quiz(lessons=[], areas=[], kinds=[], count=30, conditional=False)
    facts = {item.fact for seed in SEEDS for item in papers.draw(rule, seed)}
    assert facts & bank.conditional_facts() == set()


def test_conditional_facts_stand_under_conditional_rows_alone() -> None:
    assert bank.conditional_facts() == {
        "row-guest-os",
        "in-between-os",
        "managed-os-is-aws",
        "row-database-patching",
        "platform-follows-service",
    }


def test_draw_never_takes_an_exam_question() -> None:
    pools = {item.pool for seed in SEEDS for item in papers.draw(quiz(), seed)}
    assert pools == {Pool.PRACTICE}


def test_draw_that_is_the_same_for_all_differs_in_order_alone() -> None:
    one, other = papers.draw(quiz(same=True), 1), papers.draw(quiz(same=True), 2)
    assert set(one) == set(other)
    assert one != other


def test_draw_without_shuffling_has_one_order() -> None:
    fixed = quiz(same=True, shuffle=False)
    assert papers.draw(fixed, 1) == papers.draw(fixed, 2)


def test_showing_is_the_attempts_own_seed_only_when_shuffled() -> None:
    assert papers.showing(quiz(), 4) == 4
    assert papers.showing(quiz(shuffle=False), 4) == 99


def test_picked_questions_come_as_listed() -> None:
    ids = some_ids(5)
    found = papers.draw(quiz(shuffle=False, picked=ids), 3)
    assert found == tuple(bank.pickable()[id_] for id_ in ids)


def test_picked_questions_are_shuffled_by_the_attempt() -> None:
    ids = some_ids(8)
    one, other = papers.draw(quiz(picked=ids), 1), papers.draw(quiz(picked=ids), 2)
    assert set(one) == set(other)
    assert one != other


def test_picked_drawn_question_is_the_same_each_time() -> None:
    drawn = next(id_ for id_, item in bank.pickable().items() if item.shell)
    assert bank.picked([drawn]) == bank.picked([drawn])
    assert bank.picked([drawn])[0].id.startswith(drawn)


def test_pickable_questions_are_all_for_practice_and_stand_in_lesson_order() -> None:
    places = {plan.slug: plan.number for plan in bank.bank().course.lessons}
    found = list(bank.pickable().values())
    assert {item.pool for item in found} == {Pool.PRACTICE}
    numbers = [places[item.lesson] for item in found]
    assert numbers == sorted(numbers)


def test_mock_has_its_questions_on_trial_marked() -> None:
    found = papers.placed(mock(), 5)
    form = bank.blueprints()["short"]
    assert len(found) == form.count
    assert sum(one.scored for one in found) == form.scored
    assert {one.item.pool for one in found} == {Pool.EXAM}


def test_mock_that_is_the_same_for_all_ignores_what_was_seen() -> None:
    seen = {one.item.id: 3 for one in papers.placed(mock(same=True), 1)}
    one, other = papers.placed(mock(same=True), 1), papers.placed(mock(same=True), 2, seen=seen)
    assert {(p.item.id, p.scored) for p in one} == {(p.item.id, p.scored) for p in other}


def test_mock_avoids_what_was_seen() -> None:
    seen = {one.item.id: 3 for one in papers.placed(mock(), 1)}
    again = papers.placed(mock(), 1, seen=seen)
    assert {p.item.id for p in again} != set(seen)


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ({"lessons": ["attic"], "count": 5}, "lessons: there is no lesson attic"),
        ({"areas": ["attic"], "count": 5}, "areas: there is no area attic"),
        ({"kinds": ["essay"], "count": 5}, "kinds: there is no kind essay"),
        ({"lessons": "whose-house", "count": 5}, "lessons: a list of names"),
        ({"lessons": [], "count": 51}, "count: from 1 to 50"),
        ({"lessons": [], "count": "5"}, "count: a whole number"),
        ({"lessons": []}, "count: a whole number"),
        ({"kinds": ["order"], "count": 9}, "count: only .* different questions match"),
        ({"picked": []}, "picked: choose at least one question"),
        ({"picked": ["gone"]}, "picked: the course no longer has the question gone"),
    ],
)
def test_draw_that_cannot_be_names_its_field(target: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        papers.draw(quiz(**target), 1)


def test_enemies_are_not_picked_together() -> None:
    item = next(
        i for i in bank.pickable().values() if i.enemies and set(i.enemies) & bank.pickable().keys()
    )
    enemy = next(e for e in item.enemies if e in bank.pickable())
    with pytest.raises(ValueError, match=r"picked: .* give each other away; remove one"):
        papers.draw(quiz(picked=[item.id, enemy]), 1)


def test_exam_questions_cannot_be_picked() -> None:
    exam = papers.draw(mock(), 1)[0]
    with pytest.raises(ValueError, match=f"the question {exam.id}"):
        bank.picked([exam.id])


def test_mock_of_an_unknown_form_names_its_field() -> None:
    with pytest.raises(ValueError, match="paper: there is no form huge"):
        papers.draw(mock(paper="huge"), 1)


@pytest.mark.parametrize("kind", [Asks.LESSON, Asks.STRENGTH])
def test_what_has_no_questions_draws_none(kind: Asks) -> None:
    with pytest.raises(ValueError, match="kind: only quizzes and mock exams have questions"):
        papers.draw(Assignment(kind=kind, target={}, seed=1), 1)
