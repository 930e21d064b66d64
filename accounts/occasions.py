"""What happened to a learner, told to the apps that want to know.

Packages may not import those to their left, so a lesson or a quiz cannot call a classroom. Each
app that wants to hear registers when it starts, as holdings do (accounts/portability.py). What it
does then happens in the teller's transaction.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum


class Occasion(StrEnum):
    """A part of a lesson was read, an attempt ended (the subject says which), one signed in."""

    READ = "read"
    ENDED = "ended"
    SIGNED_IN = "signed_in"


type Hear = Callable[[int, str, datetime], None]

_hearers: dict[Occasion, dict[str, Hear]] = {occasion: {} for occasion in Occasion}


def listen(occasion: Occasion, *, name: str, hear: Hear) -> None:
    """Have `hear(learner's key, subject, when)` called; a second of that name replaces it."""
    _hearers[occasion][name] = hear


def tell(occasion: Occasion, *, learner: int, subject: str, at: datetime) -> None:
    """Tell all who listen, in the order of their names."""
    for _, hear in sorted(_hearers[occasion].items()):
        hear(learner, subject, at)
