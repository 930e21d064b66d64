import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.items import Kind
from assessment.rules import rule, stock
from tests.assessment.factories import bank

BANK = bank()
ENTRIES = BANK.stock.entries


def some(names: set[str]) -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(sorted(names)))


@given(
    lessons=some({plan.slug for plan in BANK.course.lessons}),
    areas=some({area.id for area in BANK.course.areas}),
    kinds=some({kind.value for kind in Kind}),
    without=some({fact.id for fact in BANK.course.facts}),
)
def test_stock_is_what_the_rule_leaves(
    lessons: set[str], areas: set[str], kinds: set[str], without: set[str]
) -> None:
    wanted = rule(lessons=lessons, areas=areas, kinds=kinds, without=without)
    left = [
        entry
        for entry in ENTRIES
        if (not lessons or entry.lesson in lessons)
        and (not areas or entry.area in areas)
        and (not kinds or entry.kind in kinds)
        and entry.fact not in without
    ]
    assert set(stock(BANK, wanted).entries) == set(left)


def test_rule_of_nothing_is_the_whole_stock() -> None:
    assert stock(BANK, rule()) is BANK.stock


@pytest.mark.parametrize("field", ["lessons", "areas"])
def test_unknown_name_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match=f"{field}: there is no {field[:-1]} attic"):
        stock(BANK, rule(**{field: ["attic"]}))


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kinds: there is no kind essay"):
        rule(kinds=["essay"])
