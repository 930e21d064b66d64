from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.families import FAMILIES, OWNERS, Family, family_of, family_of_item
from assessment.generation import Material, generate
from assessment.items import Item, Kind, Pool
from assessment.papers import MOST, held, practice, sibling
from assessment.parties import Party
from assessment.stock import Bank
from tests.assessment import factories
from tests.assessment.processes import printed

BANK = factories.bank()
FULL = replace(BANK, authored=factories.written())
WRITTEN = {item.id: item for item in FULL.authored}
SHELLS = {shell.id: shell for shell in BANK.shells}
seeds = st.integers(min_value=0, max_value=2**32)


@given(count=st.integers(min_value=1, max_value=50), seed=seeds)
@settings(max_examples=60, deadline=None)
def test_paper_has_as_many_different_items_as_asked(count: int, seed: int) -> None:
    paper = practice(BANK, count=count, seed=seed)
    assert len({item.id for item in paper}) == count


@given(seed=seeds)
@settings(max_examples=60, deadline=None)
def test_paper_does_not_repeat_a_fact_in_a_kind(seed: int) -> None:
    paper = practice(BANK, count=8, seed=seed)
    assert max(Counter((item.fact, item.kind) for item in paper).values()) == 1


@given(seed=seeds)
@settings(max_examples=60, deadline=None)
def test_paper_rests_on_no_statement_twice(seed: int) -> None:
    paper = practice(BANK, count=6, seed=seed)
    keyed = [part for item in paper for part in sorted(_contents(item))]
    assert len(keyed) == len(set(keyed))


def _contents(item: Item) -> set[str]:
    parts = {part.partition(":")[0].partition("/")[0] for part in item.key}
    return {item.id.split(":")[1], *(parts & BANK.material.duties.keys())}


PROGRAM = """
from dataclasses import replace
from tests.assessment.factories import bank, written
from assessment.papers import practice
wish = {"lessons": {"one", "two"}, "areas": {"below", "above"}}
for seed in range(5):
    for item in practice(replace(bank(), authored=written()), count=10, seed=seed, **wish):
        print(item.id, item.version)
"""


def test_paper_is_the_same_in_a_process_with_another_hash_seed() -> None:
    first, second = (printed(PROGRAM, hash_seed=seed) for seed in ("1", "2"))
    assert first == second
    assert len(first) == 50


def _bank_of(*items: Item) -> Bank:
    return replace(BANK, shells=(), authored=items)


def test_written_items_have_their_share_of_a_paper() -> None:
    papers = [practice(FULL, count=20, seed=seed) for seed in range(200)]
    written = [sum(item.id in WRITTEN for item in paper) for paper in papers]
    assert abs(sum(written) / (200 * 20) - 0.38) < 0.02
    assert min(written) >= 6
    assert max(written) <= 10


def test_written_items_keep_the_shares_of_families_and_owners() -> None:
    drawn = [i for seed in range(400) for i in practice(FULL, count=10, seed=seed)]
    written = [item for item in drawn if item.id in WRITTEN]
    owners = Counter(item.owner for item in written if item.owner)
    for party, share in OWNERS.items():
        assert abs(100 * owners[party] / owners.total() - share) < 6
    families = Counter(family_of_item(item) for item in written)
    for family in (Family.OWNER, Family.REASON, Family.PICK, Family.SEVERAL):
        expected = FAMILIES[family] / 76
        assert abs(families[family] / families.total() - expected) < 0.04


def test_written_items_are_drawn_evenly() -> None:
    drawn = Counter(i.id for seed in range(600) for i in practice(FULL, count=10, seed=seed))
    picks = [drawn[id_] for id_ in WRITTEN if id_.startswith("pick-")]
    assert min(picks) > 0
    assert max(picks) < 4 * sum(picks) / len(picks)


