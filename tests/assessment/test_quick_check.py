"""Choosing the next question: what holds for any answers, and what the numbers are."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import quick_check
from assessment.items import Band, Item, Pool
from assessment.quick_check import (
    CHOSEN,
    FEWEST,
    OUT_OF,
    Candidate,
    Estimate,
    Given,
    Policy,
    Stock,
    Word,
    belief,
    error,
    estimate,
    mean,
    next_question,
    stock,
)
from assessment.readiness import GRID, LOWEST, PITCH, Question
from lessons.library import library
from quizzes import bank
from tests.assessment.processes import printed
from tests.quizzes.items import multiple_item, single_item, two_tier_item

seeds = st.integers(min_value=0, max_value=2**53)
rights = st.lists(st.booleans(), min_size=30, max_size=30)


def candidate(id_: str, **changes: object) -> Candidate:
    made = Candidate(id=id_, area="one", fact=f"fact-{id_}", question=Question(0.0, 0.25))
    return replace(made, **changes)  # type: ignore[arg-type]


def of(*found: Candidate) -> Stock:
    return Stock(candidates=found)


def taken(
    right: Sequence[bool], *, seed: int, found: Stock, policy: Policy = CHOSEN
) -> list[Given]:
    """A check to its end, answered in turn as told."""
    answers: list[Given] = []
    while asked := next_question(answers, seed=seed, stock=found, policy=policy):
        answers.append(Given(id=asked.id, right=right[len(answers) % len(right)]))
    return answers


OURS = bank.quick_stock()


@given(right=rights, seed=seeds)
@settings(max_examples=30)
def test_check_on_our_bank_keeps_its_promises(right: list[bool], seed: int) -> None:
    answers = taken(right, seed=seed, found=OURS)
    asked = [OURS.by_id[answer.id] for answer in answers]
    ids = {one.id for one in asked}
    areas = Counter(one.area for one in asked)
    assert len(ids) == len(answers) <= CHOSEN.most
    assert all(library().items[id_].pool is Pool.PRACTICE for id_ in ids)
    assert min(areas[area.id] for area in library().course.areas) >= CHOSEN.floor
    assert all(ids.isdisjoint(one.enemies) for one in asked)
    assert len({one.fact for one in asked}) == len(asked)
    assert len(answers) == CHOSEN.most or error(belief(answers, stock=OURS)) <= CHOSEN.enough


@given(right=rights, seed=seeds, length=st.integers(min_value=0, max_value=12))
@settings(max_examples=30)
def test_next_question_follows_from_the_answers(right: list[bool], seed: int, length: int) -> None:
    answers = taken(right, seed=seed, found=OURS)[:length]
    first = next_question(answers, seed=seed, stock=OURS)
    again = next_question(answers, seed=seed, stock=Stock(candidates=OURS.candidates))
    assert first == again
    assert first is not None
    assert first.id not in {answer.id for answer in answers}


@given(right=st.lists(st.booleans(), min_size=1, max_size=25), at=st.integers(0, 24))
def test_one_more_right_answer_never_lowers_the_estimate(right: list[bool], at: int) -> None:
    ids = [one.id for one in OURS.candidates[: len(right)]]
    pairs = list(zip(ids, right, strict=True))
    before = [Given(id=id_, right=is_right) for id_, is_right in pairs]
    place = at % len(right)
    after = [replace(one, right=one.right or n == place) for n, one in enumerate(before)]
    assert mean(belief(after, stock=OURS)) >= mean(belief(before, stock=OURS)) - 1e-9


def test_first_questions_differ_by_seed() -> None:
    firsts = Counter(
        asked.id for seed in range(300) if (asked := next_question([], seed=seed, stock=OURS))
    )
    assert len(firsts) >= CHOSEN.wide  # more where equals stand at the edge
    assert max(firsts.values()) < 30


def test_harder_comes_after_right_and_easier_after_wrong() -> None:
    hard, easy = Question(2.0, 0.1), Question(-2.0, 0.1)
    found = of(
        *(candidate(f"h{n}", question=hard) for n in range(10)),
        *(candidate(f"e{n}", question=easy) for n in range(10)),
        *(candidate(f"m{n}") for n in range(10)),
    )
    narrow = Policy(first=0, narrow=1, floor=0)
    after = {}
    for is_right in (True, False):
        answers = [Given(id=f"m{n}", right=is_right) for n in range(6)]
        asked = next_question(answers, seed=1, stock=found, policy=narrow)
        assert asked is not None
        after[is_right] = asked.question
    assert after == {True: hard, False: easy}


def test_check_ends_after_the_most_questions() -> None:
    found = of(*(candidate(str(n)) for n in range(40)))
    policy = Policy(enough=0)
    assert len(taken([True, False], seed=3, found=found, policy=policy)) == policy.most


def test_check_ends_when_the_error_is_small_enough() -> None:
    found = of(*(candidate(str(n), question=Question(0.0, 0.0, 3.0)) for n in range(40)))
    answers = taken([True, False], seed=3, found=found)
    assert error(belief(answers, stock=found)) <= CHOSEN.enough
    assert error(belief(answers[:-1], stock=found)) > CHOSEN.enough
    assert len(answers) < CHOSEN.most


def test_check_goes_on_until_each_area_was_asked() -> None:
    sharp = Question(0.0, 0.0, 5.0)
    found = of(
        *(candidate(f"a{n}", question=sharp) for n in range(60)),
        *(candidate(f"b{n}", area="two", question=Question(3.0, 0.3, 0.5)) for n in range(9)),
    )
    answers = taken([True, False], seed=5, found=found, policy=Policy(first=0, narrow=5))
    assert Counter(found.by_id[answer.id].area for answer in answers)["two"] == CHOSEN.floor


def test_area_with_too_few_questions_holds_nobody_up() -> None:
    found = of(
        *(candidate(f"a{n}", question=Question(0.0, 0.0, 5.0)) for n in range(60)),
        candidate("b0", area="two"),
    )
    answers = taken([True, False], seed=5, found=found)
    assert len(answers) < CHOSEN.most


def test_stock_may_run_out() -> None:
    found = of(*(candidate(str(n)) for n in range(4)))
    assert len(taken([True], seed=2, found=found)) == 4
    assert next_question([], seed=2, stock=of()) is None


def test_enemies_never_meet_whichever_names_the_other() -> None:
    found = of(candidate("a", enemies=frozenset({"b"})), candidate("b"), candidate("c"))
    for first in ("a", "b"):
        asked = [
            next_question([Given(id=first, right=True)], seed=seed, stock=found)
            for seed in range(20)
        ]
        assert {one.id for one in asked if one} == {"c"}


def test_fact_is_asked_again_only_when_no_other_is_left() -> None:
    found = of(candidate("a", fact="f"), candidate("b", fact="f"), candidate("c"))
    answers = [Given(id="a", right=True)]
    asked = next_question(answers, seed=1, stock=found)
    assert asked is not None
    assert asked.id == "c"
    answers.append(Given(id="c", right=True))
    asked = next_question(answers, seed=1, stock=found)
    assert asked is not None
    assert asked.id == "b"


def test_question_of_an_earlier_check_comes_only_when_no_other_is_left() -> None:
    found = of(candidate("a"), candidate("b"))
    for seed in range(20):
        asked = next_question([], seed=seed, stock=found, had={"a"})
        assert asked is not None
        assert asked.id == "b"
    assert next_question([], seed=1, stock=found, had={"a", "b"}) is not None


def test_answer_to_a_question_that_is_gone_counts_and_says_nothing() -> None:
    gone = Given(id="gone", right=True)
    assert belief([gone], stock=OURS) == belief([], stock=OURS)
    assert next_question([gone] * CHOSEN.most, seed=1, stock=OURS) is None


def test_stock_leaves_out_the_exam_pool() -> None:
    items = [single_item("a"), replace(single_item("b"), pool=Pool.EXAM)]
    assert [one.id for one in stock(items).candidates] == ["a"]


@pytest.mark.parametrize(
    ("item", "guess"),
    [(single_item(), 1 / 4), (two_tier_item(), 1 / 12), (multiple_item(), 1 / 10)],
    ids=["single", "two-tier", "multiple"],
)
def test_candidate_knows_the_band_and_the_guess(item: Item, guess: float) -> None:
    (one,) = stock([replace(item, band=Band.HARD)]).candidates
    assert one.question.guess == pytest.approx(guess)
    assert one.question.hardness > stock([single_item()]).candidates[0].question.hardness


def test_doubt_flattens_the_curve() -> None:
    flat = quick_check.blunt(Question(0.0, 0.25, 1.3))
    assert flat.slope == pytest.approx(1.3 / math.sqrt(1 + (0.588 * 1.3 * 0.8) ** 2), rel=1e-3)


def test_information_is_that_of_two_parameters_without_guessing() -> None:
    one = candidate("a", question=Question(0.0, 0.0, 1.3))
    middle = round(-LOWEST / PITCH)
    assert GRID[middle] == pytest.approx(0)
    assert one.informations[middle] == pytest.approx(1.3**2 / 4)
    assert max(one.informations) == one.informations[middle]


def test_belief_before_an_answer_is_standard_normal() -> None:
    found = belief([], stock=OURS)
    assert math.fsum(found) == pytest.approx(1)
    assert mean(found) == pytest.approx(0, abs=1e-9)
    assert error(found) == pytest.approx(1, abs=0.01)


@given(right=st.lists(st.booleans(), max_size=25))
def test_estimate_is_a_range_of_ten(right: list[bool]) -> None:
    answers = [Given(id=OURS.candidates[n].id, right=one) for n, one in enumerate(right)]
    found = estimate(answers, stock=OURS)
    if len(right) < FEWEST:
        assert found is None
        return
    assert found is not None
    assert 0 <= found.low <= found.high <= OUT_OF
    assert found.low - 0.5 <= found.share * OUT_OF <= found.high + 0.5
    assert found.answers == len(right)


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.0, Word.NEW),
        (0.44, Word.NEW),
        (0.45, Word.SOME),
        (0.65, Word.MUCH),
        (0.80, Word.MOST),
        (1.0, Word.MOST),
    ],
)
def test_estimate_has_a_word(share: float, word: Word) -> None:
    assert Estimate(low=0, high=10, share=share, answers=9).word is word


def test_next_question_is_the_same_in_a_process_with_another_hash_seed() -> None:
    program = """
from assessment.quick_check import Candidate, Given, Stock, next_question
from assessment.readiness import Question
found = Stock(candidates=tuple(
    Candidate(id=str(n), area=str(n % 4), fact=str(n), question=Question(n % 3 - 1.0, 0.25))
    for n in range(60)
))
answers = []
while asked := next_question(answers, seed=9, stock=found):
    print(asked.id)
    answers.append(Given(id=asked.id, right=len(answers) % 3 > 0))
"""
    first, second = (printed(program, hash_seed=seed) for seed in ("1", "2"))
    assert first == second
    assert len(first) > 10
