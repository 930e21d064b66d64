import pytest

from assessment.item_analysis.values import Given, Sat, question
from assessment.items import Kind
from assessment.scoring import Rule
from tests.assessment.item_analysis.made import gave, item, options
from tests.assessment.item_analysis.made import question as by_hand


def labels(kind: Kind, names: str, key: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    made = question(item(kind, options=options(names), key=key))
    return [(choice.part, choice.label, choice.is_key) for choice in made.choices]


def test_choices_of_a_single_item() -> None:
    assert labels(Kind.SINGLE, "xyz", ("y",)) == [
        ("x", "A", False),
        ("y", "B", True),
        ("z", "C", False),
    ]


def test_choices_of_a_two_tier_item_stand_by_tier() -> None:
    both = [*options("ca"), *options("rs", tier=2)]
    made = question(item(Kind.TWO_TIER, options=both, key=("a", "r")))
    assert [choice.label for choice in made.choices] == [
        "owner A",
        "owner B",
        "reason A",
        "reason B",
    ]
    assert [(w.part, k.part) for w, k in made.rivals] == [("c", "a"), ("s", "r")]


def test_choices_of_a_classify_item_are_a_party_for_each_row() -> None:
    made = question(item(Kind.CLASSIFY, options=options("pq"), key=("p:aws", "q:both")))
    assert [choice.label for choice in made.choices if choice.is_key] == ["A: AWS", "B: Both"]
    assert len(made.choices) == 6
    assert {(wrong.group, key.group) for wrong, key in made.rivals} == {("p", "p"), ("q", "q")}


def test_choices_of_an_order_item_are_none() -> None:
    assert labels(Kind.ORDER, "abc", ("a", "b", "c")) == []


def test_question_knows_its_item_and_its_floor() -> None:
    made = item(Kind.MULTIPLE, options=options("abcd"), key=("a", "b"), choose=2)
    found = question(made, rule=Rule.ALL_OR_NOTHING)
    assert (found.ref, found.fact) == ((made.id, made.version), "fact")
    assert float(found.floor) == pytest.approx(1 / 6)


def test_rivals_of_several_keys_are_all_pairs() -> None:
    pairs = [(w.part, k.part) for w, k in by_hand("q", options="ABCD", key="AB").rivals]
    assert pairs == [("C", "A"), ("C", "B"), ("D", "A"), ("D", "B")]


@pytest.mark.parametrize("credit", [-0.1, 1.1])
def test_credit_that_cannot_be_is_refused(credit: float) -> None:
    with pytest.raises(ValueError, match="credit: from 0 to 1"):
        Given(item="q", version="1", chosen=(), credit=credit)


def test_sitting_with_a_question_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="learner 7: a question stands twice"):
        Sat(learner=7, given=(gave("q", "A"), gave("q", "B")))
