from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.blueprints import Blueprint, Mix, Placed, Share, build
from assessment.items import Band, Item, Kind, Pool
from tests.assessment import factories
from tests.assessment.processes import printed

EASY, MEDIUM, HARD = Band
PLAN = Blueprint(
    slug="small",
    name="Small form",
    minutes=10,
    pass_percent=70,
    scored=7,
    trial=3,
    shares=(
        Share(area="in", kind=Kind.SINGLE, scored=3, trial=1),
        Share(area="in", kind=Kind.MULTIPLE, scored=1, trial=1),
        Share(area="of", kind=Kind.SINGLE, scored=2, trial=1),
        Share(area="of", kind=Kind.MULTIPLE, scored=1),
    ),
    bands=(
        Mix(band=EASY, scored=2, trial=1),
        Mix(band=MEDIUM, scored=3, trial=1),
        Mix(band=HARD, scored=2, trial=1),
    ),
)
seeds = st.integers(min_value=0, max_value=2**53)


def made(id_: str, area: str, kind: Kind, band: Band, **more: object) -> Item:
    key = ("a",) if kind is Kind.SINGLE else ("a", "b")
    found = factories.item(kind, ids="abcde"[: 3 + len(key)], key=key, id=id_)
    return replace(found, area=area, band=band, fact=id_, pool=Pool.EXAM, **more)  # type: ignore[arg-type]


def pool(each: int = 3) -> tuple[Item, ...]:
    """So many items of each area, kind and band; the first single and multiple of each fight."""
    found = []
    for area in ("in", "of"):
        for kind in (Kind.SINGLE, Kind.MULTIPLE):
            for band in Band:
                foe = Kind.MULTIPLE if kind is Kind.SINGLE else Kind.SINGLE
                for n in range(each):
                    enemies = () if n else (f"{area}-{foe}-{band}-0",)
                    id_ = f"{area}-{kind}-{band}-{n}"
                    found.append(made(id_, area, kind, band, enemies=enemies))
    return tuple(found)


POOL = pool()


def shares(paper: Iterable[Placed]) -> Counter[tuple[str, Kind, bool]]:
    return Counter((p.item.area, p.item.kind, p.scored) for p in paper)


def bands(paper: Iterable[Placed]) -> Counter[tuple[Band | None, bool]]:
    return Counter((p.item.band, p.scored) for p in paper)


WANTED_SHARES = Counter({(s.area, s.kind, True): s.scored for s in PLAN.shares}) + Counter(
    {(s.area, s.kind, False): s.trial for s in PLAN.shares}
)
WANTED_BANDS = Counter({(m.band, True): m.scored for m in PLAN.bands}) + Counter(
    {(m.band, False): m.trial for m in PLAN.bands}
)


@given(seed=seeds, seen=st.dictionaries(st.sampled_from([i.id for i in POOL]), st.integers(0, 9)))
@settings(max_examples=150, deadline=None)
def test_paper_has_the_counts_of_its_blueprint(seed: int, seen: dict[str, int]) -> None:
    paper = build(POOL, PLAN, seed=seed, seen=seen)

    assert shares(paper) == WANTED_SHARES
    assert bands(paper) == WANTED_BANDS
    assert len({placed.item.id for placed in paper}) == PLAN.count


@given(seed=seeds)
@settings(max_examples=150, deadline=None)
def test_paper_holds_no_enemies(seed: int) -> None:
    paper = build(POOL, PLAN, seed=seed, seen={})
    pairs = combinations((placed.item for placed in paper), 2)

    assert [one.id for one, other in pairs if other.id in one.enemies] == []


@given(seed=seeds)
@settings(max_examples=50, deadline=None)
def test_paper_follows_from_seed_and_not_from_the_order_of_items(seed: int) -> None:
    paper = build(POOL, PLAN, seed=seed, seen={})

    assert build(reversed(POOL), PLAN, seed=seed, seen={}) == paper


PROGRAM = """
from tests.assessment.test_blueprints import PLAN, POOL, build
for seed in range(5):
    for placed in build(POOL, PLAN, seed=seed, seen={}):
        print(placed.item.id, placed.scored)
"""


