"""What the file of Fig. 4.1 holds: people at a door, stops of two dials, what is stored."""

from dataclasses import dataclass
from typing import ClassVar

from assessment.matrix import STRICT


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The setting that is bet on: ids, and how many of the people the door lets in."""

    __pydantic_config__: ClassVar = STRICT
    store: str
    door: int
    contents: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody at the door."""

    __pydantic_config__: ClassVar = STRICT
    who: str
    holds_key: bool


@dataclass(frozen=True, kw_only=True)
class Door:
    """A stop of the door dial. `may` begins a sentence that goes on with what is stored."""

    __pydantic_config__: ClassVar = STRICT
    name: str
    may: str
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A stop of the contents dial. `needs_key`: who enters without the key sees scrambled text."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    short: str
    needs_key: bool
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Store:
    """What is stored, for how many of the people it is meant, and what to say of a setting.

    `fits`: they read it and nobody else; `shut`: one of them does not; `scrambled`: somebody enters
    who cannot read; `wide`: one more reads it; `leak`: all do.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    short: str
    is_picture: bool
    readers: int
    fits: str
    shut: str
    scrambled: str
    wide: str = ""
    leak: str = ""


@dataclass(frozen=True, kw_only=True)
class Replies:
    """Why the two bets come out as they do."""

    __pydantic_config__: ClassVar = STRICT
    sees: str
    owner: str
