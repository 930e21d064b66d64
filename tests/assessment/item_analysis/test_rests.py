from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from assessment.item_analysis.rests import Book, count, thirds
from assessment.item_analysis.values import Sat
from tests.assessment.item_analysis.made import answered, gave, sat, sats

SCORES = st.lists(st.integers(0, 6).map(lambda n: n / 6), min_size=1, max_size=60)


def test_rest_leaves_the_question_itself_out() -> None:
    one, other = answered(["AABB", "BAAA"])
    assert (one.given.credit, one.rest) == (1.0, 0.333333333)
    assert (other.given.credit, other.rest) == (0.0, 1.0)
    assert (one.right, other.right) == (True, False)


def test_rest_of_a_paper_with_one_question_is_none() -> None:
    assert [one.rest for one in answered(["A", "B"])] == [None, None]


def test_rest_is_over_what_was_on_the_paper() -> None:
    short = Sat(learner=2, given=(gave("q0", "A"), gave("q1", "A")))
    assert [one.rest for one in Book([sat(1, "ABBB"), short]).answered({("q0", "1")})] == [0, 1]


def test_rest_leaves_all_variants_of_a_fact_out_and_takes_the_first() -> None:
    both = Sat(learner=1, given=(gave("b", "B"), gave("q1", "A"), gave("a", "A")))
    (one,) = Book([both]).answered({("a", "1"), ("b", "1")})
    assert (one.given.item, one.rest) == ("b", 1.0)


def test_book_has_no_answers_to_what_nobody_had() -> None:
    assert Book(sats(["AB"])).answered({("none", "1")}) == []


def test_thirds_of_different_scores_are_even() -> None:
    assert thirds([6, 1, 5, 2, 4, 3]) == [2, 0, 2, 0, 1, 1]


def test_thirds_keep_one_score_together() -> None:
    assert thirds([0.5] * 7) == [1] * 7
    assert thirds([0, 0, 0, 1, 1, 1]) == [0, 0, 0, 2, 2, 2]
    # The middle of the ranks 1 to 5 is 3 of 10, which is in the low third.
    assert thirds([1, 1, 1, 1, 1, 2, 3, 4, 5, 6]) == [0, 0, 0, 0, 0, 1, 1, 2, 2, 2]


def test_thirds_of_nobody() -> None:
    assert thirds([]) == []


@given(SCORES)
def test_thirds_rise_with_the_score_and_keep_ties(scores: list[float]) -> None:
    placed = sorted(zip(scores, thirds(scores), strict=True))
    assert [place for _, place in placed] == sorted(place for _, place in placed)
    assert len(set(placed)) == len(set(scores))


@given(SCORES)
def test_thirds_turned_round_are_those_of_scores_turned_round(scores: list[float]) -> None:
    assert thirds([-score for score in scores]) == [2 - place for place in thirds(scores)]


@given(SCORES)
def test_thirds_do_not_depend_on_order(scores: list[float]) -> None:
    shuffled = sorted(scores)
    assert Counter(zip(shuffled, thirds(shuffled), strict=True)) == Counter(
        zip(scores, thirds(scores), strict=True)
    )


def test_count_of_each_third() -> None:
    assert count([0, 2, 2, 1, 2]) == (1, 1, 3)
