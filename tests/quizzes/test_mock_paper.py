"""Papers of the mock exams, as the course's own content gives them."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.items import Pool
from quizzes import bank

FORMS = ("short", "long")
PAPERS = 200
# How much oftener than on average the most used item may be drawn.
MOST = 2


@pytest.mark.parametrize("slug", FORMS)
@given(seed=st.integers(min_value=0, max_value=2**53))
@settings(max_examples=40, deadline=None)
def test_paper_is_built_to_its_blueprint(slug: str, seed: int) -> None:
    blueprint = bank.blueprints()[slug]
    paper = bank.mock_paper(slug, seed=seed, seen={})
    items = [placed.item for placed in paper]
    shares = Counter((p.item.area, p.item.kind, p.scored) for p in paper)
    bands = Counter((p.item.band, p.scored) for p in paper)

    assert {item.pool for item in items} == {Pool.EXAM}
    assert len({item.id for item in items}) == blueprint.count
    for share in blueprint.shares:
        assert shares[share.area, share.kind, True] == share.scored
        assert shares[share.area, share.kind, False] == share.trial
    for mix in blueprint.bands:
        assert (bands[mix.band, True], bands[mix.band, False]) == (mix.scored, mix.trial)
    assert [one.id for one, other in combinations(items, 2) if other.id in one.enemies] == []


def test_forms_are_those_of_the_real_exam_and_a_shorter_one() -> None:
    short, long = bank.blueprints().values()

    assert (short.scored, short.trial, short.minutes, short.least) == (26, 4, 42, 19)
    assert (long.scored, long.trial, long.minutes, long.least) == (50, 15, 90, 35)
    assert sum(short.areas.values()) == 26
    assert sum(long.areas.values()) == 50


def test_items_are_used_evenly_on_the_short_form() -> None:
    used = Counter(
        placed.item.id
        for seed in range(PAPERS)
        for placed in bank.mock_paper("short", seed=seed, seen={})
    )
    pool = [item for item in bank.bank().authored if item.pool is Pool.EXAM]

    assert used.keys() == {item.id for item in pool}
    assert max(used.values()) < MOST * used.total() / len(pool)


def test_second_short_form_repeats_no_question() -> None:
    for seed in range(20):
        first = {p.item.id: 1 for p in bank.mock_paper("short", seed=seed, seen={})}
        second = bank.mock_paper("short", seed=seed + 1, seen=first)
        assert [p.item.id for p in second if p.item.id in first] == []


def test_form_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        bank.mock_paper("endless", seed=1, seen={})
