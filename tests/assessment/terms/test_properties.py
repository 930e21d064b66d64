"""What holds of terms and deadlines, whatever they are."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.terms import LEAST, Effective, Terms, deadline, effective, moved
from tests.assessment.terms import oracle
from tests.assessment.terms.oracle import ZERO, World, seconds, worlds

NEVER = ZERO + timedelta(days=3650)
moments = st.integers(-1000, 1000).map(lambda n: ZERO + timedelta(seconds=n))
ends = st.none() | moments


def end(at: datetime | None) -> datetime:
    """An end that can be compared: none at all is the latest."""
    return at or NEVER


def ended(found: Effective, started: int) -> datetime:
    """When an attempt ends."""
    return end(deadline(found, started_at=ZERO + timedelta(seconds=started)))


def taken(world: World, started: int) -> None:
    """Leave out what could not be started."""
    assume(world.takes(started, known_at=started))


@given(world=worlds, started=seconds, more=st.integers(0, 400))
def test_more_time_never_ends_anything_earlier(world: World, started: int, more: int) -> None:
    less, much = effective_of(world), effective_of(replace(world, percent=world.percent + more))
    assert ended(much, started) >= ended(less, started)
    assert end(much.last_at) >= end(less.last_at)
    assert end(much.due_at) >= end(less.due_at)


@given(world=worlds, started=seconds)
def test_accommodation_never_ends_anything_earlier(world: World, started: int) -> None:
    plain = effective_of(replace(world, percent=100))
    assert ended(effective_of(world), started) >= ended(plain, started)


@given(world=worlds, started=seconds, given_at=seconds, length=st.integers(1, 500))
def test_extension_never_ends_anything_earlier(
    world: World, started: int, given_at: int, length: int
) -> None:
    taken(world, started)
    extended = replace(world, extensions=(*world.extensions, (given_at, length)))
    assert ended(effective_of(extended), started) >= ended(effective_of(world), started)
    assert end(effective_of(extended).last_at) >= end(effective_of(world).last_at)


@given(world=worlds, started=seconds, name=st.sampled_from(["due", "closes"]), by=seconds)
def test_later_dates_never_end_anything_earlier(
    world: World, started: int, name: str, by: int
) -> None:
    at = world.own.get(name)
    assume(at is not None)
    later = replace(world, own={**world.own, name: (at or 0) + by})
    assert ended(effective_of(later), started) >= ended(effective_of(world), started)
    assert end(effective_of(later).due_at) >= end(effective_of(world).due_at)


@given(world=worlds)
def test_attempt_at_the_last_ordinary_moment_has_its_whole_time(world: World) -> None:
    """Whoever could just do it in ordinary time can just do it in their own."""
    plain = effective_of(replace(world, percent=100, extensions=()))
    assume(plain.limit_s and plain.last_at)
    assert plain.last_at
    started_at = plain.last_at - timedelta(seconds=plain.limit_s)
    own = effective_of(replace(world, extensions=()))
    whole = timedelta(seconds=own.limit_s)
    assert deadline(own, started_at=started_at) == started_at + whole


@given(world=worlds, started=seconds)
def test_terms_do_not_depend_on_the_order_of_groups_or_extensions(
    world: World, started: int
) -> None:
    turned = replace(world, groups=world.groups[::-1], extensions=world.extensions[::-1])
    assert ended(effective_of(turned), started) == ended(effective_of(world), started)
    assert effective_of(turned).last_at == effective_of(world).last_at


@given(world=worlds)
def test_own_change_that_says_what_holds_anyway_changes_nothing(world: World) -> None:
    said = {name: world.field(name) for name in oracle.FIELDS}
    again = replace(world, own={name: one for name, one in said.items() if one is not None})
    assert effective_of(again) == effective_of(world)


def effective_of(world: World) -> Effective:
    """Short for what the core makes of it."""
    return oracle.effective(world)


@given(was=ends, to=ends, now=moments)
def test_running_attempt_keeps_five_minutes_or_what_it_had(
    was: datetime | None, to: datetime | None, now: datetime
) -> None:
    found = moved(was=was, to=to, now=now)
    assert end(found) >= min(end(was), now + LEAST)
    assert end(found) >= min(end(was), end(to))
    assert end(found) <= max(end(was), end(to))


@given(was=ends, to=ends, now=moments, passed=st.integers(0, 600))
def test_running_attempt_is_not_moved_twice(
    was: datetime | None, to: datetime | None, now: datetime, passed: int
) -> None:
    once = moved(was=was, to=to, now=now)
    assert moved(was=once, to=to, now=now + timedelta(seconds=passed)) in {once, to}
    assert moved(was=once, to=to, now=now) == once


@given(was=ends, to=ends, now=moments)
def test_running_attempt_is_lengthened_at_once(
    was: datetime | None, to: datetime | None, now: datetime
) -> None:
    assume(end(to) >= end(was))
    assert moved(was=was, to=to, now=now) == to


@pytest.mark.parametrize("percent", [99, 0, -1])
def test_share_of_time_below_the_whole_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match="percent"):
        effective(Terms(), percent=percent)
