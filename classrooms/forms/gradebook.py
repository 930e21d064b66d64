"""What of a gradebook is asked for, read from an address."""

from collections.abc import Mapping

from classrooms.gradebook import LEFT
from classrooms.queries.gradebook import NAME, Show, Wanted

LONGEST = 80
LARGEST = 2**31 - 1


def wanted(sent: Mapping[str, str]) -> Wanted:
    """From an address, whatever it says: what makes no sense is as if it were not there."""
    sort = _text(sent, "sort")
    show = sent.get("show", "")
    group = sent.get("group", "")
    return Wanted(
        show=Show(show) if show in set(Show) else Show.SCORE,
        sort=sort.removeprefix("-") or NAME,
        down=sort.startswith("-"),
        first=sent.get("first", "") == "1",
        group=_number(group),
        left=group == LEFT,
        name=_text(sent, "name"),
        only=_text(sent, "only"),
        page=page_number(sent),
    )


def page_number(sent: Mapping[str, str]) -> int:
    """Which page an address asks for, 1 where it says none."""
    return _number(sent.get("page", "")) or 1


def cleaned(text: str) -> str:
    """As a name may be searched for: no database takes a NUL."""
    return text.replace("\0", "").strip()[:LONGEST]


def _text(sent: Mapping[str, str], name: str) -> str:
    return cleaned(sent.get(name, ""))


def _number(text: str) -> int | None:
    if not (text.isascii() and text.isdigit()):
        return None
    return number if (number := int(text[:LONGEST])) <= LARGEST else None
