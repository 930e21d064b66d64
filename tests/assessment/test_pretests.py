from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.parties import Party
from assessment.pretests import pretest
from lessons.library import library
from quizzes import bank
from tests.assessment import factories
from tests.assessment.processes import printed

seeds = st.integers(min_value=0, max_value=2**32)


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_pretest_asks_of_each_owner_twice(seed: int) -> None:
    items = bank.pretest(count=6, seed=seed)
    assert Counter(item.owner for item in items) == dict.fromkeys(Party, 2)


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_pretest_repeats_no_fact_and_no_row(seed: int) -> None:
    items = bank.pretest(count=6, seed=seed)
    rows = {library().matrix.row_of[item.id.split(":")[1]].number for item in items}
    assert (len({item.fact for item in items}), len(rows)) == (6, 6)


def test_pretest_orders_owners_by_chance() -> None:
    orders = {tuple(i.owner for i in bank.pretest(count=6, seed=seed)) for seed in range(60)}
    assert len(orders) > 30


def test_pretest_longer_than_the_matrix_is_refused() -> None:
    with pytest.raises(ValueError, match="count: the matrix holds too few duties"):
        pretest(factories.bank(), count=50, seed=1)


def test_pretest_is_the_same_in_a_process_with_another_hash_seed() -> None:
    program = """
from tests.assessment.factories import bank
from assessment.pretests import pretest
for seed in range(5):
    print([item.id for item in pretest(bank(), count=3, seed=seed)])
"""
    first, second = (printed(program, hash_seed=seed) for seed in ("1", "2"))
    assert first == second
