"""Days and wall clocks of a zone: what a time means there, and how many days late something is.

Twice a year the clocks of many zones are changed. In spring an hour is left out, so a time can be
one that no clock shows; in autumn an hour comes twice, so a time can mean two moments.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count

MINUTE = timedelta(minutes=1)


def readings(wall: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """The moments at which clocks of the zone show this: one, or none, or two in their order.

    `wall` has no zone of its own. The moments are in UTC.
    """
    both = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(sorted(at for at in both if on_wall(at, zone) == wall))


def on_wall(at: datetime, zone: tzinfo) -> datetime:
    """What clocks of the zone show at a moment, without a zone and without a fold."""
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def around(wall: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The last minute before a time, and the first after it, that clocks show just once."""
    earlier, later = wall, wall
    while len(readings(earlier, zone)) != 1:
        earlier -= MINUTE
    while len(readings(later, zone)) != 1:
        later += MINUTE
    return earlier, later


def days_later(at: datetime, *, days: int, zone: tzinfo) -> datetime:
    """The moment so many days (0 or more) later at the same time on the wall.

    A day may have 23 or 25 hours. Where the time is left out on that day, it is as much later as is
    left out; where it comes twice, it is the second one: in doubt there is more time, not less.
    """
    if not days:
        return at
    wall = on_wall(at, zone) + timedelta(days=days)
    return max(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))


def days_late(*, due_at: datetime, at: datetime, zone: tzinfo) -> int:
    """How many days late something is that came in then: days begun since it was due, 0 in time.

    A day ends at the time on the wall at which it was due.
    """
    if at <= due_at:
        return 0
    # Two days fewer than the calendar says: one for the time of day, one that a zone may skip.
    least = max(1, (on_wall(at, zone).date() - on_wall(due_at, zone).date()).days - 2)
    return next(n for n in count(least) if at <= days_later(due_at, days=n, zone=zone))