def test_paper_is_the_same_in_a_process_with_another_hash_seed() -> None:
    first, second = (printed(PROGRAM, hash_seed=seed) for seed in ("1", "2"))

    assert first == second
    assert len(first) == 50


@given(seed=seeds)
@settings(max_examples=50, deadline=None)
def test_second_paper_repeats_nothing_where_the_pool_is_large(seed: int) -> None:
    large = pool(each=6)
    first = {placed.item.id: 1 for placed in build(large, PLAN, seed=seed, seen={})}
    second = build(large, PLAN, seed=seed, seen=first)

    assert [placed.item.id for placed in second if placed.item.id in first] == []


def test_paper_repeats_a_fact_in_a_kind_only_where_it_must() -> None:
    few = [i for i in POOL if i.area == "in" and i.kind is Kind.SINGLE and i.band is not EASY]
    same = tuple(replace(i, fact="one") if i in few else i for i in POOL)

    for seed in range(50):
        paper = build(same, PLAN, seed=seed, seen={})
        asked = Counter((placed.item.fact, placed.item.kind) for placed in paper)
        assert asked["one", Kind.SINGLE] <= 3
        assert [n for key, n in asked.items() if key[0] != "one" and n > 1] == []


def test_paper_is_built_where_each_item_has_to_be_exchanged() -> None:
    easy, hard = (
        [made(f"{band}-{n:02}", "in", Kind.SINGLE, band) for n in range(12)]
        for band in (EASY, HARD)
    )
    plan = replace(
        PLAN,
        scored=12,
        trial=0,
        shares=(Share(area="in", kind=Kind.SINGLE, scored=12),),
        bands=(Mix(band=HARD, scored=12),),
    )
    paper = build([*easy, *hard], plan, seed=1, seen={item.id: 1 for item in hard})

    assert {placed.item.id for placed in paper} == {item.id for item in hard}


def test_items_that_no_share_asks_for_are_never_drawn() -> None:
    twins = tuple(replace(item, id=f"{item.id}-p", pool=Pool.PRACTICE) for item in POOL)
    others = tuple(replace(item, id=f"{item.id}-o", area="other") for item in POOL)
    paper = build((*twins, *others, *POOL), PLAN, seed=1, seen={})

    assert {placed.item.id for placed in paper} <= {item.id for item in POOL}


def test_items_for_practice_change_nothing() -> None:
    twins = tuple(replace(item, id=f"{item.id}-p", pool=Pool.PRACTICE) for item in POOL)

    assert build((*twins, *POOL), PLAN, seed=1, seen={}) == build(POOL, PLAN, seed=1, seen={})


def test_trial_questions_stand_anywhere() -> None:
    papers = [build(POOL, PLAN, seed=seed, seen={}) for seed in range(300)]
    places = Counter(n for paper in papers for n, placed in enumerate(paper) if not placed.scored)

    assert len(places) == PLAN.count
    assert min(places.values()) > 50
    assert max(places.values()) < 130


def test_paper_of_items_too_few_is_refused() -> None:
    fighting = tuple(
        replace(item, enemies=tuple(o.id for o in POOL if o.kind is not item.kind)) for item in POOL
    )
    without_hard = tuple(item for item in POOL if item.band is not HARD)
    for items in (POOL[:4], fighting, without_hard):
        with pytest.raises(ValueError, match="items: too few to build the paper “small”"):
            build(items, PLAN, seed=1, seen={})


def test_pass_mark_is_the_least_whole_number() -> None:
    assert (PLAN.count, PLAN.least) == (10, 5)
    assert replace(PLAN, scored=26).least == 19
    assert replace(PLAN, scored=50).least == 35


def test_areas_count_what_is_scored() -> None:
    assert PLAN.areas == {"in": 4, "of": 3}


def test_order_tells_neither_the_area_nor_what_is_on_trial() -> None:
    papers = [build(POOL, PLAN, seed=seed, seen={}) for seed in range(300)]
    places = [
        Counter((p.item.area, p.item.kind) for p in column) for column in zip(*papers, strict=True)
    ]
    trials = [sum(not p.scored for p in column) for column in zip(*papers, strict=True)]

    # Each place holds every kind of question; three of ten are on trial, 90 of 300 at each place.
    assert {len(found) for found in places} == {len(PLAN.shares)}
    assert all(55 < found < 125 for found in trials)
