"""The core against the walk through time."""

from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessment.terms import deadline
from tests.assessment.terms import oracle
from tests.assessment.terms.oracle import ZERO, World, at, effective, worlds


@settings(max_examples=200, deadline=None)
@given(world=worlds)
def test_effective_terms_are_those_of_the_walk(world: World) -> None:
    found = effective(world)
    expected = {
        "opens_at": at(world.field("opens")),
        "due_at": at(world.due()),
        "last_at": at(world.last()),
        "attempts": 1 if world.field("attempts") is None else world.field("attempts"),
    }
    assert {name: getattr(found, name) for name in expected} == expected


@settings(max_examples=800, deadline=None)
@given(world=worlds, started=st.integers(0, oracle.LONGEST))
def test_deadline_is_that_of_the_walk(world: World, started: int) -> None:
    assume(world.takes(started, known_at=started))
    assert deadline(effective(world), started_at=ZERO + timedelta(seconds=started)) == at(
        world.over_at(started=started)
    )
