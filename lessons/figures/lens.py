"""Fig. 9.1, The lens: thirteen rows, worked, completed and filled in, then read for a service.

Help fades from row to row: owner and reason are given, then the owner alone, then neither. After
that a lens restamps the rows whose owner depends on the service.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from assessment.parties import Party
from lessons.figures import lens_told as told
from lessons.figures.base import Figure, Mistake, Schedule, Step, Stop, Values
from lessons.figures.lens_rows import (
    AS_STATED,
    AskedRow,
    Glass,
    LensChoice,
    LensDrawing,
    LensForm,
    LensRow,
    LensState,
    WorkedRow,
)
from lessons.figures.wording import matches

OWNERS = {party.letter: party for party in (Party.CUSTOMER, Party.AWS, Party.BOTH)}
STEPS = ("1", "2")
SHOWN = {"no": (), "1": (1,), "2": (2,), "12": (1, 2)}
FIXED = {"step", "show", "glass"}


@dataclass(frozen=True, kw_only=True)
class Lens(Figure[LensState]):
    """The schedule of lesson 9. Rows after `worked` lack a reason, after `owned` an owner too."""

    name: ClassVar[str] = "lens"
    worked: int
    owned: int
    rows: tuple[LensRow, ...]
    glasses: tuple[Glass, ...]

    @cached_property
    def steps(self) -> dict[int, tuple[LensRow, ...]]:
        """The rows that each step asks about."""
        asked = [row for row in self.rows if row.number > self.worked]
        return {
            1: tuple(row for row in asked if row.number <= self.owned),
            2: tuple(row for row in asked if row.number > self.owned),
        }

    @cached_property
    def glass(self) -> dict[str, Glass]:
        """The lenses by service."""
        return {glass.id: glass for glass in self.glasses}

    def start(self) -> LensState:
        """The first step, nothing chosen."""
        return LensState()

    def read(self, values: Values) -> LensState | None:
        """`5` to `13` hold reasons from 1, `o10` to `o13` letters; `step`, `show` and `glass`."""
        chosen = {key: value for key, value in values.items() if key not in FIXED}
        step, show = values.get("step", "1"), values.get("show", "no")
        glass = values.get("glass", AS_STATED)
        if step not in STEPS or show not in SHOWN or glass not in {AS_STATED, *self.glass}:
            return None
        reasons, owners = [], []
        for number, row in self._asked():
            if (reason := chosen.pop(str(number), "")) in _indexes(row):
                reasons.append((number, int(reason)))
            elif reason:
                return None
            if number > self.owned and (letter := chosen.pop(f"o{number}", "")):
                if letter not in OWNERS:
                    return None
                owners.append((number, OWNERS[letter]))
        if chosen:
            return None
        return LensState(
            step=int(step),
            reasons=tuple(reasons),
            owners=tuple(owners),
            shown=SHOWN[show],
            glass="" if glass == AS_STATED else glass,
        )

    def spell(self, state: LensState) -> dict[str, str]:
        """Reasons and owners by row, the step, the judged ones and the lens."""
        values = {str(number): str(reason) for number, reason in state.reasons}
        values |= {f"o{number}": party.letter for number, party in state.owners}
        glass = {"glass": state.glass} if state.glass else {}
        show = "".join(map(str, state.shown)) or "no"
        return {"step": str(state.step), **values, **glass, "show": show}

    def veil(self, state: LensState) -> LensState:
        """The open step is not judged, and no lens lies on the rows."""
        shown = tuple(step for step in state.shown if step != state.step)
        return replace(state, shown=shown, glass="")

    def is_shown(self, state: LensState) -> bool:
        """The open step is judged."""
        return state.step in state.shown

    def stake(self, state: LensState) -> str:
        """Each step takes a bet of its own."""
        return f"{self.name}-{state.step}"

    def recall(self, bet: Values) -> LensState:
        """The step of the bet, judged."""
        state = self.read(bet) or self.start()
        return replace(state, shown=(state.step,))

    def stops(self, state: LensState) -> tuple[Stop[LensState], ...]:
        """From the first step, once it is judged, to the second."""
        if state.step != 1 or not self.is_shown(state):
            return ()
        label = f"Go on to {self._span(2).lower()}"
        return (Stop(label=label, state=replace(state, step=2), kind="next"),)

    def act(self, state: LensState, command: str, was: str) -> Step[LensState]:  # noqa: ARG002 -- every figure takes it
        """Judge the open step or show it; a judged one is redrawn with its lens."""
        match command:
            case "check":
                state = self.veil(state)
                mistakes = tuple(self._mistakes(state))
                if mistakes:
                    return Step(state=state, mistakes=mistakes)
                return Step(state=_judged(state), bet=self.spell(state))
            case "show":
                numbers = {row.number for row in self.steps[state.step]}
                bare = replace(
                    self.veil(state),
                    reasons=tuple(r for r in state.reasons if r[0] not in numbers),
                    owners=tuple(o for o in state.owners if o[0] not in numbers),
                )
                return Step(state=_judged(bare), bet={})
        if self.is_shown(state) and state.step == 2:  # noqa: PLR2004 -- the step with the lens
            return Step(state=state)
        return Step(state=self.veil(state))

    def caption(self, state: LensState) -> str:
        """How much is filled in; once judged how many match; under a lens what it restamps."""
        span = self._span(state.step)
        rows = self._asked_rows(state)
        if not self.is_shown(state):
            filled = sum(self._is_filled(state, row) for row in self.steps[state.step])
            what = "reasons" if state.step == 1 else "owners with their reasons"
            return f"{span}: you have given {filled} of {len(rows)} {what}."
        if state.glass:
            return told.restamped(self.rows, self.glass[state.glass])
        judged = [row for row in rows if row.said]
        if not judged:
            return told.owners(self.rows, step=state.step, span=span)
        return told.verdict(judged, span)

    def result(self, state: LensState) -> str:
        """How many match."""
        if not self.is_shown(state):
            return ""
        judged = [row for row in self._asked_rows(state) if row.said]
        if not judged:
            return f"{self._span(state.step)}, with their reasons"
        return matches(sum(not row.differs for row in judged), len(judged))

    def schedule(self, state: LensState) -> Schedule:
        """All rows with their owners, as far as they stand; notes where the list is old."""
        return told.schedule(self, state)

    def drawing(self, state: LensState) -> LensDrawing:
        """The sheet with its stamps, and the lens over those that depend."""
        return told.drawing(self, state)

    def form(self, state: LensState) -> LensForm:
        """The open step, with the worked rows before the first."""
        shown = self.is_shown(state)
        worked = [
            WorkedRow(number=r.number, text=r.text, owner=r.owner, because=r.because)
            for r in self.rows
            if r.number <= self.worked and state.step == 1
        ]
        stated = Glass(id=AS_STATED, name="As stated")
        glasses = [
            LensChoice(value=g.id, word=g.name, chosen=g.id == (state.glass or AS_STATED))
            for g in (stated, *self.glasses)
            if self.is_whole(state)
        ]
        asked = {row.number for row in self.steps[state.step]} if not shown else set()
        kept = [
            (f"{self.name}.{key}", value)
            for key, value in self.spell(state).items()
            if key != "glass" and not (key.isdecimal() and int(key) in asked)
            if not (key[1:].isdecimal() and int(key[1:]) in asked)
        ]
        return LensForm(
            step=state.step,
            worked=tuple(worked),
            rows=tuple(self._asked_rows(state)),
            glasses=tuple(glasses),
            kept=tuple(kept),
            shown=shown,
        )

    def is_whole(self, state: LensState) -> bool:
        """All rows stand with their owners."""
        return state.step == 2 and self.is_shown(state)  # noqa: PLR2004 -- the last step

    def _asked(self) -> list[tuple[int, LensRow]]:
        return [(row.number, row) for step in self.steps.values() for row in step]

    def _span(self, step: int) -> str:
        rows = self.steps[step]
        return f"Rows {rows[0].number} to {rows[-1].number}"

    def _is_filled(self, state: LensState, row: LensRow) -> bool:
        has_owner = row.number <= self.owned or row.number in dict(state.owners)
        return row.number in dict(state.reasons) and has_owner

    def _mistakes(self, state: LensState) -> list[Mistake]:
        found = []
        for row in self.steps[state.step]:
            control = f"{self.name}-{row.number}"
            if row.number > self.owned and row.number not in dict(state.owners):
                text = f"Choose an owner for row {row.number}"
                found.append(Mistake(control=f"{control}-C", text=text))
            if row.number not in dict(state.reasons):
                text = f"Choose a reason for row {row.number}"
                found.append(Mistake(control=f"{control}-1", text=text))
        return found

    def _asked_rows(self, state: LensState) -> list[AskedRow]:
        shown = self.is_shown(state)
        return [
            told.asked(row, state, is_owned=row.number <= self.owned, shown=shown)
            for row in self.steps[state.step]
        ]


def _indexes(row: LensRow) -> set[str]:
    return {str(n) for n in range(1, len(row.reasons) + 1)}


def _judged(state: LensState) -> LensState:
    return replace(state, shown=tuple(sorted({*state.shown, state.step})))
