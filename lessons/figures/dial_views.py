"""What the templates of Fig. 4.1 are given, and what can be seen at its door."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assessment.parties import Party

type Sight = Literal["", "closed", "scrambled", "picture", "text"]

SIGHTS: dict[Sight, str] = {
    "closed": "A closed door",
    "scrambled": "Scrambled text",
    "picture": "The picture",
    "text": "The text",
}
BETS: tuple[Sight, ...] = ("closed", "scrambled", "text")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One radio or option of the form."""

    value: str
    name: str
    hint: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A bet beside what is true."""

    name: str
    said: str
    right: str
    because: str
    differs: bool
    party: Party | None = None


@dataclass(frozen=True, kw_only=True)
class DialForm:
    """The two bets; once shown their verdicts and the dials. `settings` is how many there are."""

    sees: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    verdicts: tuple[Verdict, ...] = ()
    stores: tuple[Choice, ...] = ()
    doors: tuple[Choice, ...] = ()
    contents: tuple[Choice, ...] = ()
    settings: int = 0


@dataclass(frozen=True, kw_only=True)
class Onlooker:
    """One of the people at the door, and what is on the board above."""

    number: int
    sees: Sight
    has_key: bool
    is_wrong: bool


@dataclass(frozen=True, kw_only=True)
class DialDrawing:
    """How far the door stands open, how the contents lie there, who looks."""

    door: int
    contents: str
    is_picture: bool
    people: tuple[Onlooker, ...]
    is_owned: bool


def sight_of(value: str) -> Sight | None:
    """The bet that a value spells."""
    return next((bet for bet in ("", *BETS) if bet == value), None)


def choices(options: Sequence[tuple[str, str, str]], chosen: str) -> tuple[Choice, ...]:
    """Radios from value, name and hint."""
    return tuple(
        Choice(value=value, name=name, hint=hint, chosen=value == chosen)
        for value, name, hint in options
    )
