"""Fig. 3.1, Draw the line: six plates, five gaps, one property line."""

from dataclasses import dataclass, replace
from typing import ClassVar

from assessment.matrix import STRICT
from assessment.parties import Party
from lessons.figures.base import Cell, Figure, Mistake, Schedule, Step, Values
from lessons.figures.wording import count


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The gap on top of a layer, and what to say to whoever draws the line there."""

    __pydantic_config__: ClassVar = STRICT
    reply: str


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One plate. `short` is its name inside a sentence."""

    __pydantic_config__: ClassVar = STRICT
    name: str
    short: str


@dataclass(frozen=True, kw_only=True)
class LineState:
    """The chosen gap, counted from the bottom; 0 is none. `shown`: the true line is drawn."""

    gap: int = 0
    shown: bool = False


@dataclass(frozen=True, kw_only=True)
class LineRow:
    """One gap as the form shows it, from the top."""

    gap: int
    upper: str
    lower: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class LineForm:
    """The gaps, top to bottom; `reply` once the line is shown."""

    rows: tuple[LineRow, ...]
    reply: str


@dataclass(frozen=True, kw_only=True)
class Plate:
    """One plate of the drawing, by its number from the top."""

    name: str
    number: int
    place: int
    letter: str
    is_below: bool


@dataclass(frozen=True, kw_only=True)
class LineDrawing:
    """Plates from the bottom up, the gap of the line, and the gap of a bet that missed it."""

    plates: tuple[Plate, ...]
    gap: int
    missed: int


@dataclass(frozen=True, kw_only=True)
class Line(Figure[LineState]):
    """The stack of lesson 3. `layers` stand bottom first; `line` counts the layers under it."""

    name: ClassVar[str] = "line"
    line: int
    layers: tuple[Layer, ...]
    gaps: tuple[Gap, ...]

    def __post_init__(self) -> None:
        """One gap between each two layers, and the line in one of them."""
        if not 2 <= len(self.layers) <= 6:  # noqa: PLR2004 -- said in the message
            raise ValueError("layers: from two to six layers")
        if len(self.gaps) != len(self.layers) - 1:
            raise ValueError("gaps: one gap fewer than layers")
        if not 1 <= self.line <= len(self.gaps):
            raise ValueError("line: the number of a gap, counted from the bottom")

    def start(self) -> LineState:
        """No line."""
        return LineState()

    def read(self, values: Values) -> LineState | None:
        """`gap` holds a number from 1, `show` is yes or no."""
        gap, show = values.get("gap", ""), values.get("show", "no")
        gaps = {str(n): n for n in range(1, len(self.gaps) + 1)} | {"": 0}
        if not values.keys() <= {"gap", "show"} or gap not in gaps or show not in {"yes", "no"}:
            return None
        return LineState(gap=gaps[gap], shown=show == "yes")

    def spell(self, state: LineState) -> dict[str, str]:
        """The gap, where there is one, and whether the line is shown."""
        gap = {"gap": str(state.gap)} if state.gap else {}
        return {**gap, "show": "yes" if state.shown else "no"}

    def veil(self, state: LineState) -> LineState:
        """Only the learner's own line."""
        return replace(state, shown=False)

    def is_shown(self, state: LineState) -> bool:
        """The true line is drawn."""
        return state.shown

    def recall(self, bet: Values) -> LineState:
        """The bet beside the true line."""
        return replace(self.read(bet) or self.start(), shown=True)

    def act(self, state: LineState, command: str, was: str) -> Step[LineState]:  # noqa: ARG002 -- every figure takes it
        """Check wants a gap; show wants nothing."""
        match command:
            case "check":
                if not state.gap:
                    control = f"{self.name}-{len(self.gaps)}"
                    mistake = Mistake(control=control, text="Choose the gap where the line runs")
                    return Step(state=self.veil(state), mistakes=(mistake,))
                bet = self.spell(self.veil(state))
                return Step(state=replace(state, shown=True), bet=bet)
            case "show":
                return Step(state=LineState(shown=True), bet={})
        return Step(state=self.veil(state))

    def caption(self, state: LineState) -> str:
        """Where the line runs and, once shown, how far off the bet was."""
        if not state.shown:
            return f"Your line runs {self._between(state.gap)}." if state.gap else self._empty()
        line = f"The line runs {self._between(self.line)}"
        off = abs(state.gap - self.line)
        if not state.gap:
            return f"{line}. Customer above, AWS below."
        if not off:
            return f"{line}, as you drew it."
        gaps = "gap" if off == 1 else "gaps"
        side = "high" if state.gap > self.line else "low"
        return f"{line}. Yours was {count(off)} {gaps} too {side}."

    def result(self, state: LineState) -> str:
        """Whether the bet found the line."""
        if not state.shown:
            return ""
        if not state.gap:
            return "Where the line runs"
        return "You found the line" if state.gap == self.line else "The line runs elsewhere"

    def schedule(self, state: LineState) -> Schedule:
        """Layers top to bottom, each with its side once the line is shown."""
        total = len(self.layers)
        rows = [
            (
                Cell(text=str(total - place)),
                Cell(text=layer.name),
                Cell(party=self._party(place)) if state.shown else Cell(text=_side(state, place)),
            )
            for place, layer in enumerate(self.layers)
        ]
        column = "Who secures it" if state.shown else "Your line"
        return Schedule(
            title="Schedule of layers, top to bottom",
            columns=("No.", "Layer", column),
            rows=tuple(reversed(rows)),
        )

    def drawing(self, state: LineState) -> LineDrawing:
        """Plates under the line lie lower, so that the line has a gap of its own."""
        gap = self.line if state.shown else state.gap
        plates = [
            Plate(
                name=self.layers[place].name,
                number=len(self.layers) - place,
                place=place + 1,
                letter=self._party(place).letter if state.shown else "",
                is_below=bool(gap) and place < gap,
            )
            for place in range(len(self.layers))
        ]
        missed = state.gap if state.shown and state.gap != self.line else 0
        return LineDrawing(plates=tuple(plates), gap=gap, missed=missed)

    def form(self, state: LineState) -> LineForm:
        """The gaps as a list of radios."""
        rows = [
            LineRow(
                gap=gap,
                upper=self.layers[gap].short,
                lower=self.layers[gap - 1].short,
                chosen=gap == state.gap,
            )
            for gap in range(len(self.gaps), 0, -1)
        ]
        asked = state.gap or self.line
        return LineForm(rows=tuple(rows), reply=self.gaps[asked - 1].reply if state.shown else "")

    def _party(self, place: int) -> Party:
        return Party.AWS if place < self.line else Party.CUSTOMER

    def _between(self, gap: int) -> str:
        return f"between the {self.layers[gap - 1].short} and the {self.layers[gap].short}"

    def _empty(self) -> str:
        layers, gaps = count(len(self.layers)), count(len(self.gaps))
        return f"There is no line yet: {layers} layers, {gaps} gaps."


def _side(state: LineState, place: int) -> str:
    if not state.gap:
        return ""
    return "Above it" if place >= state.gap else "Below it"
