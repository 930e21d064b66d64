"""The capstone's sheet as its page shows it."""

from dataclasses import dataclass
from uuid import UUID

from assessment.parties import Party
from lessons.library import library
from quizzes import forms
from quizzes.models import Sureness
from quizzes.queries.sheets import Row, Sheet

# Pass: enough right, and next to nothing that was sure and wrong.
PASS_RIGHT = 11
PASS_CERTAIN_WRONG = 1


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One of a row's three marks: the opaque id that stands for a party."""

    id: str
    party: Party
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One row to be marked."""

    number: int
    label: str
    part: str
    marks: tuple[Mark, ...]
    sure: bool
    rev: int
    error: str = ""

    @property
    def placed(self) -> bool:
        """Whether it has a mark."""
        return any(mark.chosen for mark in self.marks)


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """The sheet with its count."""

    rows: tuple[SheetRow, ...]
    op_id: UUID

    @property
    def parts(self) -> dict[str, str]:
        """What the drawing shows before any mark: the safe is the customer's from the start."""
        return {"safe": "is-C"}

    @property
    def placed(self) -> int:
        """How many rows have a mark."""
        return sum(row.placed for row in self.rows)

    @property
    def sure(self) -> int:
        """How many of those are sure."""
        return sum(row.placed and row.sure for row in self.rows)

    @property
    def empty(self) -> int:
        """The number of the first row without a mark, 0 where all have one."""
        return next((row.number for row in self.rows if not row.placed), 0)

    @property
    def cells(self) -> list[str]:
        """The scale: a row's cell is filled when it has a mark."""
        return ["d" if row.placed else "" for row in self.rows]

    @property
    def errors(self) -> list[tuple[str, str]]:
        """What is missing, each with the row it belongs to."""
        return [(f"row-{row.number}", row.error) for row in self.rows if row.error]


def sheet_page(
    sheet: Sheet, *, chosen: dict[int, tuple[str, bool]] | None = None, errors: bool = False
) -> SheetPage:
    """The page of a sheet. `chosen` holds marks just sent, which stand over those kept."""
    return SheetPage(
        rows=tuple(
            _row(row, (chosen or {}).get(row.position), errors=errors) for row in sheet.rows
        ),
        op_id=forms.new_operation(),
    )


def _row(row: Row, sent: tuple[str, bool] | None, *, errors: bool) -> SheetRow:
    opaque, sure = sent or (
        next(iter(row.kept.answer), ""),
        row.kept.sureness == Sureness.CERTAIN,
    )
    marks = tuple(
        Mark(id=id_, party=option.party, chosen=id_ == opaque)
        for id_, option in row.pin.shown.options
        if option.party
    )
    missing = errors and not opaque
    return SheetRow(
        number=row.position,
        label=row.pin.label,
        part=row.pin.part,
        marks=marks,
        sure=sure,
        rev=row.kept.rev,
        error=f"Row {row.position}: choose who secures it." if missing else "",
    )


def lesson() -> str:
    """The slug of the lesson that holds the capstone, empty while no text does."""
    for slug, text in library().lessons.items():
        if any(block.kind == "capstone" for part in text.parts for block in part.blocks):
            return slug
    return ""
