"""The table of an assignment's questions, and the gaps that it names."""

from typing import Any

import pytest

from classrooms.models import Assignment, Kind
from classrooms.queries.blueprint import Blueprint, blueprint, problem
from quizzes import bank


def table(**fields: Any) -> Blueprint:
    found = blueprint(Assignment(**{"kind": Kind.QUIZ, "seed": 5, **fields}))
    assert found is not None
    return found


def rule(**target: Any) -> dict[str, Any]:
    return {"lessons": [], "areas": [], "kinds": [], "count": 5, **target}


def test_rule_says_what_it_draws_from() -> None:
    found = table(target=rule())
    assert (found.exact, found.count, found.problem, found.gaps) == (False, 5, "", ())
    assert found.spread.total == len(bank.bank().stock.entries)
    assert len(found.spread.lessons) == 10


def test_rule_for_all_says_what_is_asked() -> None:
    found = table(target=rule(count=7), same_for_all=True)
    assert (found.exact, found.spread.total) == (True, 7)


def test_gap_is_named_with_lessons_that_fill_it() -> None:
    found = table(target=rule(areas=["moving-line"]))
    assert [(gap.area.id, gap.lessons) for gap in found.gaps] == [
        ("of-the-cloud", "2 or 7"),
        ("in-the-cloud", "2 or 4"),
        ("shared-controls", "6 or 10"),
    ]


def test_lesson_that_gives_nothing_is_named() -> None:
    found = table(target=rule(lessons=["whose-house", "build-the-stack"], kinds=["order"], count=2))
    assert [plan.slug for plan in found.empty] == ["whose-house"]


def test_rule_that_gives_too_little_says_why() -> None:
    found = table(target=rule(kinds=["order"], count=9))
    assert found.problem.startswith("count: only 3 different questions match")


def test_rule_of_nothing_known_has_an_empty_table() -> None:
    found = table(target=rule(lessons=["attic"]))
    assert (found.problem, found.spread.total) == ("lessons: there is no lesson attic", 0)


def test_picked_questions_are_counted_exactly() -> None:
    ids = list(bank.pickable())[:1]
    found = table(target={"picked": [*ids, "gone"]})
    assert (found.exact, found.count, found.spread.total) == (True, 1, 1)
    assert found.problem == "picked: the course no longer has the question gone"


def test_mock_has_the_counts_of_its_form() -> None:
    found = table(kind=Kind.MOCK, target={"paper": "long"})
    assert (found.exact, found.spread.total, found.spread.lessons) == (True, 65, ())


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (Kind.LESSON, {"lesson": "whose-house"}),
        (Kind.STRENGTH, {"lessons": [], "percent": 80}),
        (Kind.MOCK, {}),
    ],
)
def test_what_has_no_questions_has_no_table(kind: Kind, target: dict[str, Any]) -> None:
    assert blueprint(Assignment(kind=kind, target=target, seed=1)) is None


def test_lesson_is_never_a_problem_to_draw() -> None:
    assert problem(Assignment(kind=Kind.LESSON, target={}, seed=1)) == ""
