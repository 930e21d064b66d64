"""What every figure can do.

A figure is data from a file together with pure functions of a frozen state. The address of the
page spells the state (`?house.1=A&house.2=C`), so every state can be linked, kept and printed.
What a figure would give away is told only by a state that is *shown*, and `veil` takes that from a
state until the learner's bet is placed.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Literal, Protocol

from assessment.matrix import STRICT, Matrix
from assessment.parties import Party

type Values = Mapping[str, str]
type Bets = Mapping[str, dict[str, str]]
type Command = Literal["place", "check", "show"]


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """Why a form cannot be taken yet. `control` is the id of the first control to mend."""

    control: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a schedule: a text, a party's tag, or nothing yet."""

    text: str = ""
    party: Party | None = None


@dataclass(frozen=True, kw_only=True)
class Note:
    """A footnote of a schedule: what it is about, which half is whose, and what else there is.

    `mark` is the number of a red triangle, 0 for none.
    """

    about: str
    halves: tuple[tuple[Party, str], ...] = ()
    text: str = ""
    mark: int = 0


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The table under a drawing. The second cell of a row is its heading."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step[S]:
    """What a submitted form leads to. Where there are mistakes, nothing has happened.

    `bet` is the prediction it places: values as in the address, empty when the learner asked to be
    shown, None when the form only redraws.
    """

    state: S
    mistakes: tuple[Mistake, ...] = ()
    bet: dict[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Stop[S]:
    """A state that a link of a figure leads to. `kind` is "here" or "next" for these two."""

    label: str
    state: S
    said: str = ""
    kind: str = ""


class Written(Protocol):
    """What the file of a figure holds. Most files hold the whole figure and are one themselves.

    A figure that speaks of services takes its owners from the matrix, so that a fact is mended in
    one place: its file's shape is a class of its own, whose `given` puts both together.
    """

    name: ClassVar[str]

    def given(self, matrix: Matrix) -> "Figure[Any]":
        """The figure, with what it takes from the matrix."""


@dataclass(frozen=True, kw_only=True)
class Figure[S](ABC):
    """One figure of the course. `number` is its place, as in 1.1."""

    __pydantic_config__: ClassVar = STRICT
    name: ClassVar[str]
    moves_form: ClassVar[bool] = False  # whether a redrawing changes the form itself
    once_more: ClassVar[str] = "Start this figure over"
    number: str
    title: str
    instruction: str

    def given(self, matrix: Matrix) -> "Figure[S]":  # noqa: ARG002 -- for files that need it
        """The figure itself: its file holds all of it."""
        return self

    def seat(self, *, bets: "Bets", seed: int) -> "Figure[S]":  # noqa: ARG002 -- for figures that deal
        """The figure as one learner meets it, with the bets of the lesson; `seed` 0 is nobody's."""
        return self

    @property
    def is_personal(self) -> bool:
        """Whether it shows what belongs to one learner besides the state."""
        return False

    def stake(self, state: S) -> str:  # noqa: ARG002 -- for figures that take several bets
        """The name under which the bet on a state is kept."""
        return self.name

    def again(self, state: S) -> S:  # noqa: ARG002 -- for figures that take several bets
        """The state in which what is shown starts over."""
        return self.start()

    def stops(self, state: S) -> tuple["Stop[S]", ...]:  # noqa: ARG002 -- for figures that have some
        """The states that links of the figure lead to."""
        return ()

    def moves(self, state: S, was: str) -> bool:  # noqa: ARG002 -- for figures that turn pages
        """Whether a redrawing to `state` changes the form; `was` is what it was made for."""
        return self.moves_form

    @cached_property
    def digest(self) -> str:
        """A digest of the figure's data: what two figures that differ do not share."""
        return hashlib.blake2b(repr(self).encode(), digest_size=8).hexdigest()

    @abstractmethod
    def start(self) -> S:
        """The state in which nothing has been chosen."""

    @abstractmethod
    def read(self, values: Values) -> S | None:
        """The state that values spell, without the figure's prefix; None where they spell none."""

    @abstractmethod
    def spell(self, state: S) -> dict[str, str]:
        """The values that spell a state: `read(spell(s)) == s`."""

    @abstractmethod
    def veil(self, state: S) -> S:
        """The state without anything that tells the key."""

    @abstractmethod
    def is_shown(self, state: S) -> bool:
        """Whether the state tells the key."""

    def other(self, state: S) -> S | None:  # noqa: ARG002 -- for figures that have two
        """The same told in other words, where the figure has two vocabularies."""
        return None

    @abstractmethod
    def recall(self, bet: Values) -> S:
        """The shown state of a bet that was placed earlier; an empty bet is no prediction."""

    @abstractmethod
    def act(self, state: S, command: str, was: str) -> Step[S]:
        """What a form leads to: `command` names the button, `was` is the state it was made for."""

    @abstractmethod
    def caption(self, state: S) -> str:
        """The sentence under the drawing, at most 20 words; it is also what is announced."""

    @abstractmethod
    def result(self, state: S) -> str:
        """The heading of the result, empty until there is one."""

    @abstractmethod
    def schedule(self, state: S) -> Schedule:
        """The table under the drawing."""

    @abstractmethod
    def drawing(self, state: S) -> object:
        """What the drawing's template needs."""

    @abstractmethod
    def form(self, state: S) -> object:
        """What the form's template needs."""


def own(name: str, values: Values) -> dict[str, str]:
    """A figure's values without its prefix."""
    return {k.removeprefix(f"{name}."): v for k, v in values.items() if k.startswith(f"{name}.")}


def prefixed(name: str, values: Values) -> dict[str, str]:
    """Values with the figure's prefix, as they stand in the address."""
    return {f"{name}.{k}": v for k, v in values.items()}
