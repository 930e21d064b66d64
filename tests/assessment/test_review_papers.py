"""Papers for review: a question for each fact, and none twice running."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.families import Family, family_of
from assessment.items import Kind, Pool
from assessment.papers import review
from tests.assessment import factories

BANK = factories.bank()
FULL = replace(BANK, authored=factories.written())
seeds = st.integers(min_value=0, max_value=2**32)
REASONS = {
    entry.fact for entry in FULL.stock.entries if entry.family is Family.REASON and entry.fact
}
FACTS = sorted(FULL.asking)


@given(seed=seeds, facts=st.lists(st.sampled_from(FACTS), min_size=1, max_size=12, unique=True))
@settings(max_examples=60, deadline=None)
def test_review_asks_each_fact_once_and_no_enemies(seed: int, facts: list[str]) -> None:
    items = review(FULL, facts=[(fact, "") for fact in facts], seed=seed)
    assert items[0].fact == facts[0]
    assert len({item.fact for item in items}) == len(items)
    assert {item.fact for item in items} <= set(facts)
    ids = {item.id for item in items}
    assert [item.id for item in items if ids & set(item.enemies)] == []


@given(seed=seeds, fact=st.sampled_from(FACTS))
@settings(max_examples=60, deadline=None)
def test_review_never_asks_the_same_twice_running(seed: int, fact: str) -> None:
    last = ""
    for turn in range(4):
        (item,) = review(FULL, facts=[(fact, last)], seed=seed + turn)
        assert item.id != last or len(FULL.asking[fact]) == 1
        assert item.pool is Pool.PRACTICE
        last = item.id


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_review_asks_for_owner_and_reason_where_it_can(seed: int) -> None:
    for fact in sorted(REASONS):
        (item,) = review(FULL, facts=[(fact, "")], seed=seed)
        assert item.kind is Kind.TWO_TIER or item.shell in {
            shell.id for shell in BANK.shells if family_of(shell) is Family.REASON
        }


def test_review_leaves_out_what_the_bank_does_not_know() -> None:
    assert review(FULL, facts=[("no-such-fact", "")], seed=1) == ()


def test_review_leaves_out_a_fact_that_only_an_enemy_asks_for() -> None:
    one = replace(factories.item(key=("a",)), id="one", enemies=("other",))
    other = replace(one, id="other", fact="another", enemies=("one",))
    bank = replace(BANK, shells=(), authored=(one, other))
    found = review(bank, facts=[(one.fact, ""), (other.fact, "")], seed=1)
    assert found == (one,)
    assert review(bank, facts=[(one.fact, one.id)], seed=1) == (one,)
