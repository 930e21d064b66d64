"""All figures by the name of their file, and what an address or a bet makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.figures.base import (
    Cell,
    Figure,
    Mistake,
    Schedule,
    Step,
    Values,
    Written,
    own,
    prefixed,
)
from lessons.figures.callers import Callers
from lessons.figures.desk_file import DeskFile
from lessons.figures.dial import Dial
from lessons.figures.drawer import Drawer
from lessons.figures.house import House
from lessons.figures.lens_file import LensFile
from lessons.figures.line import Line
from lessons.figures.slider_file import SliderFile
from lessons.figures.split import Split
from lessons.figures.stack import Stack

SCHEMAS: dict[str, type[Written]] = {
    figure.name: figure
    for figure in (House, Stack, Line, Callers, DeskFile, Dial, Drawer, SliderFile, Split, LensFile)
}

__all__ = ["SCHEMAS", "Cell", "Mistake", "Schedule", "Step", "View"]


@dataclass(frozen=True, kw_only=True)
class View:
    """A figure in one state, with all that its template shows."""

    figure: Figure[Any]
    state: Any
    mistakes: tuple[Mistake, ...] = ()
    is_reset: bool = False
    has_bet: bool = False

    @property
    def name(self) -> str:
        """The figure's name, in ids, addresses and templates."""
        return self.figure.name

    @property
    def values(self) -> dict[str, str]:
        """The values that spell the state in an address."""
        return prefixed(self.name, self.figure.spell(self.state))

    @property
    def fresh(self) -> dict[str, str]:
        """The values that start the figure over."""
        return prefixed(self.name, self.figure.spell(self.figure.again(self.state)))

    @property
    def others(self) -> dict[str, str]:
        """The values that tell the same in other words, empty where there are none."""
        other = self.figure.other(self.state)
        return {} if other is None else prefixed(self.name, self.figure.spell(other))

    @property
    def is_shown(self) -> bool:
        """Whether the state tells the key."""
        return self.figure.is_shown(self.state)

    @property
    def caption(self) -> str:
        """The sentence under the drawing and in the status."""
        return self.figure.caption(self.state)

    @property
    def result(self) -> str:
        """The heading of the result."""
        return self.figure.result(self.state)

    @property
    def schedule(self) -> Schedule:
        """The table under the drawing."""
        return self.figure.schedule(self.state)

    @property
    def drawing(self) -> object:
        """What the drawing shows."""
        return self.figure.drawing(self.state)

    @property
    def form(self) -> object:
        """What the form shows."""
        return self.figure.form(self.state)

    @property
    def errors(self) -> tuple[tuple[str, str], ...]:
        """The mistakes as the error summary takes them."""
        return tuple((mistake.control, mistake.text) for mistake in self.mistakes)


def stake(figure: Figure[Any], values: Values) -> str:
    """The name of the bet on the state that an address or a form spells."""
    return figure.stake(figure.read(own(figure.name, values)) or figure.start())


def look(figure: Figure[Any], *, address: Values, bet: Values | None) -> View:
    """The figure as an address shows it; without a state there, as the bet left it.

    `bet` is None until one is placed: then nothing is shown that would tell the key.
    """
    values = own(figure.name, address)
    if not values:
        state = figure.start() if bet is None else figure.recall(bet)
        return View(figure=figure, state=state, has_bet=bet is not None)
    state = figure.read(values)
    if state is None:
        return View(figure=figure, state=figure.start(), is_reset=True, has_bet=bet is not None)
    if bet is None:
        state = figure.veil(state)
    return View(figure=figure, state=state, has_bet=bet is not None)


def take(
    figure: Figure[Any], *, values: Mapping[str, str], command: str, was: str, has_bet: bool
) -> Step[Any]:
    """What a submitted form leads to. A state that cannot be read counts as none chosen."""
    state = figure.read(own(figure.name, values)) or figure.start()
    return figure.act(state if has_bet else figure.veil(state), command, was)
