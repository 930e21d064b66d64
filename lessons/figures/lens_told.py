"""What the lens tells of its rows: sentences, table, drawing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assessment.parties import Party
from lessons.figures.base import Cell, Note, Schedule
from lessons.figures.lens_rows import (
    AskedRow,
    DrawnRow,
    Glass,
    LensChoice,
    LensDrawing,
    LensRow,
    LensState,
)
from lessons.figures.wording import listed, matches

if TYPE_CHECKING:
    from lessons.figures.lens import Lens

TO_COME = "To come"
NOTHING = "No such thing"


def asked(row: LensRow, state: LensState, *, is_owned: bool, shown: bool) -> AskedRow:
    """A row of the open step, with its verdict where it is shown."""
    reason, owner = dict(state.reasons).get(row.number, 0), dict(state.owners).get(row.number)
    owners = () if is_owned else (Party.CUSTOMER, Party.AWS, Party.BOTH)
    open_ = AskedRow(
        number=row.number,
        text=row.text,
        owner=row.owner if is_owned else None,
        reasons=tuple(
            LensChoice(value=str(n), word=one.text, chosen=n == reason)
            for n, one in enumerate(row.reasons, start=1)
        ),
        owners=tuple(
            LensChoice(value=party.letter, word=party.word, chosen=party is owner)
            for party in owners
        ),
    )
    if not shown:
        return open_
    taken = row.reasons[reason - 1] if reason else None
    said = [owner.word] if owner else []
    said += [f"because {taken.text}"] if taken else []
    wrong_owner = owner is not None and owner is not row.owner
    return AskedRow(
        number=open_.number,
        text=open_.text,
        owner=open_.owner,
        reasons=open_.reasons,
        owners=open_.owners,
        right=row.owner,
        because=row.because,
        said=", ".join(said),
        reply=taken.reply if taken else "",
        differs=wrong_owner or bool(taken and taken.reply),
    )


def verdict(judged: Sequence[AskedRow], span: str) -> str:
    """How many rows match and which differ."""
    wrong = [row.number for row in judged if row.differs]
    verb = "Row {} differs." if len(wrong) == 1 else "Rows {} differ."
    tail = f" {verb.format(listed(wrong))}" if wrong else ""
    return f"{span}. {matches(len(judged) - len(wrong), len(judged))}.{tail}"


def owners(rows: Sequence[LensRow], *, step: int, span: str) -> str:
    """Who holds which rows as stated; of the first step only that their reasons stand."""
    if step == 1:
        return f"{span} stand with their reasons."
    held = {party: [r.number for r in rows if r.owner is party] for party in Party}
    customer, aws, both = (_run(held[p]) for p in (Party.CUSTOMER, Party.AWS, Party.BOTH))
    return f"As stated: the customer holds {customer}, AWS {aws}, both {both}."


def restamped(rows: Sequence[LensRow], glass: Glass) -> str:
    """What the lens changes."""
    changes = []
    for row in rows:
        stamp = row.restamps.get(glass.id)
        if stamp and stamp.party is None:
            changes.append(f"row {row.number} drops out")
        elif stamp and stamp.party and stamp.party is not row.owner:
            changes.append(f"row {row.number} now {stamp.party.word}")
    return f"On {glass.name}: {', '.join(changes)}. The others stand as stated."


def schedule(lens: "Lens", state: LensState) -> Schedule:
    """The table: as stated or under the lens."""
    glass = lens.glass.get(state.glass) if lens.is_whole(state) else None
    rows = [
        (
            Cell(text=str(row.number)),
            Cell(text=row.duty if glass else row.text),
            _cell(lens, state, row, glass),
        )
        for row in lens.rows
    ]
    title = f"The schedule, read for {glass.name}" if glass else "The schedule, as stated"
    column = f"On {glass.name}" if glass else "As stated"
    notes = _notes(lens, glass) if lens.is_whole(state) else ()
    return Schedule(title=title, columns=("No.", "Duty", column), rows=tuple(rows), notes=notes)


def drawing(lens: "Lens", state: LensState) -> LensDrawing:
    """Stamps as letters; the published ones and the lens wait for the last step."""
    whole = lens.is_whole(state)
    glass = lens.glass.get(state.glass) if whole else None
    drawn = [_drawn(lens, state, row, glass) for row in lens.rows]
    return LensDrawing(rows=tuple(drawn), glass=glass.name if glass else "", is_open=whole)


def _run(numbers: Sequence[int]) -> str:
    """A list of numbers, the longest run at its start as "1 to 5"."""
    if len(numbers) > 3 and numbers[-1] - numbers[0] == len(numbers) - 1:  # noqa: PLR2004 -- shorter when listed
        return f"{numbers[0]} to {numbers[-1]}"
    return listed(numbers)


def _stated(lens: "Lens", state: LensState, row: LensRow) -> Party | None:
    """The owner as stated, or the learner's; None where there is none yet."""
    if row.number <= lens.owned or lens.is_whole(state):
        return row.owner
    return dict(state.owners).get(row.number) if state.step != 1 else None


def _cell(lens: "Lens", state: LensState, row: LensRow, glass: Glass | None) -> Cell:
    if state.step == 1 and row.number > lens.owned:
        return Cell(text=TO_COME)
    if glass and (stamp := row.restamps.get(glass.id)):
        return Cell(party=stamp.party) if stamp.party else Cell(text=NOTHING)
    party = _stated(lens, state, row)
    if row.number > lens.owned and not lens.is_whole(state):
        return Cell(text=party.word if party else "")
    return Cell(party=party)


def _drawn(lens: "Lens", state: LensState, row: LensRow, glass: Glass | None) -> DrawnRow:
    whole, party = lens.is_whole(state), _stated(lens, state, row)
    stamp = row.restamps.get(glass.id) if glass else None
    now = stamp.party if stamp else party
    return DrawnRow(
        number=row.number,
        published=row.published.letter if whole and row.published else "",
        stated=party.letter if party else "",
        now=now.letter if now and glass else "",
        is_lit=stamp is not None,
        is_changed=stamp is not None and stamp.party is not row.owner,
        is_struck=whole and row.published is not row.owner,
    )


def _notes(lens: "Lens", glass: Glass | None) -> tuple[Note, ...]:
    """Under a lens: what a row depends on. As stated: its printed mark beside today's."""
    notes = []
    for row in lens.rows:
        about = f"Row {row.number}, {row.duty[0].lower()}{row.duty[1:]}"
        if glass and (stamp := row.restamps.get(glass.id)):
            notes.append(Note(about=about, text=stamp.text, mark=row.number))
        elif not glass and row.published and row.today != row.published:
            today = "by service" if row.today == "depends" else Party(row.today).word
            marks = f"Printed: {row.published.word}. Today: {today}. {row.differs}"
            notes.append(Note(about=about, text=marks, mark=row.number))
    return tuple(notes)
