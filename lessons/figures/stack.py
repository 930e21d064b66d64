"""Fig. 2.1, Build the stack: six plates, each on the one that it needs."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from assessment.matrix import STRICT
from lessons.figures import stack_state
from lessons.figures.base import Cell, Figure, Mistake, Schedule, Step, Values
from lessons.figures.stack_state import MOST_FAILS, Row, StackState
from lessons.figures.wording import capital

FAILS_BEFORE_HELP = 3
EXTRA = {"show", "tests", "last"}


@dataclass(frozen=True, kw_only=True)
class Plate:
    """One layer: its name, its name in a sentence, its mark on the plate and what it needs."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    short: str
    mark: str
    needs: str


@dataclass(frozen=True, kw_only=True)
class StackForm:
    """The plates, highest first, then those beside the lot; and what the load test says."""

    rows: tuple[Row, ...]
    was: str
    tests: int
    last: str
    verdict: str
    stands: bool
    offers_help: bool


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One plate of the drawing."""

    plate: str
    mark: str
    position: int
    floats: bool = False


@dataclass(frozen=True, kw_only=True)
class StackDrawing:
    """Plates on the lot from the bottom up, plates beside it, and where the bob hangs."""

    slots: range
    plates: tuple[Drawn, ...]
    beside: tuple[Drawn, ...]
    floating: int
    stands: bool


@dataclass(frozen=True, kw_only=True)
class Stack(Figure[StackState]):
    """The stack of lesson 2. `plates` stand bottom first."""

    name: ClassVar[str] = "stack"
    moves_form: ClassVar[bool] = True
    plates: tuple[Plate, ...]

    def __post_init__(self) -> None:
        """Six positions are drawn; ids serve as names in the address."""
        if not 2 <= len(self.plates) <= 6:  # noqa: PLR2004 -- said in the message
            raise ValueError("plates: from two to six plates")
        ids = {plate.id for plate in self.plates}
        if len(ids) < len(self.plates) or ids & EXTRA:
            raise ValueError("plates: a different id for each plate, none of show, tests, last")

    @cached_property
    def plate(self) -> dict[str, Plate]:
        """Plates by id, in the order of their names, which tells nothing."""
        return {p.id: p for p in sorted(self.plates, key=lambda p: p.name)}

    def start(self) -> StackState:
        """All plates beside the lot."""
        return StackState(positions=dict.fromkeys(sorted(self.plate), 0))

    def read(self, values: Values) -> StackState | None:
        """Each plate's position by its id; `show` says whether the test was run on it."""
        positions = {key: value for key, value in values.items() if key not in EXTRA}
        known = {str(position): position for position in range(len(self.plates) + 1)}
        show, tests, last = (
            values.get(k, v) for k, v in (("show", "no"), ("tests", "0"), ("last", ""))
        )
        if not positions.keys() <= self.plate.keys() or not set(positions.values()) <= known.keys():
            return None
        if show not in {"yes", "no"} or last not in {"", *self.plate}:
            return None
        if len(tests) != 1 or not "0" <= tests <= str(MOST_FAILS):
            return None
        placed = {plate: known[positions.get(plate, "0")] for plate in sorted(self.plate)}
        state = StackState(positions=placed, tested=show == "yes", fails=int(tests), last=last)
        return None if state.tested and self._mistakes(state) else state

    def spell(self, state: StackState) -> dict[str, str]:
        """Positions of the plates on the lot, failed tests, and whether it was just tested."""
        values = {plate: str(p) for plate, p in sorted(state.positions.items()) if p}
        values |= {"last": state.last} if state.last else {}
        values |= {"tests": str(state.fails)} if state.fails else {}
        return {**values, "show": "yes" if state.tested else "no"}

    def veil(self, state: StackState) -> StackState:
        """Untested, and without help."""
        return replace(state, tested=False, fails=0)

    def is_shown(self, state: StackState) -> bool:
        """Just tested."""
        return state.tested

    def recall(self, bet: Values) -> StackState:
        """The bet under the load test; without one the finished stack."""
        state = self.read(bet) if bet else None
        return self._tested(state) if state and not self._mistakes(state) else self._solved()

    def act(self, state: StackState, command: str, was: str) -> Step[StackState]:
        """Move a plate, run the load test, or help."""
        verb, _, plate = command.partition(".")
        if verb in {"up", "down"} and plate in self.plate:
            move = stack_state.risen if verb == "up" else stack_state.sunk
            return Step(state=replace(move(state, plate), tested=False))
        match command:
            case "check":
                mistakes = self._mistakes(state)
                if mistakes:
                    return Step(state=replace(state, tested=False), mistakes=mistakes)
                bet = self.spell(self.veil(state))
                return Step(state=self._tested(state), bet=bet)
            case "show":
                return Step(state=self._solved(), bet={})
            case "next" if self._offers_help(state):
                return Step(state=self._helped(state))
        return Step(state=replace(stack_state.chosen(state, was), tested=False))

    def caption(self, state: StackState) -> str:
        """What the test found, else where the last plate lies and how many are placed."""
        if state.tested:
            floating = self._floating(state)
            if floating:
                return f"The load test fails at position {floating[0]}. {floating[1].needs}"
            return "The load test passes: every plate rests on the one that it needs."
        double = stack_state.twice(state)
        if double:
            return f"{double}."
        placed = sum(map(bool, state.positions.values()))
        total = len(self.plates)
        verb = "is" if placed == 1 else "are"
        tally = "All plates are" if placed == total else f"{placed} of {total} plates {verb}"
        if not state.last:
            return f"{tally} in the stack."
        return f"{capital(self._lies(state))}. {tally} in the stack."

    def result(self, state: StackState) -> str:
        """Whether the stack stands."""
        if not state.tested:
            return ""
        floating = self._floating(state)
        return f"The {floating[1].short} floats" if floating else "The stack stands"

    def schedule(self, state: StackState) -> Schedule:
        """Positions top to bottom: what lies under each plate, or what it needs once all stand."""
        stands = state.tested and not self._floating(state)
        rows = [
            (
                Cell(text=str(row.position) if row.position else "–"),
                Cell(text=row.name),
                Cell(text=self.plate[row.plate].needs if stands else self._rests(state, row)),
            )
            for row in self._rows(state)
        ]
        return Schedule(
            title="Schedule of plates, top to bottom",
            columns=("No.", "Layer", "What it needs" if stands else "Rests on"),
            rows=tuple(rows),
        )

    def drawing(self, state: StackState) -> StackDrawing:
        """A plate on the wrong one hangs above it; those over it are not judged."""
        floating = self._floating(state) if state.tested else None
        drawn = [
            Drawn(
                plate=row.plate,
                mark=row.mark,
                position=row.position,
                floats=floating is not None and row.position >= floating[0],
            )
            for row in self._rows(state)
        ]
        return StackDrawing(
            slots=range(1, len(self.plates) + 1),
            plates=tuple(plate for plate in reversed(drawn) if plate.position),
            beside=tuple(plate for plate in drawn if not plate.position),
            floating=floating[0] if floating else 0,
            stands=state.tested and floating is None,
        )

    def form(self, state: StackState) -> StackForm:
        """The plates with their selects and buttons."""
        floating = self._floating(state) if state.tested else None
        return StackForm(
            rows=tuple(self._rows(state)),
            was=stack_state.was(state),
            tests=state.fails,
            last=state.last,
            verdict=floating[1].needs if floating else "",
            stands=state.tested and floating is None,
            offers_help=state.tested and self._offers_help(state),
        )

    def _solved(self) -> StackState:
        placed = {plate.id: position for position, plate in enumerate(self.plates, start=1)}
        return StackState(positions=dict(sorted(placed.items())), tested=True)

    def _tested(self, state: StackState) -> StackState:
        failed = self._floating(state) is not None
        fails = min(state.fails + failed, MOST_FAILS)
        return replace(state, tested=True, fails=fails, last="")

    def _floating(self, state: StackState) -> tuple[int, Plate] | None:
        """The first plate from below that lies on the wrong one; all positions are taken."""
        for position, plate in enumerate(self.plates, start=1):
            found = state.at(position)[0]
            if found != plate.id:
                return position, self.plate[found]
        return None

    def _offers_help(self, state: StackState) -> bool:
        if state.fails < FAILS_BEFORE_HELP or self._mistakes(state):
            return False
        return self._floating(state) is not None

    def _helped(self, state: StackState) -> StackState:
        floating = self._floating(state)
        position = floating[0] if floating else 1
        return stack_state.swapped(state, self.plates[position - 1].id, position)

    def _mistakes(self, state: StackState) -> tuple[Mistake, ...]:
        mistakes = [
            Mistake(
                control=f"{self.name}-{plate.id}",
                text=f"Choose a position for the {plate.short}",
            )
            for plate in self.plate.values()
            if not state.positions[plate.id]
        ]
        double = stack_state.twice(state)
        if double:
            clash = next(
                p
                for p in state.positions
                if len(state.at(state.positions[p])) > 1 and state.positions[p]
            )
            mistakes.insert(0, Mistake(control=f"{self.name}-{clash}", text=double))
        return tuple(mistakes)

    def _rows(self, state: StackState) -> list[Row]:
        choices = tuple(range(1, len(self.plates) + 1))
        rows = [
            Row(
                plate=plate.id,
                control=f"{self.name}-{plate.id}",
                mark=plate.mark,
                name=plate.name,
                position=state.positions[plate.id],
                choices=choices,
            )
            for plate in self.plate.values()
        ]
        return sorted(rows, key=lambda row: -row.position)

    def _rests(self, state: StackState, row: Row) -> str:
        if not row.position:
            return "Not placed"
        if row.position == 1:
            return "The ground"
        below = state.at(row.position - 1)
        return self.plate[below[0]].name if below else "Nothing"

    def _lies(self, state: StackState) -> str:
        position = state.positions[state.last]
        where = f"is at position {position}" if position else "is not placed"
        return f"the {self.plate[state.last].short} {where}"
