"""The lens's file, and how it becomes the figure with the matrix's rows."""

from dataclasses import dataclass
from typing import ClassVar

from assessment.matrix import STRICT, Matrix, Row, Statement
from assessment.parties import Party
from lessons.figures.lens import Lens
from lessons.figures.lens_rows import Glass, LensRow, Reason, Restamp


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a row comes to on one service. `layers` give its owner where the row itself does not."""

    __pydantic_config__: ClassVar = STRICT
    row: int
    service: str
    text: str
    layers: tuple[str, ...] = ()
    absent: bool = False


@dataclass(frozen=True, kw_only=True)
class LensFile:
    """The figure's file. `worked` and `owned` are numbers of rows; `services` are the lenses."""

    __pydantic_config__: ClassVar = STRICT
    name: ClassVar[str] = "lens"
    number: str
    title: str
    instruction: str
    worked: int
    owned: int
    services: tuple[str, ...]
    stamps: tuple[Stamp, ...]

    def __post_init__(self) -> None:
        """Something to read, to complete and to fill in; one stamp for a row and a service."""
        if not 0 < self.worked < self.owned:
            raise ValueError("owned: a row after the worked ones")
        pairs = {(stamp.row, stamp.service) for stamp in self.stamps}
        if len(pairs) < len(self.stamps):
            raise ValueError("stamps: one for a row and a service")

    def given(self, matrix: Matrix) -> Lens:
        """The figure with the published rows, each by its statement of the capstone."""
        glasses = tuple(
            Glass(id=service, name=matrix.service[service].short) for service in self.services
        )
        rows = tuple(
            self._row(matrix, row, statement)
            for row in matrix.rows
            for statement in row.statements
            if statement.capstone
        )
        return Lens(
            number=self.number,
            title=self.title,
            instruction=self.instruction,
            worked=self.worked,
            owned=self.owned,
            rows=rows,
            glasses=glasses,
        )

    def _row(self, matrix: Matrix, row: Row, statement: Statement) -> LensRow:
        right = Reason(text=statement.because, party=statement.party)
        wrong = [Reason(text=x.reason, party=x.party, reply=x.reply) for x in statement.lures]
        return LensRow(
            number=row.number,
            duty=row.duty,
            text=statement.text,
            owner=statement.party,
            reasons=tuple(sorted((right, *wrong), key=lambda reason: reason.text)),
            published=row.published,
            today=row.today,
            differs=row.differs,
            restamps={
                s.service: _restamp(matrix, row, s) for s in self.stamps if s.row == row.number
            },
        )


def _restamp(matrix: Matrix, row: Row, stamp: Stamp) -> Restamp:
    if stamp.absent:
        return Restamp(party=None, text=stamp.text)
    if stamp.service in row.today_by_service:
        return Restamp(party=row.today_by_service[stamp.service], text=stamp.text)
    if not stamp.layers and row.today != "depends":
        return Restamp(party=Party(row.today), text=stamp.text)
    cells = matrix.service[stamp.service].by_layer
    parties = {cells[layer].party for layer in stamp.layers}
    party = parties.pop() if len(parties) == 1 else Party.BOTH
    return Restamp(party=party, text=stamp.text)
