"""Where the plates of a stack lie, and how they are moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lessons.figures.wording import listed

MOST_FAILS = 9


@dataclass(frozen=True, kw_only=True)
class StackState:
    """The position of each plate by its id, 1 at the bottom, 0 beside the lot.

    `tested`: the load test was just run on it. `fails` counts failed tests so far. `last` is the
    plate that was moved last, empty where that is not known.
    """

    positions: Mapping[str, int]
    tested: bool = False
    fails: int = 0
    last: str = ""

    def at(self, position: int) -> list[str]:
        """The plates at a position, in the order of their ids."""
        return sorted(plate for plate, p in self.positions.items() if p == position)

    def moved(self, plate: str, position: int, others: Mapping[str, int]) -> "StackState":
        """The plate and others at new positions; the load test has to be run again."""
        positions = {**self.positions, **others, plate: position}
        return replace(self, positions=positions, tested=False, last=plate)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One plate as the form shows it."""

    plate: str
    control: str
    mark: str
    name: str
    position: int
    choices: tuple[int, ...] = field(default=())

    @property
    def may_rise(self) -> bool:
        """Whether there is room above; from beside the lot a plate goes onto the pile."""
        return self.position < len(self.choices)

    @property
    def may_sink(self) -> bool:
        """Whether there is a position below."""
        return self.position > 1


def swapped(state: StackState, plate: str, position: int) -> StackState:
    """The plate at a position; whichever plates lay there take the plate's own."""
    there = [other for other in state.at(position) if other != plate]
    return state.moved(plate, position, dict.fromkeys(there, state.positions[plate]))


def risen(state: StackState, plate: str) -> StackState:
    """One position up; from beside the lot to the lowest free one."""
    top, here = len(state.positions), state.positions[plate]
    free = [position for position in range(1, top + 1) if not state.at(position)]
    if here:
        return swapped(state, plate, here + 1) if here < top else state
    return state.moved(plate, free[0], {}) if free else state


def sunk(state: StackState, plate: str) -> StackState:
    """One position down; the bottom plate stays."""
    here = state.positions[plate]
    return swapped(state, plate, here - 1) if here > 1 else state


def chosen(state: StackState, was: str) -> StackState:
    """The state after a choice: a plate that took a taken position swaps with what lay there.

    `was` holds the earlier positions in the order of the ids, joined by commas. Where it does not
    say so, or more than one plate has moved, the positions stay as they were chosen.
    """
    ids = sorted(state.positions)
    before = was.split(",")
    if len(before) != len(ids):
        return state
    changed = [
        plate for plate, p in zip(ids, before, strict=True) if str(state.positions[plate]) != p
    ]
    if len(changed) != 1:
        return state
    plate, position = changed[0], state.positions[changed[0]]
    earlier = dict(zip(ids, map(_number, before), strict=True))
    if not position or not 0 <= earlier[plate] <= len(ids):
        return state.moved(plate, position, {})
    return swapped(replace(state, positions=earlier), plate, position)


def was(state: StackState) -> str:
    """The positions as `chosen` reads them."""
    return ",".join(str(state.positions[plate]) for plate in sorted(state.positions))


def twice(state: StackState) -> str:
    """A sentence about positions that hold more than one plate, empty where there is none."""
    taken = [p for p in range(1, len(state.positions) + 1) if len(state.at(p)) > 1]
    if not taken:
        return ""
    return f"Position{'s' if len(taken) > 1 else ''} {_are(taken)} used twice"


def _are(taken: list[int]) -> str:
    return f"{listed(taken)} {'are' if len(taken) > 1 else 'is'}"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) == 1 else -1
