"""Fig. 7.1, The evidence drawer: which papers show that a claim is true."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from assessment.matrix import STRICT
from assessment.parties import Party
from lessons.figures.base import Cell, Schedule
from lessons.figures.rows import Rows, RowsState
from lessons.figures.wording import capital, count, listed, matches

PAPERS = {Party.AWS: "AWS’s report", Party.CUSTOMER: "Our own record", Party.BOTH: "Both papers"}
LETTERS = {party.letter: party for party in PAPERS}
SHELVES = (Party.AWS, Party.CUSTOMER)


type DrawerState = RowsState[Party | None]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One claim, whose papers show it, and why."""

    __pydantic_config__: ClassVar = STRICT
    claim: str
    needs: Party
    because: str


@dataclass(frozen=True, kw_only=True)
class DrawerRow:
    """One claim as the form shows it; what stands after `choice` is set once it is shown."""

    number: int
    control: str
    claim: str
    choice: Party | None
    said: str = ""
    right: str = ""
    because: str = ""
    differs: bool = False
    is_stamped: bool = False


@dataclass(frozen=True, kw_only=True)
class DrawerForm:
    """The claims with their radios, or with the verdicts."""

    rows: tuple[DrawerRow, ...]
    options: tuple[tuple[str, str], ...]
    shown: bool


@dataclass(frozen=True, kw_only=True)
class File:
    """One place on a shelf: empty, filed, missing (it is needed) or extra (it shows nothing)."""

    owner: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Column:
    """A claim's two places and its stamp."""

    number: int
    files: tuple[File, ...]
    is_stamped: bool
    differs: bool


@dataclass(frozen=True, kw_only=True)
class DrawerDrawing:
    """The columns of the drawer, and whether the auditor has been."""

    columns: tuple[Column, ...]
    shown: bool


@dataclass(frozen=True, kw_only=True)
class Drawer(Rows[Party | None]):
    """The drawer of lesson 7."""

    name: ClassVar[str] = "drawer"
    answers: ClassVar[Mapping[str, Party]] = LETTERS
    nothing: ClassVar[None] = None
    control: ClassVar[str] = "A"
    wanted: ClassVar[str] = "Choose the papers for claim {}"
    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        """At most six claims: the drawing has six columns."""
        if not 1 <= len(self.claims) <= 6:  # noqa: PLR2004 -- said in the message
            raise ValueError("claims: from one to six claims")

    @property
    def total(self) -> int:
        """How many claims there are."""
        return len(self.claims)

    def caption(self, state: DrawerState) -> str:
        """How many claims have papers; once shown how many match, or which papers each wants."""
        total, filed = len(self.claims), sum(map(bool, state.choices))
        if not state.shown:
            return f"You have filed papers for {filed} of {total} claims."
        if not filed:
            return f"{capital(self._shelved())}."
        rows = self._rows(state)
        wrong = [row for row in rows if row.differs]
        bare = [row.number for row in rows if row.choice and not row.is_stamped]
        verb = "Claim {} has no stamp." if len(bare) == 1 else "Claims {} have no stamp."
        stamps = verb.format(listed(bare)) if bare else "Each claim has its stamp."
        return f"{matches(filed - len(wrong), filed)}. {stamps}"

    def result(self, state: DrawerState) -> str:
        """How many match."""
        if not state.shown:
            return ""
        filed = sum(map(bool, state.choices))
        if not filed:
            return f"{capital(count(len(self.claims)))} claims and their papers"
        return matches(filed - sum(row.differs for row in self._rows(state)), filed)

    def schedule(self, state: DrawerState) -> Schedule:
        """Number, claim and papers, chosen or needed."""
        return Schedule(
            title="Schedule of evidence",
            columns=("No.", "Claim", "Shown by" if state.shown else "Your bet"),
            rows=tuple(
                (
                    Cell(text=str(row.number)),
                    Cell(text=row.claim),
                    Cell(text=row.right or (PAPERS[row.choice] if row.choice else "")),
                )
                for row in self._rows(state)
            ),
        )

    def drawing(self, state: DrawerState) -> DrawerDrawing:
        """Files as chosen; once shown each is judged, and a claim without a bet has its papers."""
        columns = []
        for row, claim in zip(self._rows(state), self.claims, strict=True):
            chosen = row.choice or (claim.needs if state.shown else None)
            files = tuple(
                File(owner=shelf.letter, place=_place(shelf, chosen, claim, shown=state.shown))
                for shelf in SHELVES
            )
            stamped = state.shown and (row.is_stamped or not row.choice)
            columns.append(
                Column(number=row.number, files=files, is_stamped=stamped, differs=row.differs)
            )
        return DrawerDrawing(columns=tuple(columns), shown=state.shown)

    def form(self, state: DrawerState) -> DrawerForm:
        """The claims in their order."""
        options = tuple((party.letter, name) for party, name in PAPERS.items())
        return DrawerForm(rows=tuple(self._rows(state)), options=options, shown=state.shown)

    def _shelved(self) -> str:
        numbers: dict[Party, list[int]] = {}
        for number, claim in enumerate(self.claims, start=1):
            numbers.setdefault(claim.needs, []).append(number)
        said = {
            Party.AWS: "AWS’s report shows",
            Party.CUSTOMER: "your own record",
            Party.BOTH: "both together",
        }
        return "; ".join(f"{said[p]} {listed(numbers[p])}" for p in said if p in numbers)

    def _rows(self, state: DrawerState) -> list[DrawerRow]:
        rows = []
        for number, (claim, choice) in enumerate(
            zip(self.claims, state.choices, strict=True), start=1
        ):
            row = DrawerRow(
                number=number,
                control=self.control_of(number),
                claim=claim.claim,
                choice=choice,
            )
            if state.shown:
                row = replace(
                    row,
                    said=PAPERS[choice] if choice else "",
                    right=PAPERS[claim.needs],
                    because=claim.because,
                    differs=choice is not None and choice is not claim.needs,
                    is_stamped=choice in {claim.needs, Party.BOTH},
                )
            rows.append(row)
        return rows


def _place(shelf: Party, chosen: Party | None, claim: Claim, *, shown: bool) -> str:
    """What lies for a claim on a shelf."""
    filed, needed = chosen in {shelf, Party.BOTH}, claim.needs in {shelf, Party.BOTH}
    if shown and filed != needed:
        return "extra" if filed else "missing"
    return "filed" if filed else "empty"
