import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.generation import generate
from assessment.items import Item, Kind
from assessment.presentation import from_snapshot, present, to_snapshot
from tests.assessment import factories

BANK = factories.bank()
CHI_SQUARE_3_AT_001 = 16.27
seeds = st.integers(min_value=-(2**63), max_value=2**63)
items = st.builds(
    lambda shell, seed: generate(shell, BANK.matrix, BANK.course, seed),
    st.sampled_from(BANK.shells),
    st.integers(min_value=0, max_value=10_000),
)
FOUR = factories.item(key=("c",))
SORT = factories.item(Kind.CLASSIFY, ids="abc", key=("a:aws", "b:both", "c:customer"))


@given(item=items, seed=seeds)
@settings(max_examples=150, deadline=None)
def test_snapshot_holds_all_through_json(item: Item, seed: int) -> None:
    shown = present(item, seed)
    again = from_snapshot(json.loads(json.dumps(to_snapshot(shown))))
    assert again == shown
    assert again.item.version == item.version


@given(item=items, seed=seeds)
@settings(max_examples=150, deadline=None)
def test_answer_comes_back_as_it_was_shown(item: Item, seed: int) -> None:
    shown = present(item, seed)
    assert shown.read(shown.show(item.key)) == item.key
    assert sorted(option.id for _, option in shown.options) == sorted(item.option)


@given(item=items, seed=seeds)
@settings(max_examples=150, deadline=None)
def test_opaque_ids_are_never_the_items_own(item: Item, seed: int) -> None:
    opaque = [id_ for id_, _ in present(item, seed).order]
    assert set(opaque).isdisjoint(item.option)
    assert len(set(opaque)) == len(item.options)


@given(item=items, one=seeds, other=seeds)
@settings(max_examples=50, deadline=None)
def test_opaque_ids_differ_from_attempt_to_attempt(item: Item, one: int, other: int) -> None:
    ids = [{id_ for id_, _ in present(item, seed).order} for seed in (one, other)]
    assert ids[0].isdisjoint(ids[1]) or one == other


def test_place_of_the_key_is_uniform() -> None:
    runs = 4_000
    ranks = [0, 0, 0, 0]
    for seed in range(runs):
        ranks[[id_ for _, id_ in present(FOUR, seed).order].index("c")] += 1
    expected = runs / 4
    assert sum((n - expected) ** 2 / expected for n in ranks) < CHI_SQUARE_3_AT_001


def test_rank_of_the_keys_opaque_id_is_uniform() -> None:
    runs = 4_000
    ranks = [0, 0, 0, 0]
    for seed in range(runs):
        shown = present(FOUR, seed)
        ranks[sorted(shown.own_id).index(shown.opaque_id["c"])] += 1
    expected = runs / 4
    assert sum((n - expected) ** 2 / expected for n in ranks) < CHI_SQUARE_3_AT_001


def test_fixed_order_stays() -> None:
    item = factories.item(key=("c",), fixed_order=True)
    for seed in range(20):
        assert [option.id for _, option in present(item, seed).options] == list("abcd")


@given(seed=seeds, reasons=st.sampled_from(["wxy", "wxyz"]))
def test_two_tiers_show_owners_in_order_and_then_reasons(seed: int, reasons: str) -> None:
    made = factories.two_tier(reasons=reasons)
    shown = present(replace(made, options=made.options[::-1]), seed)
    ids = [option.id for _, option in shown.options]
    assert (ids[:3], sorted(ids[3:])) == (["both", "aws", "customer"], list(reasons))
    assert shown.read(shown.show(("x", "aws"))) == ("aws", "x")
    assert from_snapshot(json.loads(json.dumps(to_snapshot(shown)))) == shown


@pytest.mark.parametrize("fixed_order", [True, False])
def test_two_tier_reason_of_the_key_stands_anywhere(*, fixed_order: bool) -> None:
    runs, made = 4_000, replace(factories.two_tier(), fixed_order=fixed_order)
    ranks = [0, 0, 0, 0]
    for seed in range(runs):
        ranks[[id_ for _, id_ in present(made, seed).order].index("x") - 3] += 1
    expected = runs / 4
    assert sum((n - expected) ** 2 / expected for n in ranks) < CHI_SQUARE_3_AT_001


def test_choices_are_read_into_one_form() -> None:
    item = factories.item(Kind.MULTIPLE, key=("a", "b"), choose=2)
    shown = present(item, 1)
    assert shown.read(tuple(reversed(shown.show(("a", "b"))))) == ("a", "b")


def test_party_travels_with_its_row() -> None:
    shown = present(SORT, 1)
    given = tuple(f"{shown.opaque_id[id_]}:aws" for id_ in "cab")
    assert shown.read(given) == ("a:aws", "b:aws", "c:aws")


@pytest.mark.parametrize("answer", [("a",), ("",), ("customer",)])
def test_id_that_was_not_shown_is_refused(answer: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="this option was not offered"):
        present(FOUR, 1).read(answer)
