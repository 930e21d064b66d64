"""Fig. 1.1, Inspect the house: seven parts, an owner for each, in house words or in cloud words."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Literal, cast

from assessment.matrix import STRICT
from assessment.parties import Party
from lessons.figures.base import Cell, Figure, Mistake, Schedule, Step, Values
from lessons.figures.wording import capital, count, listed, matches

type Words = Literal["", "house", "cloud"]

LETTERS = {party.letter: party for party in (Party.AWS, Party.CUSTOMER, Party.BOTH)}
HOUSE_WORDS = {
    Party.AWS: "Builder",
    Party.CUSTOMER: "Homeowner",
    Party.BOTH: "A half each",
}


@dataclass(frozen=True, kw_only=True)
class HousePart:
    """One numbered part: its names and why it is whose, in both vocabularies.

    `drawn` names the pieces of the drawing that take its colour.
    """

    __pydantic_config__: ClassVar = STRICT
    owner: Party
    drawn: tuple[str, ...]
    house: str
    house_because: str
    cloud: str
    cloud_because: str


@dataclass(frozen=True, kw_only=True)
class HouseState:
    """An owner or None for each part, and in which words the inspection is shown, if it is."""

    choices: tuple[Party | None, ...]
    words: Words = ""


@dataclass(frozen=True, kw_only=True)
class HouseRow:
    """One part as the form shows it; `owner` and `because` are set once it is inspected."""

    number: int
    control: str
    name: str
    choice: Party | None
    said: str = ""
    owner: Party | None = None
    because: str = ""
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class HouseForm:
    """The parts with their radios, or with the verdicts once `words` says how."""

    rows: tuple[HouseRow, ...]
    options: tuple[tuple[str, str], ...]
    words: Words
    legend: str


@dataclass(frozen=True, kw_only=True)
class HouseDrawing:
    """The class of each piece and the numbers of the parts with a red-pencil cloud."""

    parts: dict[str, str]
    clouds: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class House(Figure[HouseState]):
    """The house of lesson 1. `legend` says who the builder and the homeowner stand for."""

    name: ClassVar[str] = "house"
    legend: str
    parts: tuple[HousePart, ...]

    def __post_init__(self) -> None:
        """At most seven parts: the drawing has seven numbers."""
        if not 1 <= len(self.parts) <= 7:  # noqa: PLR2004 -- said in the message
            raise ValueError("parts: from one to seven parts")

    @cached_property
    def numbers(self) -> range:
        """The numbers of the parts."""
        return range(1, len(self.parts) + 1)

    def start(self) -> HouseState:
        """Nothing placed."""
        return HouseState(choices=(None,) * len(self.parts))

    def read(self, values: Values) -> HouseState | None:
        """`1` to `7` hold a letter, `show` the words of the inspection; `no` starts over."""
        show = values.get("show", "no")
        letters = {key: value for key, value in values.items() if key != "show"}
        known = {str(number) for number in self.numbers}
        if show not in {"no", "house", "cloud"} or not letters.keys() <= known:
            return None
        if not set(letters.values()) <= LETTERS.keys():
            return None
        choices = (letters.get(str(number)) for number in self.numbers)
        words = cast("Words", "" if show == "no" else show)
        return HouseState(choices=tuple(LETTERS[c] if c else None for c in choices), words=words)

    def spell(self, state: HouseState) -> dict[str, str]:
        """Letters by number, and the words."""
        chosen = {str(n): c.letter for n, c in self._numbered(state) if c is not None}
        return {**chosen, "show": state.words or "no"}

    def veil(self, state: HouseState) -> HouseState:
        """Not inspected."""
        return replace(state, words="")

    def is_shown(self, state: HouseState) -> bool:
        """Inspected."""
        return bool(state.words)

    def other(self, state: HouseState) -> HouseState | None:
        """House words for cloud words, and the other way round."""
        if not state.words:
            return None
        return replace(state, words="house" if state.words == "cloud" else "cloud")

    def recall(self, bet: Values) -> HouseState:
        """The bet, inspected."""
        return replace(self.read(bet) or self.start(), words="house")

    def act(self, state: HouseState, command: str, was: str) -> Step[HouseState]:  # noqa: ARG002 -- every figure takes it
        """Check wants an owner for each part; show wants nothing."""
        match command:
            case "check":
                mistakes = tuple(
                    Mistake(control=self._control(number), text=self._missing(number))
                    for number, choice in self._numbered(state)
                    if choice is None
                )
                if mistakes:
                    return Step(state=self.veil(state), mistakes=mistakes)
                bet = self.spell(self.veil(state))
                return Step(state=replace(state, words="house"), bet=bet)
            case "show":
                return Step(state=replace(self.start(), words="house"), bet={})
        return Step(state=self.veil(state))

    def caption(self, state: HouseState) -> str:
        """How many are placed; after the inspection how many match, or who holds what."""
        total = len(self.parts)
        if not state.words:
            placed = sum(choice is not None for choice in state.choices)
            ready = " Inspect the house when you are ready." if placed == total else ""
            return f"You have placed {placed} of {total} parts.{ready}"
        lead = "Inspected" if state.words == "house" else "Cloud words"
        judged = self._judged(state)
        if not judged:
            return f"{lead}: {self._holdings(state.words)}."
        wrong = self._differing(state)
        verb = "Part {} differs." if len(wrong) == 1 else "Parts {} differ."
        tail = f" {verb.format(listed(wrong))}" if wrong else ""
        return f"{lead}. {matches(judged - len(wrong), judged)}.{tail}"

    def result(self, state: HouseState) -> str:
        """How many match."""
        judged = self._judged(state)
        if not state.words:
            return ""
        if not judged:
            return f"{capital(count(len(self.parts)))} parts and their owners"
        return matches(judged - len(self._differing(state)), judged)

    def schedule(self, state: HouseState) -> Schedule:
        """Number, part and owner; until the inspection the owner that was chosen."""
        column = "Who secures it" if state.words else "Your bet"
        return Schedule(
            title="Schedule of parts",
            columns=("No.", "Part", column),
            rows=tuple(
                (Cell(text=str(row.number)), Cell(text=row.name), self._cell(row, state))
                for row in self._rows(state)
            ),
        )

    def drawing(self, state: HouseState) -> HouseDrawing:
        """Each piece takes the class of its part's owner, chosen or true."""
        pieces: dict[str, str] = {}
        for part, choice in zip(self.parts, state.choices, strict=True):
            party = part.owner if state.words else choice
            pieces |= dict.fromkeys(part.drawn, f"is-{party.letter}" if party else "is-I")
        clouds = tuple(self._differing(state)) if state.words else ()
        return HouseDrawing(parts=pieces, clouds=clouds)

    def form(self, state: HouseState) -> HouseForm:
        """The parts in their order."""
        return HouseForm(
            rows=tuple(self._rows(state)),
            options=tuple((letter, HOUSE_WORDS[p]) for letter, p in LETTERS.items()),
            words=state.words,
            legend=self.legend if state.words else "",
        )

    def _numbered(self, state: HouseState) -> list[tuple[int, Party | None]]:
        return list(zip(self.numbers, state.choices, strict=True))

    def _differing(self, state: HouseState) -> list[int]:
        return [
            number
            for (number, choice), part in zip(self._numbered(state), self.parts, strict=True)
            if choice is not None and choice is not part.owner
        ]

    def _judged(self, state: HouseState) -> int:
        return sum(choice is not None for choice in state.choices) if state.words else 0

    def _holdings(self, words: Words) -> str:
        names = {"house": ("the builder", "the homeowner", "half each")}
        aws, customer, both = names.get(words, ("AWS", "the customer", "both"))
        held = [
            (who, [n for n, part in zip(self.numbers, self.parts, strict=True) if part.owner is p])
            for who, p in (
                (f"{aws} holds", Party.AWS),
                (customer, Party.CUSTOMER),
                (both, Party.BOTH),
            )
        ]
        return "; ".join(f"{who} {listed(numbers)}" for who, numbers in held if numbers)

    def _control(self, number: int) -> str:
        return f"{self.name}-{number}-A"

    def _missing(self, number: int) -> str:
        return f"Choose an owner for part {number}, {self.parts[number - 1].house.lower()}"

    def _rows(self, state: HouseState) -> list[HouseRow]:
        rows = []
        for (number, choice), part in zip(self._numbered(state), self.parts, strict=True):
            in_cloud = state.words == "cloud"
            row = HouseRow(
                number=number,
                control=self._control(number),
                name=part.cloud if in_cloud else part.house,
                choice=choice,
            )
            if state.words:
                said = (choice.word if in_cloud else HOUSE_WORDS[choice]) if choice else ""
                row = replace(
                    row,
                    said=said,
                    owner=part.owner,
                    because=part.cloud_because if in_cloud else part.house_because,
                    differs=choice is not None and choice is not part.owner,
                )
            rows.append(row)
        return rows

    @staticmethod
    def _cell(row: HouseRow, state: HouseState) -> Cell:
        if state.words:
            return Cell(party=row.owner)
        return Cell(text=HOUSE_WORDS[row.choice] if row.choice else "")
