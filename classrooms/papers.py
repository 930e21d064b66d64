"""Papers of assignments: which questions an attempt asks, by the assignment and a seed alone."""

import random
from collections.abc import Mapping
from types import MappingProxyType

from assessment.blueprints import Placed
from assessment.items import Item
from assessment.rules import Rule, rule
from classrooms.models import Assignment, Kind
from quizzes import bank

NOTHING_SEEN: Mapping[str, int] = MappingProxyType({})


def draw(assignment: Assignment, seed: int) -> tuple[Item, ...]:
    """The questions of an attempt with this seed, in their order.

    Where all have the same draw, the assignment's own seed decides. Raises ValueError, naming the
    field of the target, where it cannot be drawn.
    """
    return tuple(one.item for one in placed(assignment, seed))


def placed(
    assignment: Assignment, seed: int, *, seen: Mapping[str, int] = NOTHING_SEEN
) -> tuple[Placed, ...]:
    """As `draw`, each with whether it counts: all do but those on trial in a mock exam.

    `seen` says how often a learner has met an exam item; it is asked only where each has their own
    draw. Raises ValueError, naming the field of the target.
    """
    if assignment.kind == Kind.MOCK:
        return _mock(assignment, seed, seen)
    if assignment.kind != Kind.QUIZ:
        raise ValueError("kind: only quizzes and mock exams have questions")
    by_hand = "picked" in assignment.target
    items = _picked(assignment, seed) if by_hand else _ruled(assignment, seed)
    return tuple(Placed(item=item, scored=True) for item in items)


def showing(assignment: Assignment, seed: int) -> int:
    """The seed that orders the options: the attempt's own, or one for all without shuffling."""
    return seed if assignment.shuffle else assignment.seed


def rule_of(target: Mapping[str, object]) -> Rule:
    """The rule of a quiz's target. Raises ValueError, naming the field."""
    return rule(
        lessons=_names(target, "lessons"),
        areas=_names(target, "areas"),
        kinds=_names(target, "kinds"),
        without=() if target.get("conditional", True) else bank.conditional_facts(),
    )


def _names(target: Mapping[str, object], field: str) -> list[str]:
    found = target.get(field, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(f"{field}: a list of names")
    return found


def _picked(assignment: Assignment, seed: int) -> tuple[Item, ...]:
    items = bank.picked(_names(assignment.target, "picked"))
    if not items:
        raise ValueError("picked: choose at least one question")
    return _shuffled(items, seed) if assignment.shuffle else items


def _ruled(assignment: Assignment, seed: int) -> tuple[Item, ...]:
    target = assignment.target
    count = target.get("count")
    if not isinstance(count, int):
        raise ValueError("count: a whole number")  # noqa: TRY004 - one error for all targets
    if not assignment.same_for_all:
        return bank.ruled_paper(rule_of(target), count=count, seed=seed)
    items = bank.ruled_paper(rule_of(target), count=count, seed=assignment.seed)
    return _shuffled(items, seed) if assignment.shuffle else items


def _mock(assignment: Assignment, seed: int, seen: Mapping[str, int]) -> tuple[Placed, ...]:
    slug = str(assignment.target.get("paper", ""))
    if slug not in bank.blueprints():
        raise ValueError(f"paper: there is no form {slug}")
    if not assignment.same_for_all:
        return bank.mock_paper(slug, seed=seed, seen=seen)
    paper = bank.mock_paper(slug, seed=assignment.seed, seen=NOTHING_SEEN)
    return _shuffled(paper, seed) if assignment.shuffle else paper


def _shuffled[T](items: tuple[T, ...], seed: int) -> tuple[T, ...]:
    rng = random.Random(f"order {seed}")  # noqa: S311 - a repeatable draw, not a secret
    return tuple(rng.sample(items, len(items)))
