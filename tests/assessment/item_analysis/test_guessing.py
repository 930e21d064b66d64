"""What blind guessing earns is what the scoring rule gives on average over all answers."""

from fractions import Fraction
from itertools import combinations, permutations, product

import pytest

from assessment import scoring
from assessment.item_analysis.guessing import floor
from assessment.items import Answer, Item, Kind
from assessment.parties import Party
from assessment.scoring import Rule
from tests.assessment.item_analysis.made import item, options

ALL, PARTIAL = Rule.ALL_OR_NOTHING, Rule.PARTIAL
SINGLE = item(Kind.SINGLE, options=options("abcd"), key="b")
TWO_TIER = item(Kind.TWO_TIER, options=[*options("cab"), *options("xyzw", tier=2)], key=("a", "y"))
MULTIPLE = item(Kind.MULTIPLE, options=options("abcde"), key="ad", choose=2)
UNSAID = item(Kind.MULTIPLE, options=options("abcdef"), key="abc")
FEWER = item(Kind.MULTIPLE, options=options("abcd"), key="ab", choose=1)
MORE = item(Kind.MULTIPLE, options=options("abcd"), key="ab", choose=3)
CLASSIFY = item(Kind.CLASSIFY, options=options("abc"), key=("a:aws", "b:customer", "c:both"))
ORDER = item(Kind.ORDER, options=options("abcd"), key="bdac")


def every_answer(one: Item) -> list[Answer]:
    ids = [option.id for option in one.options]
    match one.kind:
        case Kind.SINGLE:
            return [(id_,) for id_ in ids]
        case Kind.TWO_TIER:
            tiers = [[o.id for o in one.options if o.tier == tier] for tier in (1, 2)]
            return list(product(*tiers))
        case Kind.MULTIPLE:
            return list(combinations(ids, one.choose or len(one.key)))
        case Kind.CLASSIFY:
            rows = [[f"{id_}:{party}" for party in Party] for id_ in ids]
            return list(product(*rows))
        case Kind.ORDER:
            return list(permutations(ids))


@pytest.mark.parametrize("rule", list(Rule))
@pytest.mark.parametrize("one", [SINGLE, TWO_TIER, MULTIPLE, UNSAID, FEWER, MORE, CLASSIFY, ORDER])
def test_floor_is_the_mean_credit_of_every_answer(one: Item, rule: Rule) -> None:
    answers = every_answer(one)
    earned = sum((scoring.credit(one, answer, rule) for answer in answers), Fraction(0))
    assert floor(one, rule) == earned / len(answers)


@pytest.mark.parametrize(
    ("one", "whole", "partial"),
    [
        (SINGLE, Fraction(1, 4), Fraction(1, 4)),
        (TWO_TIER, Fraction(1, 12), Fraction(5, 24)),
        (MULTIPLE, Fraction(1, 10), Fraction(1, 10)),
        (CLASSIFY, Fraction(1, 27), Fraction(1, 3)),
        (ORDER, Fraction(1, 24), Fraction(1, 4)),
    ],
)
def test_floor_by_hand(one: Item, whole: Fraction, partial: Fraction) -> None:
    assert (floor(one, ALL), floor(one, PARTIAL)) == (whole, partial)
