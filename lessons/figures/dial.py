"""Fig. 4.1, The open-house dial: who may enter, how the contents are kept, and what each sees."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from assessment.parties import Party
from lessons.figures.base import Cell, Figure, Mistake, Schedule, Step, Values
from lessons.figures.dial_data import Asked, Contents, Door, Person, Replies, Store
from lessons.figures.dial_views import (
    BETS,
    SIGHTS,
    DialDrawing,
    DialForm,
    Onlooker,
    Sight,
    Verdict,
    choices,
    sight_of,
)

OWNERS = {party.letter: party for party in (Party.CUSTOMER, Party.AWS, Party.BOTH)}
WHOSE = {"C": "the customer’s", "A": "AWS’s", "B": "both sides’"}
KEYS = {"sees", "owner", "store", "door", "contents", "show"}


@dataclass(frozen=True, kw_only=True)
class DialState:
    """Both dials and what is stored; the two bets, empty where none was made.

    `door` counts the people who may enter. `shown`: the dials turn and everybody looks.
    """

    store: str
    door: int
    contents: str
    sees: Sight = ""
    owner: str = ""
    shown: bool = False


@dataclass(frozen=True, kw_only=True)
class Dial(Figure[DialState]):
    """The store of lesson 4. `asked` is the setting that the bets are about."""

    name: ClassVar[str] = "dial"
    question: str
    asked: Asked
    people: tuple[Person, ...]
    doors: tuple[Door, ...]
    contents: tuple[Contents, ...]
    stores: tuple[Store, ...]
    replies: Replies

    def __post_init__(self) -> None:
        """Three people are drawn; each door lets in one more than the one before."""
        if len(self.people) != 3:  # noqa: PLR2004 -- said in the message
            raise ValueError("people: three people")
        if len(self.doors) != len(self.people) + 1:
            raise ValueError("doors: one door more than people")
        if not 0 <= self.asked.door < len(self.doors):
            raise ValueError("asked: a door that counts from 0")
        if self.asked.store not in self.store or self.asked.contents not in self.content:
            raise ValueError("asked: a store and contents by their ids")
        if self.content.keys() != {"clear", "service", "before"}:
            raise ValueError("contents: clear, service and before")
        if any(not 0 <= store.readers <= len(self.people) for store in self.stores):
            raise ValueError("stores: readers from 0 to 3")

    @cached_property
    def store(self) -> dict[str, Store]:
        """Stores by id."""
        return {store.id: store for store in self.stores}

    @cached_property
    def content(self) -> dict[str, Contents]:
        """Ways to keep the contents, by id."""
        return {contents.id: contents for contents in self.contents}

    def start(self) -> DialState:
        """The setting of the bets, and no bet."""
        return DialState(**vars(self.asked))

    def read(self, values: Values) -> DialState | None:
        """`sees` and `owner` hold the bets, `store`, `door` and `contents` the dials.

        Until it is shown the dials stand as asked, whatever the address says.
        """
        start = self.start()
        sees, owner = sight_of(values.get("sees", "")), values.get("owner", "")
        if not values.keys() <= KEYS or values.get("show", "no") not in {"yes", "no"}:
            return None
        if sees is None or owner not in {"", *OWNERS}:
            return None
        store = values.get("store", start.store)
        contents = values.get("contents", start.contents)
        door = {str(n): n for n in range(len(self.doors))}.get(values.get("door", str(start.door)))
        if store not in self.store or contents not in self.content or door is None:
            return None
        if values.get("show") != "yes":
            return replace(start, sees=sees, owner=owner)
        return DialState(
            store=store, door=door, contents=contents, sees=sees, owner=owner, shown=True
        )

    def spell(self, state: DialState) -> dict[str, str]:
        """The bets where there are any, and once shown the dials."""
        bets = {k: v for k, v in (("sees", state.sees), ("owner", state.owner)) if v}
        if not state.shown:
            return {**bets, "show": "no"}
        dials = {"store": state.store, "door": str(state.door), "contents": state.contents}
        return {**bets, **dials, "show": "yes"}

    def veil(self, state: DialState) -> DialState:
        """The bets alone: the dials as asked, and nobody looks."""
        return replace(self.start(), sees=state.sees, owner=state.owner)

    def is_shown(self, state: DialState) -> bool:
        """Everybody looks."""
        return state.shown

    def recall(self, bet: Values) -> DialState:
        """The bets beside the setting that they were about."""
        state = self.read(bet) or self.start()
        return replace(self.veil(state), shown=True)

    def act(self, state: DialState, command: str, was: str) -> Step[DialState]:  # noqa: ARG002 -- every figure takes it
        """Check wants both bets, show wants none; from then on the dials turn."""
        if state.shown:
            return Step(state=state)
        match command:
            case "check":
                wanted = (
                    (state.sees, f"dial-sees-{BETS[0]}", "Choose what the stranger sees"),
                    (
                        state.owner,
                        f"dial-owner-{Party.CUSTOMER.letter}",
                        "Choose whose choice that was",
                    ),
                )
                mistakes = tuple(
                    Mistake(control=control, text=text) for bet, control, text in wanted if not bet
                )
                if mistakes:
                    return Step(state=state, mistakes=mistakes)
                return Step(state=replace(state, shown=True), bet=self.spell(state))
            case "show":
                return Step(state=replace(self.start(), shown=True), bet={})
        return Step(state=state)

    def sight(self, state: DialState, number: int) -> Sight:
        """What the person of that number sees, counted from 1."""
        person, store = self.people[number - 1], self.store[state.store]
        if number > state.door:
            return "closed"
        if self.content[state.contents].needs_key and not person.holds_key:
            return "scrambled"
        return "picture" if store.is_picture else "text"

    def readers(self, state: DialState) -> int:
        """How many of the people can read what is stored."""
        numbers = range(1, len(self.people) + 1)
        return sum(self.sight(state, number) in {"picture", "text"} for number in numbers)

    def verdict(self, state: DialState) -> str:
        """Whether the setting serves what is stored: everybody who should reads it, and no more."""
        store, readers = self.store[state.store], self.readers(state)
        if readers < state.door:
            return store.scrambled
        if readers < store.readers:
            return store.shut
        if readers == store.readers:
            return store.fits
        return store.leak if readers == len(self.people) else store.wide

    def caption(self, state: DialState) -> str:
        """Door, contents and what comes of them; until it is shown the question or the bets."""
        setting = f"{self.doors[state.door].may} {self.store[state.store].short}"
        setting = f"{setting}, {self.content[state.contents].short}"
        if state.shown:
            return f"{setting}. {self.verdict(state)}"
        bets = []
        if state.sees:
            bets.append(f"a stranger sees {SIGHTS[state.sees].lower()}")
        if state.owner:
            bets.append(f"the choice was {WHOSE[state.owner]}")
        if not bets:
            return f"{setting}. You have not bet yet."
        return f"Your bet: {', and '.join(bets)}.{' One bet is left.' if len(bets) == 1 else ''}"

    def result(self, state: DialState) -> str:
        """How many bets match."""
        if not state.shown:
            return ""
        judged = [v for v in self._verdicts(state) if v.said]
        right = sum(not v.differs for v in judged)
        if not judged:
            return "The door is open"
        return {2: "Both bets match", 1: "One bet matches", 0: "No bet matches"}[right]

    def schedule(self, state: DialState) -> Schedule:
        """What each person sees, and who set the dials."""
        numbers = range(1, len(self.people) + 1)
        rows = [
            (Cell(text=str(n)), Cell(text=self.people[n - 1].who), Cell(text=self._seen(state, n)))
            for n in numbers
        ]
        owner = Cell(party=Party.CUSTOMER) if state.shown else _bet_on_owner(state)
        rows.append((Cell(text=str(len(rows) + 1)), Cell(text="Who sets door and safe"), owner))
        column = "What comes of it" if state.shown else "Your bet"
        return Schedule(
            title="Schedule of the door", columns=("No.", "Who", column), rows=tuple(rows)
        )

    def drawing(self, state: DialState) -> DialDrawing:
        """Boards are blank until it is shown. A board is wrong where the sight should not be."""
        people = []
        for number, person in enumerate(self.people, start=1):
            sees: Sight = self.sight(state, number) if state.shown else ""
            people.append(
                Onlooker(
                    number=number,
                    sees=sees,
                    has_key=bool(sees)
                    and person.holds_key
                    and self.content[state.contents].needs_key,
                    is_wrong=state.shown and self._is_wrong(state, number),
                )
            )
        return DialDrawing(
            door=state.door,
            contents=state.contents,
            is_picture=self.store[state.store].is_picture,
            people=tuple(people),
            is_owned=state.shown,
        )

    def form(self, state: DialState) -> DialForm:
        """The bets, or their verdicts and the dials."""
        sees = choices([(bet, SIGHTS[bet], "") for bet in BETS], state.sees)
        owners = choices([(k, party.word, "") for k, party in OWNERS.items()], state.owner)
        if not state.shown:
            return DialForm(sees=sees, owners=owners)
        doors = [(str(n), door.name, door.hint) for n, door in enumerate(self.doors)]
        return DialForm(
            sees=sees,
            owners=owners,
            verdicts=self._verdicts(state),
            stores=choices([(s.id, s.name, "") for s in self.stores], state.store),
            doors=choices(doors, str(state.door)),
            contents=choices([(c.id, c.name, c.hint) for c in self.contents], state.contents),
            settings=len(self.stores) * len(self.doors) * len(self.contents),
        )

    def _seen(self, state: DialState, number: int) -> str:
        if state.shown:
            wrongly = ", wrongly" if self._is_wrong(state, number) else ""
            return f"{SIGHTS[self.sight(state, number)]}{wrongly}"
        return SIGHTS[state.sees] if state.sees and number == len(self.people) else ""

    def _is_wrong(self, state: DialState, number: int) -> bool:
        reads = self.sight(state, number) in {"picture", "text"}
        return reads != (number <= self.store[state.store].readers)

    def _verdicts(self, state: DialState) -> tuple[Verdict, ...]:
        """The bets beside what is true of the setting that was asked."""
        sees = self.sight(self.start(), len(self.people))
        return (
            Verdict(
                name="What a stranger sees",
                said=SIGHTS[state.sees].lower() if state.sees else "",
                right=SIGHTS[sees],
                because=self.replies.sees,
                differs=bool(state.sees) and state.sees != sees,
            ),
            Verdict(
                name="Whose choice it was",
                said=OWNERS[state.owner].word if state.owner else "",
                right="",
                because=self.replies.owner,
                differs=bool(state.owner) and OWNERS[state.owner] is not Party.CUSTOMER,
                party=Party.CUSTOMER,
            ),
        )


def _bet_on_owner(state: DialState) -> Cell:
    return Cell(text=OWNERS[state.owner].word if state.owner else "")
