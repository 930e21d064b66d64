from collections import Counter

import pytest

from assessment.items import Kind, Pool
from assessment.parties import Party
from assessment.proof import Proof, Status, prove
from assessment.readings import Readings
from lessons.library import library
from quizzes import bank

SEEDS = range(40)


def test_practice_paper_is_a_function_of_its_seed() -> None:
    one = bank.practice_paper(count=10, seed=5)
    assert one == bank.practice_paper(count=10, seed=5)
    assert one != bank.practice_paper(count=10, seed=6)


def test_practice_paper_keeps_to_its_lessons() -> None:
    paper = bank.practice_paper(count=10, lessons=["whose-house", "the-dividing-line"], seed=1)
    assert {item.lesson for item in paper} == {"whose-house", "the-dividing-line"}


def test_practice_paper_names_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="lessons: there is no lesson attic"):
        bank.practice_paper(count=10, lessons=["attic"], seed=1)


def test_every_fact_has_a_question() -> None:
    asked = set(bank.bank().by_fact) | {item.fact for item in library().items.values()}
    assert asked == set(library().course.fact)


def test_every_shell_can_be_filled() -> None:
    used = {fill.shell.id for fill in bank.bank().fills}
    assert used == {shell.id for shell in bank.bank().shells if shell.weight}


def test_drawn_items_are_well_made() -> None:
    misconceptions = library().matrix.misconception
    for seed in SEEDS:
        for item in bank.practice_paper(count=20, seed=seed):
            assert 8 <= len(f"{item.case} {item.stem}".split()) <= 60, item.id
            assert item.sources, item.id
            chosen = {part.partition(":")[0] for part in item.key}
            wrong = [o for o in item.options if o.id not in chosen]
            assert all(o.misconception in misconceptions for o in wrong), item.id
            assert all(o.rationale for o in item.options), item.id


def test_owners_are_balanced_over_many_papers() -> None:
    papers = (bank.practice_paper(count=20, seed=seed) for seed in SEEDS)
    owners = Counter(item.owner for paper in papers for item in paper if item.owner)
    shares = {party: 100 * owners[party] / owners.total() for party in Party}
    assert 34 <= shares[Party.CUSTOMER] <= 42
    assert 34 <= shares[Party.AWS] <= 42
    assert 20 <= shares[Party.BOTH] <= 28


def test_check_is_an_authored_item() -> None:
    item = bank.check("open-window")
    assert item is not None
    assert item.key == ("customer",)
    assert bank.check("closed-window") is None


def test_capstone_asks_for_the_thirteen_rows_in_order() -> None:
    items = bank.capstone()
    rows = library().matrix.row_of
    statements = [item.id.removeprefix("capstone:") for item in items]
    assert [rows[id_].number for id_ in statements] == list(range(1, 14))
    assert {item.kind for item in items} == {Kind.SINGLE}
    owners = Counter(item.owner for item in items)
    assert owners == {Party.CUSTOMER: 5, Party.AWS: 5, Party.BOTH: 3}
    assert items == bank.capstone()


def test_capstone_items_are_proved() -> None:
    index = Readings(matrix=library().matrix)
    reasons = [item for seed in SEEDS for item in bank.capstone_reasons(seed=seed)]
    assert {prove(item, index) for item in (*bank.capstone(), *reasons)} == {Proof(Status.PROVED)}


def _rows(wrong: list[int], seed: int) -> list[int]:
    matrix = library().matrix
    ids = [s.id for s in matrix.capstone() if matrix.row_of[s.id].number in wrong]
    items = bank.capstone_reasons(wrong_first=ids, seed=seed)
    return [matrix.row_of[item.id.split(":")[1]].number for item in items]


@pytest.mark.parametrize("wrong", [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5], [5, 8, 11, 13]])
def test_reasons_take_wrong_rows_and_one_that_depends(wrong: list[int]) -> None:
    for seed in SEEDS:
        rows = _rows(wrong, seed)
        assert len(set(rows)) == 3
        assert set(rows) & bank.CONDITIONAL_ROWS
        asked_wrong = [row in wrong for row in rows]
        assert asked_wrong == sorted(asked_wrong, reverse=True)
        assert sum(asked_wrong) >= min(len(wrong), 2)


def test_reasons_prefer_a_wrong_row_that_depends() -> None:
    assert all(11 in _rows([1, 2, 3, 11], seed) for seed in SEEDS)


def test_reasons_differ_from_seed_to_seed() -> None:
    assert len({tuple(_rows([], seed)) for seed in SEEDS}) > 10


def test_papers_take_scenes_from_the_practice_pool_alone() -> None:
    drawn = [item for seed in SEEDS for item in bank.practice_paper(count=20, seed=seed)]
    written = [item for item in drawn if not item.shell]
    assert {item.pool for item in written} == {Pool.PRACTICE}
    assert 1 / 3 <= len(written) / len(drawn) <= 1 / 2
    assert all(item == library().items[item.id] for item in written)


def test_written_items_have_the_lesson_of_their_fact_unless_they_name_one() -> None:
    course = library().course
    items = library().items
    assert items["open-window"].lesson == course.fact[items["open-window"].fact].lesson
    assert {item.lesson for item in items.values()} <= course.lesson.keys()


def test_checks_of_a_lesson_are_named_and_a_lesson_without_text_has_none() -> None:
    assert "open-window" in bank.checks("whose-house")
    assert bank.checks("attic") == ()


def test_sibling_of_a_check_asks_for_its_fact() -> None:
    item = bank.check("who-patches-ec2")
    assert item is not None
    found = bank.sibling(item, seed=3)
    assert found is not None
    assert (found.fact, found.id == item.id) == (item.fact, False)


def test_filters_count_the_questions_of_lessons_and_areas() -> None:
    found = bank.filters()
    practice = [i for i in library().items.values() if i.pool is Pool.PRACTICE]
    total = len(bank.bank().fills) + len(practice)
    assert sum(count for _, count in found.lessons) == total
    assert sum(count for _, count in found.areas) == total
    assert [plan.number for plan, _ in found.lessons] == sorted(p.number for p, _ in found.lessons)
    assert [area.id for area, _ in found.areas] == [area.id for area in library().course.areas]


def test_length_does_not_tell_the_key() -> None:
    singles = [
        item
        for seed in range(60)
        for item in bank.practice_paper(count=20, seed=seed)
        if item.kind is Kind.SINGLE and not item.fixed_order
    ]
    longest = [max(item.options, key=lambda o: len(o.text)).id in item.key for item in singles]
    assert 0.2 <= sum(longest) / len(longest) <= 0.4
