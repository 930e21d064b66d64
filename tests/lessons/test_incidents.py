"""The incidents of Fig. 8.1 and the order in which they are dealt."""

import shutil
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.desk_file import DeskFile
from lessons.figures.desk_state import MOST_SEED
from lessons.figures.incidents import CLUES, ROUND, deal, fault, shuffled
from lessons.library import ContentError, library, load
from tests.lessons.desks import desk, desk_twin

SEEDS = st.integers(min_value=0, max_value=MOST_SEED)
FIRST = deal(desk().families, seed=0)[0]


def test_pool_is_large_and_speaks_of_each_owner() -> None:
    owners = Counter(incident.owner for incident in desk().incidents.values())
    assert owners.total() >= 24
    assert min(owners[party] for party in Party) >= 6


def test_neighbours_differ_in_one_clue() -> None:
    for family in desk().families:
        for one, next_ in pairwise(family.incidents):
            differ = [kind for kind in CLUES if one.clue(kind) != next_.clue(kind)]
            assert len(differ) == 1, (one.id, next_.id, differ)
            assert one.right.id != next_.right.id


def test_needed_clues_tell_neighbours_apart() -> None:
    """Where the owner differs, the clue that differs is needed by one of the two."""
    for family in desk().families:
        for one, next_ in pairwise(family.incidents):
            differ = {kind for kind in CLUES if one.clue(kind) != next_.clue(kind)}
            if one.owner is not next_.owner:
                assert differ & {*one.needed, *next_.needed}, one.id


def test_incidents_of_most_families_have_several_owners() -> None:
    one_owner = [f.id for f in desk().families if len({i.owner for i in f.incidents}) == 1]
    assert one_owner == ["night"]


def test_each_incident_rests_on_sources_that_were_read() -> None:
    matrix, facts = library().matrix, library().course.fact
    for incident in desk().incidents.values():
        assert incident.fact in facts
        assert all(matrix.source[s].confidence != "memory" for s in incident.sources)
        assert incident.sources


def test_a_name_waits_for_the_end_of_its_call() -> None:
    """The name tells the condition; id and symptom, which stand before, are the family's."""
    for family in desk().families:
        assert [i.id for i in family.incidents] == [
            f"{family.id}-{n}" for n in range(1, len(family.incidents) + 1)
        ]


@given(SEEDS)
def test_deal_gives_each_incident_once(seed: int) -> None:
    dealt = deal(desk().families, seed=seed)
    assert Counter(i.id for i in dealt) == Counter(desk().incidents.keys())
    assert dealt == deal(desk().families, seed=seed)


@given(SEEDS)
def test_each_call_stands_beside_a_neighbour_that_differs_by_one(seed: int) -> None:
    dealt = deal(desk().families, seed=seed)
    for begin in range(0, len(dealt), ROUND):
        round_ = dealt[begin : begin + ROUND]
        families = [desk().family[incident.id] for incident in round_]
        for one, next_ in pairwise(round_):
            if desk().family[one.id] is desk().family[next_.id]:
                assert sum(one.clue(kind) != next_.clue(kind) for kind in CLUES) == 1
        assert len({family.id for family in families}) == 2
        for at, family in enumerate(families):
            assert family in [*families[max(0, at - 1) : at], *families[at + 1 : at + 2]]


def test_other_seeds_deal_other_orders() -> None:
    orders = {tuple(i.id for i in deal(desk().families, seed=seed)) for seed in range(50)}
    assert len(orders) == 50


@given(SEEDS)
def test_order_of_steps_does_not_follow_the_key(seed: int) -> None:
    twin = desk_twin(desk())
    for incident in desk().incidents.values():
        here = [step.id for step in shuffled(incident, seed=seed)]
        assert here == [step.id for step in shuffled(twin.incidents[incident.id], seed=seed)]


def test_right_steps_stand_in_each_place() -> None:
    places = Counter(
        shuffled(incident, seed=seed).index(incident.right)
        for incident in desk().incidents.values()
        for seed in range(20)
    )
    assert all(places[place] > 600 / 3 * 0.8 for place in range(3))


@pytest.mark.parametrize(
    ("count", "message"),
    [(1, "as many families of three"), (0, "as many families of three")],
)
def test_families_that_make_no_rounds_are_refused(count: int, message: str) -> None:
    assert fault(desk().families[:count]).startswith(message)


def test_doubled_incident_is_refused() -> None:
    triple, *_ = [f for f in desk().families if len(f.incidents) == 3]
    pair = replace(triple, id="again", incidents=triple.incidents[:2])
    assert fault((triple, pair)) == "an id of its own for each incident"
    assert fault(desk().families) == ""


def test_file_of_unequal_families_is_refused() -> None:
    with pytest.raises(ValueError, match="families: as many families of three"):
        DeskFile(number="8.1", title="T", instruction="I", families=desk().families[:1])


def test_incident_with_two_right_steps_is_refused() -> None:
    both = tuple(replace(step, misconception="") for step in FIRST.steps)
    with pytest.raises(ValueError, match="steps: three, and one of them without"):
        replace(FIRST, steps=both)


def test_line_stands_where_the_customer_acts_alone() -> None:
    with pytest.raises(ValueError, match="line: operations or security"):
        replace(FIRST, owner=Party.BOTH, line="security")
    with pytest.raises(ValueError, match="needed: at least one clue"):
        replace(FIRST, needed=())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('sources = ["ec2-key-pairs"]', "sources = []", "no source; expected at least one"),
        ('sources = ["ec2-key-pairs"]', 'sources = ["hearsay"]', 'no source is "hearsay"'),
        ('service = "iam"', 'service = "ian"', 'no service is "ian"'),
        ('layer = "facility"', 'layer = "cellar"', 'no layer is "cellar"'),
        ('fact = "layer-data"', 'fact = "gossip"', 'no fact is "gossip"'),
        (
            'misconception = "aws-rotates-my-keys"',
            'misconception = "luck"',
            'no misconception is "luck"',
        ),
        ('line = "security"', 'line = "pager"', 'line is "pager"'),
    ],
)
def test_mistake_in_the_file_is_found(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = tmp_path / "content"
    shutil.copytree(settings.CONTENT_DIR, folder)
    file = folder / "figures" / "desk.toml"
    file.write_text(file.read_text().replace(old, new, 1))

    with pytest.raises(ContentError) as error:
        load(folder)

    assert len(error.value.problems) == 1
    assert str(error.value.problems[0]).startswith("figures/desk.toml, line ")
    assert message in str(error.value.problems[0])
