"""What assignments, questions and moments are called on the pages of staff."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from assessment.items import Band, Kind
from lessons.library import library

KINDS = {
    Kind.SINGLE: "One answer",
    Kind.TWO_TIER: "Owner and reason",
    Kind.MULTIPLE: "Several answers",
    Kind.CLASSIFY: "Sort",
    Kind.ORDER: "Put in order",
}
# As the heads of narrow columns.
SHORT = {
    Kind.SINGLE: "One",
    Kind.TWO_TIER: "Reason",
    Kind.MULTIPLE: "Several",
    Kind.CLASSIFY: "Sort",
    Kind.ORDER: "Order",
}
BANDS = {Band.EASY: "Easy", Band.MEDIUM: "Medium", Band.HARD: "Hard", None: "Not rated"}


def joined(parts: Sequence[str]) -> str:
    """Several things in a sentence: "a, b and c"."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def lessons(slugs: Iterable[str]) -> str:
    """Lessons in a sentence: "lesson 5", "lessons 4 to 6", "lessons 1, 3 and 5", "all lessons"."""
    plans = library().course.lesson
    numbers = sorted({plans[slug].number for slug in slugs if slug in plans})
    if not numbers or len(numbers) == len(plans):
        return "all lessons"
    if len(numbers) == 1:
        return f"lesson {numbers[0]}"
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:  # noqa: PLR2004 - a run
        return f"lessons {numbers[0]} to {numbers[-1]}"
    return f"lessons {joined([str(n) for n in numbers])}"


def areas(ids: Iterable[str]) -> str:
    """Areas in a sentence, in the course's order; empty where none is named."""
    wanted = set(ids)
    names = [f"“{area.name}”" for area in library().course.areas if area.id in wanted]
    return joined(names) if names else ""


def kinds(values: Iterable[str]) -> str:
    """Kinds of questions in a sentence, in their order; empty where none is named."""
    wanted = set(values)
    names = [f"“{name}”" for kind, name in KINDS.items() if kind in wanted]
    return joined(names) if names else ""


def moment(at: datetime, zone: ZoneInfo) -> str:
    """A moment with its weekday, on the clocks of a zone."""
    here = at.astimezone(zone)
    return f"{here:%A} {here.day} {here:%B %Y} at {here:%H:%M}"


def short(at: datetime | None, zone: ZoneInfo) -> str:
    """A moment in a log: "1 Dec 2026, 18:00", or "none"."""
    if at is None:
        return "none"
    here = at.astimezone(zone)
    return f"{here.day} {here:%b %Y, %H:%M}"
