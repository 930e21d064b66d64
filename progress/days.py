"""Days as they are said."""

from datetime import date

WEEK = 7


def spoken(on: date, *, today: date) -> str:
    """A day as one would say it today: "tomorrow", "Thursday", "Thursday 3 December"."""
    away = (on - today).days
    if away <= 0:
        return "today"
    if away == 1:
        return "tomorrow"
    return f"{on:%A}" if away < WEEK else dated(on)


def dated(on: date) -> str:
    """A day with its date: "Thursday 3 December"."""
    return f"{on:%A} {on.day} {on:%B}"


def short(on: date) -> str:
    """A day for a table: "Thu 3 Dec"."""
    return f"{on:%a} {on.day} {on:%b}"
