"""Days and wall clocks, against clocks that are watched minute by minute."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.days import around, days_late, days_later, on_wall, readings
from assessment.terms import Terms, deadline, effective
from tests.assessment.zones import DAY, MINUTE, Turn, turns

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
ids = [f"{turn.zone}-{'gap' if turn.gap else 'fold'}" for turn in turns()]
each_turn = pytest.mark.parametrize("turn", turns(), ids=ids)
each = st.sampled_from(turns())
offsets = st.integers(-3 * 24 * 60, 3 * 24 * 60).map(lambda n: n * MINUTE)
zones = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
times = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2060, 1, 1))  # noqa: DTZ001 -- on the wall


def watched(turn: Turn, *, days: int = 2) -> list[tuple[datetime, datetime]]:
    """Every minute around a turn of the clocks, and what they show."""
    first = turn.at - days * DAY
    minutes = (first + n * MINUTE for n in range(2 * days * 24 * 60))
    return [(at, at.astimezone(turn.zone).replace(tzinfo=None, fold=0)) for at in minutes]


def a_day_later(turn: Turn, at: datetime) -> datetime:
    """A day later by watching: the last minute that shows the same, or as much later."""
    shown = dict(watched(turn))
    wanted = shown[at] + DAY
    same = [minute for minute, wall in shown.items() if wall == wanted]
    if same:
        return max(same)
    before = max(minute for minute, wall in shown.items() if wall < wanted)
    return before + (wanted - shown[before])


@each_turn
def test_readings_are_the_minutes_that_show_it(turn: Turn) -> None:
    seen: dict[datetime, list[datetime]] = {}
    for at, wall in watched(turn, days=1):
        seen.setdefault(wall, []).append(at)
    assert {wall: list(readings(wall, turn.zone)) for wall in seen} == seen


@each_turn
def test_time_that_is_left_out_has_no_reading(turn: Turn) -> None:
    shown = {wall for _, wall in watched(turn, days=1)}
    first, last = min(shown), max(shown)
    all_of_them = {first + n * MINUTE for n in range((last - first) // MINUTE)}
    left_out = {wall for wall in all_of_them if not readings(wall, turn.zone)}
    assert left_out == all_of_them - shown
    assert bool(left_out) is turn.gap


@settings(max_examples=100, deadline=None)
@given(turn=each, back=st.integers(1, 2 * 24 * 60 - 1))
def test_day_later_is_that_of_the_clock_that_is_watched(turn: Turn, back: int) -> None:
    at = turn.at - back * MINUTE
    assert days_later(at, days=1, zone=turn.zone) == a_day_later(turn, at)


@settings(max_examples=300, deadline=None)
@given(turn=each, due=offsets, later=st.integers(0, 6 * 24 * 60))
def test_days_late_count_the_days_that_begin(turn: Turn, due: timedelta, later: int) -> None:
    due_at = turn.at + due
    at = due_at + later * MINUTE
    ends = [days_later(due_at, days=n, zone=turn.zone) for n in range(9)]
    assert days_late(due_at=due_at, at=at, zone=turn.zone) == sum(end < at for end in ends)


@given(zone=zones, wall=times, days=st.integers(0, 40))
def test_days_later_never_go_back(zone: ZoneInfo, wall: datetime, days: int) -> None:
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    found = [days_later(at, days=n, zone=zone) for n in (days, days + 1)]
    assert found == sorted(found)
    assert days_late(due_at=at, at=found[1], zone=zone) <= days + 1


@given(zone=zones, wall=times)
def test_times_around_are_read_once(zone: ZoneInfo, wall: datetime) -> None:
    earlier, later = around(wall, zone)
    assert earlier <= wall <= later
    assert [len(readings(one, zone)) for one in (earlier, later)] == [1, 1]
    assert (earlier == later) is (len(readings(wall, zone)) == 1)


@each_turn
def test_time_limit_is_the_same_when_clocks_are_changed(turn: Turn) -> None:
    """Ninety minutes are ninety, though the clock shows thirty or a hundred and fifty."""
    started_at = turn.at - 45 * MINUTE
    found = deadline(effective(Terms(limit_s=5400)), started_at=started_at)
    minutes = [at for at, _ in watched(turn, days=1) if started_at <= at]
    assert found == minutes[90]


@pytest.mark.parametrize(
    ("due", "at", "late"),
    [
        ("2026-03-28 18:00", "2026-03-28 18:00", 0),
        ("2026-03-28 18:00", "2026-03-28 18:01", 1),
        ("2026-03-28 18:00", "2026-03-29 18:00", 1),  # 23 hours
        ("2026-03-28 18:00", "2026-03-29 18:01", 2),
        ("2026-10-24 18:00", "2026-10-25 18:00", 1),  # 25 hours
        ("2026-10-24 18:00", "2026-10-25 18:01", 2),
        ("2026-03-28 02:30", "2026-03-29 03:30", 1),  # 02:30 is left out
        ("2026-03-28 02:30", "2026-03-29 03:31", 2),
        ("2026-11-23 18:00", "2026-11-22 18:00", 0),
        ("2026-11-23 18:00", "2026-12-23 18:00", 30),
    ],
)
def test_days_late_in_berlin(due: str, at: str, late: int) -> None:
    due_at, came_at = (datetime.fromisoformat(text).replace(tzinfo=BERLIN) for text in (due, at))
    assert days_late(due_at=due_at, at=came_at, zone=BERLIN) == late


def test_day_later_in_the_hour_that_comes_twice_is_the_second() -> None:
    due_at = datetime(2026, 10, 24, 2, 30, tzinfo=BERLIN)
    assert days_later(due_at, days=1, zone=BERLIN) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_no_day_later_is_the_same_moment() -> None:
    at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert days_later(at, days=0, zone=BERLIN) == at


def test_day_that_a_zone_skips_is_none() -> None:
    apia = ZoneInfo("Pacific/Apia")
    due_at = datetime(2011, 12, 29, 18, 0, tzinfo=apia)
    at = datetime(2011, 12, 31, 18, 0, tzinfo=apia)
    assert days_late(due_at=due_at, at=at, zone=apia) == 1


def test_wall_shows_the_time_of_the_zone() -> None:
    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    assert on_wall(at, BERLIN) == datetime.combine(at.date(), time(9))
