"""Fig. 8.1, The incident desk: open clues, say who has to act, choose the first step.

The figure takes one bet for each incident, so a closed call comes back with its first answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar

from assessment.matrix import Misconception
from lessons.figures import desk_state
from lessons.figures.base import Bets, Cell, Figure, Mistake, Schedule, Step, Stop, Values
from lessons.figures.desk_report import called, fits, report, right_line
from lessons.figures.desk_state import SURE, DeskState
from lessons.figures.desk_views import LINES, Choice, ClueCard, DeskDrawing, DeskForm, Phone, Report
from lessons.figures.incidents import CLUES, ROUND, Family, Incident, deal, shuffled
from lessons.figures.wording import capital, count

ACTING = {None: "nobody is called", "customer": "you act", "aws": "AWS acts", "both": "both act"}
OWNERS = {"C": "We do", "A": "AWS", "B": "Both"}
FITS = {
    (True, True): "Owner and first step fit.",
    (True, False): "The owner fits, the first step does not.",
    (False, True): "The owner differs, the first step fits.",
    (False, False): "Owner and first step differ.",
}


@dataclass(frozen=True, kw_only=True)
class Desk(Figure[DeskState]):
    """The desk of lesson 8 as one learner meets it: `bets` by incident, `seed` deals the order."""

    name: ClassVar[str] = "desk"
    once_more: ClassVar[str] = "Take this call again"
    families: tuple[Family, ...]
    beliefs: Mapping[str, Misconception]
    services: Mapping[str, str]
    layers: Mapping[str, str]
    bets: Bets = field(default_factory=dict)
    seed: int = 0

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        """All incidents by id."""
        return {incident.id: incident for f in self.families for incident in f.incidents}

    @cached_property
    def family(self) -> dict[str, Family]:
        """The family of each incident."""
        return {incident.id: f for f in self.families for incident in f.incidents}

    def seat(self, *, bets: Bets, seed: int) -> "Desk":
        """The desk with a learner's bets. Who has begun an order goes on with it."""
        prefix = f"{self.name}:"
        found = {
            key.removeprefix(prefix): bet for key, bet in bets.items() if key.startswith(prefix)
        }
        begun = Counter(s.seed for bet in found.values() if (s := self.read(bet)))
        if begun:
            seed = min(begun, key=lambda one: (-begun[one], one))
        return replace(self, bets=found, seed=seed) if found or seed else self

    @property
    def is_personal(self) -> bool:
        """It opens at the learner's own next call."""
        return bool(self.bets or self.seed)

    def stake(self, state: DeskState) -> str:
        """Each incident has a bet of its own."""
        return f"{self.name}:{state.call}"

    def start(self) -> DeskState:
        """The first call that the learner has not closed, or the last of all."""
        dealt = deal(self.families, seed=self.seed)
        call = next((one.id for one in dealt if one.id not in self.bets), dealt[-1].id)
        return DeskState(seed=self.seed, call=call)

    def again(self, state: DeskState) -> DeskState:
        """The same call, nothing opened or chosen."""
        return DeskState(seed=state.seed, call=state.call)

    def read(self, values: Values) -> DeskState | None:
        """`call` names the incident; `clues`, `owner`, `step`, `sure` what is opened and chosen."""
        return desk_state.read(values, incidents=self.incidents, seed=self.seed)

    def spell(self, state: DeskState) -> dict[str, str]:
        """The order, the call and what is opened and chosen."""
        return desk_state.spell(state)

    def veil(self, state: DeskState) -> DeskState:
        """The call still open."""
        return replace(state, shown=False)

    def is_shown(self, state: DeskState) -> bool:
        """The call is closed."""
        return state.shown

    def recall(self, bet: Values) -> DeskState:
        """The call closed, with the answer that the bet holds."""
        return replace(self.read(bet) or self.start(), shown=True)

    def act(self, state: DeskState, command: str, was: str) -> Step[DeskState]:  # noqa: ARG002 -- every figure takes it
        """Check wants an owner and a first step; a clue opens one card; show wants nothing."""
        open_ = self.veil(state)
        if command == "show":
            unsaid = replace(open_, owner=None, step="", sure="")
            return Step(state=replace(unsaid, shown=True), bet=self.spell(unsaid))
        if command == "check":
            if mistakes := tuple(self._mistakes(open_)):
                return Step(state=open_, mistakes=mistakes)
            return Step(state=replace(open_, shown=True), bet=self.spell(open_))
        opened = {*open_.clues, command.removeprefix("clue.")}
        return Step(state=replace(open_, clues=tuple(kind for kind in CLUES if kind in opened)))

    def caption(self, state: DeskState) -> str:
        """Which call it is, and what is opened and chosen, or what its end was."""
        place = f"Call {self._place(state)} of {ROUND}"
        if not state.shown:
            number = len(state.clues)
            clues = "clue is" if number == 1 else "clues are"
            opened = capital(count(number)) if number else "No"
            step = ", first step chosen" if state.step else ""
            return f"{place}. {opened} {clues} open; {ACTING[state.owner]}{step}."
        incident = self.incidents[state.call]
        end = f" {FITS[fits(state, incident)]}" if state.owner else ""
        return f"{place} is closed: {ACTING[incident.owner]}.{end}"

    def result(self, state: DeskState) -> str:
        """Whether owner and step fit."""
        if not state.shown:
            return ""
        if not state.owner:
            return "Who acts, and what comes first"
        match fits(state, self.incidents[state.call]):
            case True, True:
                return "Right owner, right first step"
            case True, False:
                return "Right owner, wrong first step"
            case False, True:
                return "Wrong owner, right first step"
        return "Wrong owner, wrong first step"

    def schedule(self, state: DeskState) -> Schedule:
        """The call sheet: four lines, and which is called."""
        right = right_line(self.incidents[state.call]) if state.shown else 0
        said = () if state.shown else called(state.owner)
        rows = []
        for number, (name, party) in enumerate(LINES, start=1):
            third = Cell(text="Chosen" if number in said else "")
            if state.shown:
                third = Cell(party=party) if number == right else Cell(text="Not called")
            rows.append((Cell(text=str(number)), Cell(text=name), third))
        column = "Who acts" if state.shown else "Your call"
        return Schedule(title="Call sheet", columns=("No.", "Line", column), rows=tuple(rows))

    def drawing(self, state: DeskState) -> DeskDrawing:
        """The chosen line off the hook; once closed the right one, and clouds where it differs."""
        incident = self.incidents[state.call]
        right = right_line(incident) if state.shown else 0
        said = called(state.owner)
        phones = []
        for number in range(1, len(LINES) + 1):
            wire = "open"
            if state.shown:
                wire = "act" if number == right else "open"
            elif number in said:
                wire = "plan" if len(said) > 1 else "act"
            letter = incident.owner.letter if number == right else ""
            differs = state.shown and right not in said and number in said
            phones.append(Phone(number=number, wire=wire, letter=letter, differs=differs))
        cards = tuple(kind in state.clues for kind in CLUES)
        return DeskDrawing(phones=tuple(phones), cards=cards)

    def form(self, state: DeskState) -> DeskForm:
        """The call with its clue cards, and the form or the report."""
        incident = self.incidents[state.call]
        steps = ((step.id, step.text) for step in shuffled(incident, seed=state.seed))
        hidden = ((key, self.spell(state).get(key, "")) for key in ("seed", "call", "clues"))
        return DeskForm(
            place=self._place(state),
            symptom=self.family[state.call].symptom,
            hidden=tuple((key, value) for key, value in hidden if value),
            clues=tuple(
                ClueCard(
                    kind=kind,
                    label=label,
                    text=incident.clue(kind) if kind in state.clues else "",
                )
                for kind, label in CLUES.items()
            ),
            owners=_choices("owner", OWNERS.items(), state.owner.letter if state.owner else ""),
            steps=_choices("step", steps, state.step),
            sure=_choices("sure", SURE.items(), state.sure),
            report=self._report(state) if state.shown else None,
            tally=self._tally(state) if state.shown else "",
            all_worked=state.shown and {*self.bets, state.call} >= self.incidents.keys(),
        )

    def stops(self, state: DeskState) -> tuple[Stop[DeskState], ...]:
        """The five calls of the round, and the call that follows."""
        dealt, at = self._dealt(state)
        begin = at - at % ROUND
        found = [
            Stop(
                label=str(number),
                state=self._first(incident, seed=state.seed)
                or DeskState(seed=state.seed, call=incident.id),
                said=self._word(incident, state),
                kind="here" if incident.id == state.call else "",
            )
            for number, incident in enumerate(dealt[begin : begin + ROUND], start=1)
        ]
        if at + 1 < len(dealt):
            label = "Take the next call" if (at + 1) % ROUND else "Take five more calls"
            following = DeskState(seed=state.seed, call=dealt[at + 1].id)
            kept = self._first(dealt[at + 1], seed=state.seed)
            found.append(Stop(label=label, state=kept or following, kind="next"))
        return tuple(found)

    def _dealt(self, state: DeskState) -> tuple[tuple[Incident, ...], int]:
        """The order of a state, and where its call stands in it."""
        dealt = deal(self.families, seed=state.seed)
        return dealt, dealt.index(self.incidents[state.call])

    def _place(self, state: DeskState) -> int:
        """The number of the call in its round."""
        return self._dealt(state)[1] % ROUND + 1

    def _first(self, incident: Incident, *, seed: int) -> DeskState | None:
        """The closed call with the answer that counts, as it stands in this order."""
        bet = self.bets.get(incident.id)
        return None if bet is None else replace(self.recall(bet), seed=seed)

    def _word(self, incident: Incident, state: DeskState) -> str:
        is_closed = incident.id in self.bets or (state.shown and incident.id == state.call)
        return "closed" if is_closed else "open"

    def _report(self, state: DeskState) -> Report:
        incident = self.incidents[state.call]
        return report(
            state,
            incident=incident,
            first=self._first(incident, seed=state.seed),
            beliefs=self.beliefs,
            service=self.services[incident.service],
            layer=self.layers[incident.layer],
        )

    def _tally(self, state: DeskState) -> str:
        """How the round went, once its five calls are closed. First answers count."""
        dealt, at = self._dealt(state)
        round_ = dealt[at - at % ROUND :][:ROUND]
        firsts = [self._first(one, seed=state.seed) for one in round_]
        firsts = [
            first or (state if one.id == state.call else None)
            for one, first in zip(round_, firsts, strict=True)
        ]
        right = 0
        for one, first in zip(round_, firsts, strict=True):
            if first is None:
                return ""
            right += fits(first, one) == (True, True)
        return f"All five calls are closed. Owner and first step fitted in {count(right)}."

    def _mistakes(self, state: DeskState) -> Iterator[Mistake]:
        if state.owner is None:
            yield Mistake(control=f"{self.name}-owner-C", text="Choose who has to act")
        if not state.step:
            step = shuffled(self.incidents[state.call], seed=state.seed)[0]
            yield Mistake(control=f"{self.name}-step-{step.id}", text="Choose a first step")


def _choices(name: str, options: Iterable[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(control=f"desk-{name}-{value}", value=value, text=text, chosen=value == chosen)
        for value, text in options
    )
