"""Reliability against a table worked out by hand, and what each kind of paper is judged by."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.item_analysis import intervals, papers
from assessment.item_analysis.figures import Method, PaperFigures
from assessment.item_analysis.values import Sat
from tests.assessment.item_analysis.made import gave, question, questions, sats

# Five learners, four questions; totals 4, 3, 2, 1, 0.
LADDER = ["AAAA", "AAAB", "AABB", "ABBB", "BBBB"]
ROWS = st.lists(
    st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=4, max_size=4), min_size=2, max_size=20
)


def figures(rows: list[str]) -> PaperFigures:
    return papers.figures(sats(rows), {one.ref: one for one in questions(len(rows[0]))})


def test_kr_20_by_hand() -> None:
    # p q: .16, .24, .24, .16, so .8; variance of the totals 2; 4 / 3 (1 - .8 / 2) = .8.
    found = figures(LADDER)
    assert found.reliability
    assert found.reliability.value == pytest.approx(0.8)
    assert found.reliability.method is Method.ALPHA
    assert (found.n, found.questions, found.mean) == (5, 4, 0.5)


def test_spread_and_error_by_hand() -> None:
    found = figures(LADDER)
    # SD of 4, 3, 2, 1, 0 with n - 1 is sqrt(2.5); the error is that times sqrt(1 - .8).
    assert found.in_questions(found.spread) == pytest.approx(sqrt(2.5))
    assert found.in_questions(found.error) == pytest.approx(sqrt(2.5 * 0.2))
    assert found.too_few


def test_one_way_by_hand() -> None:
    # Means 1, .5 and 0 of two answers each: MS between 2 (.25 + 0 + .25) / 2, MS within .5 / 3.
    found = papers.one_way([[1, 1], [1, 0], [0, 0]])
    assert found
    assert found.value == pytest.approx(1 - (0.5 / 3) / 0.5)
    assert found.method is Method.ONE_WAY


def test_papers_of_their_own_are_judged_one_way() -> None:
    drawn = [
        Sat(learner=n, given=(gave(f"q{n}", "AB"[n % 2]), gave(f"q{n + 1}", "AB"[n // 2])))
        for n in range(3)
    ]
    found = papers.figures(drawn, {one.ref: one for one in questions(4)})
    assert found.reliability
    assert found.reliability.method is Method.ONE_WAY
    assert found.questions == 2


def test_variants_of_the_same_facts_are_judged_by_fact() -> None:
    variants = [question(f"{fact}{n}", fact=fact) for fact in "xyz" for n in range(2)]
    drawn = [
        Sat(
            learner=n,
            given=tuple(gave(f"{fact}{n % 2}", "AB"[n < m]) for m, fact in enumerate("xyz")),
        )
        for n in range(4)
    ]
    found = papers.figures(drawn, {one.ref: one for one in variants})
    assert found.reliability
    assert found.reliability.method is Method.ALPHA_OF_FACTS


def test_two_questions_on_one_fact_are_not_one_column() -> None:
    asked_ = [question(f"v{n}", fact="same") for n in range(4)]
    drawn = [
        Sat(learner=0, given=(gave("v0", "A"), gave("v1", "A"))),
        Sat(learner=1, given=(gave("v2", "B"), gave("v3", "A"))),
    ]
    found = papers.reliability(drawn, {one.ref: one for one in asked_})
    assert found
    assert found.method is Method.ONE_WAY


def test_papers_of_different_length() -> None:
    drawn = [*sats(["AAB", "ABB"]), Sat(learner=9, given=(gave("q0", "A"), gave("q1", "A")))]
    found = papers.figures(drawn, {one.ref: one for one in questions(3)})
    assert (found.questions, found.in_questions(found.mean)) == (None, None)
    assert found.reliability


@pytest.mark.parametrize("rows", [["AAB"], ["A", "B"], ["AB", "BA"], ["AA", "AA"]])
def test_reliability_that_cannot_be_told(rows: list[str]) -> None:
    found = figures(rows)
    assert (found.reliability, found.error) == (None, None)


def test_one_way_without_spread_cannot_be_told() -> None:
    assert papers.one_way([[1, 0], [0, 1]]) is None


def test_paper_that_nobody_sat() -> None:
    found = papers.figures([], {})
    assert (found.n, found.mean, found.spread, found.reliability) == (0, None, None, None)
    assert found.in_questions(found.spread) is None


def test_error_of_a_paper_without_reliability_is_the_spread() -> None:
    assert papers.error(0.2, -0.5) == 0.2
    assert papers.error(0.2, 1.0) == 0


@given(ROWS)
def test_alpha_is_at_most_1_within_its_interval(rows: list[list[float]]) -> None:
    for found in (papers.alpha(rows), papers.one_way(rows)):
        if found:
            low, high = found.interval
            assert low <= high <= 1 + 1e-9
            assert found.value <= 1 + 1e-9


@given(ROWS)
def test_alpha_does_not_depend_on_the_order_of_learners_or_questions(
    rows: list[list[float]],
) -> None:
    found = papers.alpha(rows)
    turned = papers.alpha([row[::-1] for row in rows[::-1]])
    assert (found and found.value) == pytest.approx(turned and turned.value, abs=1e-9)


def test_excess_by_hand() -> None:
    # Parts over their means are 2, 0 and 0, 2: influences -2 and 2, their mean square 4 over 2 + 2.
    assert papers.excess([2, 0], [0, 2], places=2) == 1
    # Who adds the same share to both sums adds nothing to the error.
    assert papers.excess([3, 1], [6, 2], places=2) == 0


@pytest.mark.parametrize(("between", "within"), [([0, 0], [1, 2]), ([1, 2], [0, 0])])
def test_excess_without_spread_is_none(between: list[float], within: list[float]) -> None:
    assert papers.excess(between, within, places=4) == 0


def test_interval_is_feldts_where_that_is_wider() -> None:
    # Each is right on another two of four but the first and last: parts that hardly differ.
    found = papers.alpha([[1, 1, 1, 0], [0, 1, 0, 0], [1, 1, 0, 1], [0, 0, 1, 0]])
    assert found
    assert found.interval == intervals.reliability(found.value, between=3, within=9)


def test_interval_is_wider_where_one_learner_makes_all_the_spread() -> None:
    rows = [[0.5, 0.5, 0.5, 0.5]] * 30 + [[0.0, 0.0, 0.0, 0.5], [0.5, 1.0, 0.5, 0.5]]
    for found, within in ((papers.alpha(rows), 31 * 3), (papers.one_way(rows), 32 * 3)):
        assert found
        plain = intervals.reliability(found.value, between=31, within=within)
        assert found.interval.low < plain.low
        assert found.interval.high > plain.high


def test_level_of_an_interval_can_be_chosen() -> None:
    rows = [[1, 1, 1, 0], [0, 1, 0, 0], [1, 1, 0, 1], [0, 0, 1, 0]]
    for method in (papers.alpha, papers.one_way):
        wide, narrow = method(rows), method(rows, level=0.5)
        assert wide
        assert narrow
        assert wide.interval.low < narrow.interval.low < narrow.interval.high < wide.interval.high
