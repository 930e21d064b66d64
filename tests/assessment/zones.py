"""The days of a year on which clocks are changed, in all zones there are."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
YEAR = 2026


@dataclass(frozen=True, kw_only=True)
class Turn:
    """The moment from which clocks of a zone show something else; `gap`: they go forward."""

    zone: ZoneInfo
    at: datetime
    gap: bool


@cache
def turns() -> tuple[Turn, ...]:
    """All of them; zones whose clocks always agree are named once."""
    found: dict[tuple[object, ...], tuple[Turn, ...]] = {}
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        own = _turns(zone)
        offsets = [datetime(YEAR, 1, 1, tzinfo=UTC).astimezone(zone).utcoffset()]
        offsets += [turn.at.astimezone(zone).utcoffset() for turn in own]
        found.setdefault((*(turn.at for turn in own), *offsets), own)
    return tuple(turn for own in found.values() for turn in own)


def _turns(zone: ZoneInfo) -> tuple[Turn, ...]:
    found = []
    day = datetime(YEAR, 1, 1, tzinfo=UTC)
    while day.year == YEAR:
        before, after = day, day + DAY
        if (was := _offset(before, zone)) != _offset(after, zone):
            while after - before > MINUTE:
                middle = before + (after - before) / 2 // MINUTE * MINUTE
                before, after = (
                    (middle, after) if _offset(middle, zone) == was else (before, middle)
                )
            found.append(Turn(zone=zone, at=after, gap=_offset(after, zone) > was))
        day += DAY
    return tuple(found)


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