@given(seed=seeds, count=st.integers(min_value=20, max_value=MOST))
@settings(max_examples=40, deadline=None)
def test_paper_holds_no_enemies_and_nothing_twice(seed: int, count: int) -> None:
    paper = practice(FULL, count=count, seed=seed, lessons=["two"])
    ids = {item.id for item in paper}
    assert len(ids) == count
    assert all(ids.isdisjoint(item.enemies) for item in paper)


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_paper_of_all_there_is_takes_one_of_each_circle_of_enemies(seed: int) -> None:
    bank = _bank_of(*FULL.authored[:16])
    paper = practice(bank, count=14, seed=seed)
    ids = {item.id for item in paper}
    assert len(ids) == 14
    assert all(ids.isdisjoint(item.enemies) for item in paper)
    with pytest.raises(ValueError, match="only 14 different questions match"):
        practice(bank, count=15, seed=seed)


def test_enemy_outside_the_filter_is_no_loss() -> None:
    one = replace(factories.item(key=("a",)), id="one", enemies=("other",), lesson="one")
    other = replace(one, id="other", enemies=("one",), lesson="two")
    assert [i.id for i in practice(_bank_of(one, other), count=1, seed=1, lessons=["one"])] == [
        "one"
    ]


def test_exam_items_are_never_drawn() -> None:
    items = tuple(replace(item, pool=Pool.EXAM) for item in FULL.authored)
    bank = replace(BANK, authored=items)
    assert all(item.shell for seed in range(20) for item in practice(bank, count=20, seed=seed))
    found = [sibling(bank, items[0], seed=seed) for seed in range(20)]
    assert all(other is not None and other.shell for other in found)


def test_sibling_is_written_as_often_as_drawn() -> None:
    item = WRITTEN["owner-1"]
    found = [sibling(FULL, item, seed=seed) for seed in range(400)]
    assert {other.fact for other in found if other} == {"fact-1"}
    written = Counter(other.id for other in found if other and other.id in WRITTEN)
    assert set(written) == {"why-1", "pick-1", "two-1"}
    assert 160 < written.total() < 240


def test_sibling_is_no_enemy_and_not_beside() -> None:
    def ids(item: str, *beside: str) -> set[str]:
        bank = replace(FULL, shells=())
        found = [sibling(bank, WRITTEN[item], seed=s, beside=beside) for s in range(40)]
        return {other.id for other in found if other}

    assert ids("pick-1") == {"owner-1", "why-1"}
    assert ids("owner-1", "two-1") == {"why-1"}
    assert ids("owner-1", "two-1", "why-1") == set()


def test_paper_differs_from_seed_to_seed() -> None:
    assert practice(BANK, count=5, seed=1) != practice(BANK, count=5, seed=2)


def test_owners_come_in_their_shares() -> None:
    drawn = [i for seed in range(400) for i in practice(BANK, count=10, seed=seed)]
    owners = Counter(item.owner for item in drawn if item.owner)
    for party, share in OWNERS.items():
        assert abs(100 * owners[party] / owners.total() - share) < 6


def test_owner_questions_alone_are_balanced_too() -> None:
    drawn = [i for seed in range(400) for i in practice(BANK, count=10, seed=seed)]
    owners = Counter(i.owner for i in drawn if family_of(SHELLS[i.shell]) is Family.OWNER)
    for party, share in OWNERS.items():
        assert abs(100 * owners[party] / owners.total() - share) < 6


def test_kinds_are_mixed_and_interleaved() -> None:
    papers = [practice(FULL, count=12, seed=seed) for seed in range(30)]
    assert {item.kind for paper in papers for item in paper} == set(Kind)
    forms = [[(item.shell, item.shell or item.kind) for item in paper] for paper in papers]
    neighbours = [pair for paper in forms for pair in pairwise(paper)]
    repeats = sum(one == other for one, other in neighbours)
    assert repeats < len(neighbours) / 20


