"""What the service slider takes from the matrix, and how its plates lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from assessment.matrix import STRICT, Cell, Matrix
from assessment.parties import Party
from lessons.figures.base import Note
from lessons.figures.wording import count

PLATES = 9

type Owners = tuple[Party | None, ...]


@dataclass(frozen=True, kw_only=True)
class Move:
    """A layer and who looks after it once it is pulled back."""

    __pydantic_config__: ClassVar = STRICT
    layer: str
    party: Party


@dataclass(frozen=True, kw_only=True)
class Pull:
    """A choice that pulls the line back on one service; `note` says what it leaves to you."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    service: str
    name: str
    note: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, kw_only=True)
class Served:
    """One service: its owners bottom first, None where it has no such layer, and its notes."""

    id: str
    short: str
    picture: str
    owners: Owners
    notes: tuple[tuple[str, Note], ...]

    def held(self, party: Party) -> int:
        """How many layers the party has to itself."""
        return sum(owner is party for owner in self.owners)


@dataclass(frozen=True, kw_only=True)
class Plate:
    """One plate, `number` from the top and `place` from the bottom; `drop` sinks it 0 to 2 steps.

    `mark` is the number of the choice that pulled it back, 0 for none.
    """

    name: str
    number: int
    place: int
    party: Party | None
    drop: int
    pulses: bool
    mark: int


@dataclass(frozen=True, kw_only=True)
class SliderDrawing:
    """Plates from the bottom up. `gap` counts the plates under the line; it cuts `split` more."""

    plates: tuple[Plate, ...]
    gap: int
    split: int


def served(*, matrix: Matrix, service: str, layers: tuple[str, ...]) -> Served:
    """A service of the matrix, reduced to these layers."""
    found = matrix.service[service]
    cells = {layer: found.by_layer.get(layer, Cell(layer=layer)) for layer in layers}
    notes = ((layer, _note(matrix.layer[layer].name, cell)) for layer, cell in cells.items())
    return Served(
        id=found.id,
        short=found.short,
        picture=found.picture,
        owners=tuple(matrix.layer[layer].everywhere or cells[layer].party for layer in layers),
        notes=tuple((layer, note) for layer, note in notes if note),
    )


def tally(owners: Owners) -> str:
    """Who holds how many: "You hold 4 layers, AWS 4, one is split"."""
    counts = {party: owners.count(party) for party in (*Party, None)}
    mine = counts[Party.CUSTOMER]
    parts = [f"You hold {mine} {'layer' if mine == 1 else 'layers'}", f"AWS {counts[Party.AWS]}"]
    for party, word in ((Party.BOTH, "split"), (None, "missing")):
        if number := counts[party]:
            parts.append(f"{count(number)} {'is' if number == 1 else 'are'} {word}")
    return ", ".join(parts)


def notes(*, served: Served, moved: Mapping[str, tuple[int, Pull]]) -> tuple[Note, ...]:
    """The service's notes, those of pulled layers replaced by what the choices leave to you."""
    pulled = dict(moved.values())
    choices = [Note(about=pull.name, text=pull.note, mark=n) for n, pull in pulled.items()]
    kept = [note for layer, note in reversed(served.notes) if layer not in moved]
    return tuple(choices + kept)


def drawing(
    *, names: tuple[str, ...], owners: Owners, pulsing: frozenset[int], marks: Mapping[int, int]
) -> SliderDrawing:
    """The line lies on top of AWS's lowest plates and is folded through split ones just above."""
    gap = _run(owners, 0, {Party.AWS, None})
    while gap and owners[gap - 1] is None:
        gap -= 1
    split = _run(owners, gap, {Party.BOTH}) - gap
    plates = [
        Plate(
            name=names[place],
            number=len(owners) - place,
            place=place + 1,
            party=party,
            drop=(1 + bool(split)) if place < gap else int(place < gap + split),
            pulses=place in pulsing,
            mark=marks.get(place, 0),
        )
        for place, party in enumerate(owners)
    ]
    return SliderDrawing(plates=tuple(plates), gap=gap, split=split)


def _run(owners: Owners, start: int, kinds: set[Party | None]) -> int:
    """Where a run of such plates ends that begins at `start`."""
    end = start
    while end < len(owners) and owners[end] in kinds:
        end += 1
    return end


def _note(name: str, cell: Cell) -> Note | None:
    halves = ((Party.CUSTOMER, cell.customer_part), (Party.AWS, cell.aws_part))
    told = tuple((party, text) for party, text in halves if text)
    is_split = cell.party is Party.BOTH
    text = cell.note or ("" if told else cell.because)
    if not is_split and not cell.note:
        return None
    return Note(about=name, halves=told if is_split else (), text=text)
