from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.items import Item, Kind
from assessment.scoring import Rule, credit, owner_right, parts_right, score
from tests.assessment.factories import item, two_tier

SINGLE = item(key=("a",))
MULTIPLE = item(Kind.MULTIPLE, ids="abcde", key=("a", "b"), choose=2)
CLASSIFY = item(Kind.CLASSIFY, ids="abc", key=("a:aws", "b:both", "c:customer"))
ORDER = item(Kind.ORDER, ids="abcd", key=("a", "b", "c", "d"))
TWO_TIER = two_tier(key=("aws", "x"))
EVERY = [SINGLE, TWO_TIER, MULTIPLE, CLASSIFY, ORDER]


@pytest.mark.parametrize("made", EVERY)
@pytest.mark.parametrize("rule", Rule)
def test_key_earns_one_and_nothing_earns_none(made: Item, rule: Rule) -> None:
    assert credit(made, made.key, rule) == 1
    assert credit(made, (), rule) == 0


@pytest.mark.parametrize(
    ("made", "answer", "earned", "parts"),
    [
        (SINGLE, ("b",), Fraction(0), (0, 1)),
        (TWO_TIER, ("aws", "y"), Fraction(1, 2), (1, 2)),
        (TWO_TIER, ("aws",), Fraction(1, 2), (1, 2)),
        (TWO_TIER, ("customer", "x"), Fraction(0), (1, 2)),
        (TWO_TIER, ("x",), Fraction(0), (1, 2)),
        (TWO_TIER, ("both", "z"), Fraction(0), (0, 2)),
        (MULTIPLE, ("b",), Fraction(1, 2), (1, 2)),
        (MULTIPLE, ("a", "c"), Fraction(0), (1, 2)),
        (MULTIPLE, ("a", "b", "c"), Fraction(1, 2), (2, 2)),
        (MULTIPLE, ("c", "d"), Fraction(0), (0, 2)),
        (CLASSIFY, ("a:aws", "b:aws", "c:customer"), Fraction(2, 3), (2, 3)),
        (CLASSIFY, ("a:aws",), Fraction(1, 3), (1, 3)),
        (ORDER, ("b", "c", "d", "a"), Fraction(2, 3), (2, 3)),
        (ORDER, ("d", "c", "b", "a"), Fraction(0), (0, 3)),
        (ORDER, ("a", "b"), Fraction(1, 3), (1, 3)),
    ],
)
def test_partial_credit_follows_the_parts(
    made: Item, answer: tuple[str, ...], earned: Fraction, parts: tuple[int, int]
) -> None:
    assert credit(made, answer, Rule.PARTIAL) == earned
    assert parts_right(made, answer) == parts
    assert credit(made, answer, Rule.ALL_OR_NOTHING) == 0


def test_choices_may_come_in_any_order() -> None:
    assert credit(MULTIPLE, ("b", "a"), Rule.ALL_OR_NOTHING) == 1


@pytest.mark.parametrize(
    ("made", "answer", "message"),
    [
        (SINGLE, ("z",), "no option z"),
        (SINGLE, ("a", "b"), "choose one option"),
        (TWO_TIER, ("aws", "both"), "choose one owner and one reason"),
        (TWO_TIER, ("aws", "x", "y"), "choose one owner and one reason"),
        (MULTIPLE, ("a", "a"), "an option is given twice"),
        (CLASSIFY, ("a:aws", "a:both"), "an option is given twice"),
        (CLASSIFY, ("a:nobody",), "customer, aws or both"),
        (CLASSIFY, ("a",), "customer, aws or both"),
        (ORDER, ("a", "a", "b", "c"), "an option is given twice"),
    ],
)
def test_answer_that_was_not_offered_is_refused(
    made: Item, answer: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        credit(made, answer, Rule.PARTIAL)


owners = st.sampled_from(["", "customer", "aws", "both"])
reasons = st.sampled_from(["", "w", "x", "y", "z"])


@given(key=st.tuples(owners.filter(bool), reasons.filter(bool)), owner=owners, reason=reasons)
def test_two_tiers_earn_all_only_together(key: tuple[str, str], owner: str, reason: str) -> None:
    made = two_tier(key=tuple(sorted(key)))
    answer = tuple(filter(None, (reason, owner)))
    whole, half = (credit(made, answer, rule) for rule in Rule)
    right = (owner == key[0], reason == key[1])
    assert whole == (1 if all(right) else 0)
    assert half == (Fraction(1 + right[1], 2) if right[0] else 0)
    assert owner_right(made, answer) == right[0]


@given(answer=st.sets(st.sampled_from("abcde")), rule=st.sampled_from(Rule))
def test_credit_stays_between_none_and_one(answer: set[str], rule: Rule) -> None:
    assert 0 <= credit(MULTIPLE, tuple(answer), rule) <= 1


@given(answer=st.sets(st.sampled_from("abcde")), more=st.sampled_from("abcde"))
def test_a_right_choice_never_costs_and_a_wrong_one_never_pays(answer: set[str], more: str) -> None:
    before = credit(MULTIPLE, tuple(answer - {more}), Rule.PARTIAL)
    after = credit(MULTIPLE, tuple(answer | {more}), Rule.PARTIAL)
    assert after >= before if more in MULTIPLE.key else after <= before


@pytest.mark.parametrize("answer", list(permutations("abcd")))
def test_order_earns_all_only_for_the_key(answer: tuple[str, ...]) -> None:
    earned = credit(ORDER, answer, Rule.PARTIAL)
    assert 0 <= earned <= 1
    assert (earned == 1) == (answer == ORDER.key)


def test_score_adds_up_exactly() -> None:
    total = score([Fraction(1, 3)] * 3)
    assert (total.credit, total.items, total.share) == (Fraction(1), 3, Fraction(1, 3))


def test_score_of_nothing_is_nothing() -> None:
    assert score([]).share == 0