def test_filter_keeps_to_lessons_and_areas() -> None:
    paper = practice(BANK, count=10, seed=3, lessons=["two"], areas=["below", "above"])
    assert {item.lesson for item in paper} == {"two"}
    assert {item.area for item in paper} <= {"below", "above"}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"count": 0}, "count: from 1 to 50"),
        ({"count": 51}, "count: from 1 to 50"),
        ({"count": 5, "lessons": ["ten"]}, "lessons: there is no lesson ten"),
        ({"count": 5, "areas": ["up", "down"]}, "areas: there is no area down, up"),
    ],
)
def test_impossible_wish_is_named(asked: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        practice(BANK, seed=1, **asked)  # type: ignore[arg-type]


def test_filter_without_questions_says_so() -> None:
    bank = replace(BANK, shells=(SHELLS["line-ec2"],))
    lesson = bank.fills[0].lesson
    other = "one" if lesson == "two" else "two"
    with pytest.raises(ValueError, match="no question matches; remove a filter"):
        practice(bank, count=1, seed=1, lessons=[other])


def test_too_few_questions_are_counted() -> None:
    bank = replace(BANK, shells=(SHELLS["order-four"], SHELLS["order-five"]))
    said = "only 2 different questions match; ask for 2 or fewer, or choose from more lessons"
    with pytest.raises(ValueError, match=said):
        practice(bank, count=3, seed=1)


def test_last_question_of_a_narrow_bank_is_drawn_too() -> None:
    bank = replace(BANK, shells=(SHELLS["order-four"], SHELLS["order-five"]))
    assert held(bank) == 2
    assert sorted(i.shell for i in practice(bank, count=2, seed=1)) == ["order-five", "order-four"]


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_narrow_bank_repeats_content_in_another_form_first(seed: int) -> None:
    rows = [factories.row(i, factories.statement(i, list(Party)[i % 3])) for i in range(4)]
    bank = Bank(
        matrix=factories.matrix(rows=tuple(rows), services=()),
        course=BANK.course,
        shells=tuple(SHELLS[id_] for id_ in ("owner", "owner-undone", "reason")),
    )
    paper = practice(bank, count=len(bank.fills) // 3 * 2, seed=seed)
    forms = Counter((family_of(SHELLS[i.shell]), i.id.split(":")[1]) for i in paper)
    assert max(forms.values()) == 1


def test_shells_of_a_page_of_their_own_are_never_drawn() -> None:
    assert {fill.shell.id for fill in BANK.fills}.isdisjoint({"capstone", "capstone-reason"})


@given(shell=st.sampled_from(sorted(SHELLS)), seed=seeds, other=seeds)
@settings(max_examples=150, deadline=None)
def test_sibling_asks_for_the_same_fact_anew(shell: str, seed: int, other: int) -> None:
    item = generate(SHELLS[shell], BANK.matrix, BANK.course, seed)
    found = sibling(BANK, item, seed=other)
    assert found is not None
    assert found.fact == item.fact
    assert found.id != item.id


def test_sibling_prefers_other_content() -> None:
    item = next(i for i in _owner_items() if i.id == "owner:s1")
    found = [sibling(BANK, item, seed=seed) for seed in range(20)]
    assert all(other is not None and "s1" not in other.id.split(":") for other in found)


def test_sibling_on_the_same_content_takes_another_form() -> None:
    lone = factories.row(1, factories.statement(1, Party.CUSTOMER))
    rest = [factories.row(i, factories.statement(i, Party.AWS)) for i in range(2, 12)]
    bank = Bank(
        matrix=factories.matrix(rows=(lone, *rest)),
        course=BANK.course,
        shells=tuple(SHELLS[id_] for id_ in ("owner", "owner-undone", "reason", "sort")),
    )
    item = generate(SHELLS["owner"], bank.matrix, bank.course, 0)
    found = sibling(bank, replace(item, id="owner:s1", fact="fact-1"), seed=1)
    assert found is not None
    assert found.shell in {"reason", "sort"}


def test_fact_with_one_question_has_no_sibling() -> None:
    bank = replace(BANK, shells=(SHELLS["order-six"],))
    item = practice(bank, count=1, seed=1)[0]
    assert sibling(bank, item, seed=1) is None
    assert sibling(bank, replace(item, fact="unheard-of"), seed=1) is None


def test_sibling_in_the_only_form_has_other_options() -> None:
    bank = replace(BANK, shells=(SHELLS["line-ec2"],))
    item = practice(bank, count=1, seed=1)[0]
    found = sibling(bank, item, seed=1)
    assert found is not None
    assert found.shell == "line-ec2"
    assert found.stem != item.stem


def _owner_items() -> list[Item]:
    return [generate(SHELLS["owner"], BANK.matrix, BANK.course, seed) for seed in range(90)]


def test_material_of_a_bank_is_its_own() -> None:
    assert isinstance(BANK.material, Material)
    assert BANK.material.matrix is BANK.matrix
