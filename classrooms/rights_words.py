"""What the pages of rights say."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from assessment.explaining import Case, moment
from assessment.policy import WHOLE_TIME
from classrooms.actions.rights import Moved
from classrooms.models import Classroom, Membership, Override

SOME = 3
RELEASED = {
    "scores": "Scores are released. Everybody who has handed in sees theirs.",
    "replies": "Questions are released, with keys, reasons and scores.",
}
NOTHING_RELEASED = "Nothing had to be released: it is shown already."


def zone(classroom: Classroom) -> ZoneInfo:
    """The zone of a class."""
    return ZoneInfo(classroom.time_zone)


def said(at: datetime, *, zone: tzinfo) -> str:
    """A moment on the class's clock, with its year: Fri 27 Nov 2026 18:00."""
    return moment(at, zone=zone, year=0)


def different(row: Override, *, zone: tzinfo) -> list[str]:
    """What an override changes, a phrase for each field."""
    return list(_different(row, zone=zone))


def _different(row: Override, *, zone: tzinfo) -> Iterator[str]:
    for verb, at in (("opens", row.opens_at), ("due", row.due_at), ("closes", row.closes_at)):
        if at is not None:
            yield f"{verb} {said(at, zone=zone)}"
    if row.limit_minutes is not None:
        yield f"{row.limit_minutes} minutes" if row.limit_minutes else "no time limit"
    if row.attempts is not None:
        number = row.attempts or "any number of"
        yield f"{number} attempt{'' if row.attempts == 1 else 's'}"
    if row.exempt is not None:
        yield "exempt" if row.exempt else "counts"


def names(who: Sequence[Membership]) -> str:
    """Some people: Ana, Ben and Chi; Ana, Ben, Chi and 4 more."""
    shown = [one.name for one in who[:SOME]]
    if len(who) > SOME:
        shown.append(f"{len(who) - SOME} more")
    *most, last = shown
    return f"{', '.join(most)} and {last}" if most else last


def share(member: Membership) -> str:
    """How much time somebody has."""
    if member.percent == WHOLE_TIME:
        return f"{member} has the time that all have."
    return f"{member} has {member.percent}% of the time that all have."


def moved(found: Moved) -> list[str]:
    """What a change did to attempts that run, in sentences."""
    told = []
    if found.longer:
        told.append(f"{names(found.longer)}: the attempt that is open ends later now.")
    if found.shorter:
        told.append(f"{names(found.shorter)}: the attempt that is open ends earlier now.")
    return told


def idle(case: Case, *, minutes: int) -> str:
    """Why so many minutes from now would change nothing; empty where they do."""
    until = case.at + timedelta(minutes=minutes)
    ends = [case.effective.last_at]
    if case.open:
        ends.append(case.open.deadline_at)
    set_ends = [at for at in ends if at is not None]
    if not set_ends:
        return "Nothing ends for them here, so there is nothing to extend."
    if until <= min(set_ends):
        have = case.say(min(set_ends))
        return f"They have until {have} anyway. Give them more than that."
    return ""


def extended(case: Case) -> str:
    """What an extension came to."""
    until = case.effective.extended_to
    said = f"{case.name} has until {case.say(until)}." if until else ""
    allowed = case.effective.attempts
    if case.sat and not case.open and allowed and len(case.begun) >= allowed:
        return f"{said} No attempt is left to them: give them one more as well."
    return said
