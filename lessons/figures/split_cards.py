"""What the cards of a split control hold, and what their templates need."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from assessment.matrix import STRICT
from assessment.parties import Party

type Half = Literal["customer", "aws", "neither"]

HALVES: dict[str, Half] = {"C": "customer", "A": "aws", "N": "neither"}
LETTERS: dict[Half, str] = {half: letter for letter, half in HALVES.items()}
WORDS: dict[str, str] = {"C": "Customer half", "A": "AWS half", "N": "Neither"}
PARTIES: dict[str, Party | None] = {"C": Party.CUSTOMER, "A": Party.AWS, "N": None}
SLOTS = (6, 5, 4)  # the places of the upper half, from the top; the lower half mirrors them


@dataclass(frozen=True, kw_only=True)
class Strip:
    """One task, the half that it belongs to and why."""

    __pydantic_config__: ClassVar = STRICT
    task: str
    half: Half
    because: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """One control. `customer` and `aws` are sentences on the two halves."""

    __pydantic_config__: ClassVar = STRICT
    name: str
    customer: str
    aws: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True, kw_only=True)
class SplitState:
    """The card that lies open, a letter or an empty text for each strip of each card.

    `shown` holds the numbers of the cards that were judged, in their order.
    """

    card: int = 1
    choices: tuple[tuple[str, ...], ...]
    shown: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SplitRow:
    """One strip as the form shows it; `right` and `because` are set once the card is judged."""

    number: int
    key: str
    task: str
    choice: str
    said: str = ""
    right: str = ""
    owner: Party | None = None
    because: str = ""
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A card as it is offered: `is_done` once it was judged."""

    number: int
    name: str
    is_open: bool
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class SplitForm:
    """The open card. `kept` are the names and values of what its controls do not hold."""

    leaves: tuple[Leaf, ...]
    rows: tuple[SplitRow, ...]
    options: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    shown: bool
    customer: str = ""
    aws: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawnStrip:
    """A strip on the duct or beside it: its classes for column and row, its look, its drops."""

    number: int
    column: int
    row: str
    look: str
    drips: bool


@dataclass(frozen=True, kw_only=True)
class Valve:
    """The valve of one half; water runs while it is open."""

    letter: str
    is_closed: bool


@dataclass(frozen=True, kw_only=True)
class SplitDrawing:
    """The duct of the open card, its upper valve first."""

    strips: tuple[DrawnStrip, ...]
    valves: tuple[Valve, ...]
