"""Fig. 6.1, Split the control: three controls, each a duct through the dividing line.

The cards are worked one at a time. Each is judged on its own, so that what was learned on the first
helps with the second; the address holds all three.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from lessons.figures.base import Cell, Figure, Mistake, Schedule, Step, Stop, Values
from lessons.figures.split_cards import (
    HALVES,
    LETTERS,
    PARTIES,
    SLOTS,
    WORDS,
    Card,
    DrawnStrip,
    Leaf,
    SplitDrawing,
    SplitForm,
    SplitRow,
    SplitState,
    Valve,
)
from lessons.figures.wording import capital, count, listed, matches


@dataclass(frozen=True, kw_only=True)
class Split(Figure[SplitState]):
    """The shared controls of lesson 6."""

    name: ClassVar[str] = "split"
    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        """The duct has six places in each half and beside it; a digit numbers each card."""
        if not 1 <= len(self.cards) <= 9:  # noqa: PLR2004 -- said in the message
            raise ValueError("cards: from one to nine cards")
        if any(not 1 <= len(card.strips) <= 2 * len(SLOTS) for card in self.cards):
            raise ValueError("cards: from one to six strips on each card")

    @cached_property
    def keys(self) -> dict[str, tuple[int, int]]:
        """Card and strip, both from 0, by the digits that name them in an address."""
        return {
            f"{c}{s}": (c - 1, s - 1)
            for c, card in enumerate(self.cards, start=1)
            for s in range(1, len(card.strips) + 1)
        }

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The cards by the digit that names them."""
        return {str(number): number for number in range(1, len(self.cards) + 1)}

    def start(self) -> SplitState:
        """The first card, nothing placed."""
        return SplitState(choices=tuple(("",) * len(card.strips) for card in self.cards))

    def read(self, values: Values) -> SplitState | None:
        """`11` to `36` hold a letter, `card` a number, `show` those of the judged cards, or no."""
        card, show = values.get("card", "1"), values.get("show", "no")
        letters = {key: value for key, value in values.items() if key not in {"card", "show"}}
        judged = "" if show == "no" else show
        if card not in self.numbers or not letters.keys() <= self.keys.keys():
            return None
        if not set(letters.values()) <= HALVES.keys() or not set(judged) <= self.numbers.keys():
            return None
        if not show or list(judged) != sorted(set(judged)):
            return None
        choices = tuple(
            tuple(letters.get(f"{c}{s}", "") for s in range(1, len(found.strips) + 1))
            for c, found in enumerate(self.cards, start=1)
        )
        shown = tuple(self.numbers[digit] for digit in judged)
        return SplitState(card=self.numbers[card], choices=choices, shown=shown)

    def spell(self, state: SplitState) -> dict[str, str]:
        """Letters by card and strip, the open card, and the judged ones."""
        chosen = {key: state.choices[c][s] for key, (c, s) in self.keys.items()}
        show = "".join(map(str, state.shown)) or "no"
        letters = {key: letter for key, letter in chosen.items() if letter}
        return {"card": str(state.card), **letters, "show": show}

    def veil(self, state: SplitState) -> SplitState:
        """The open card is not judged; nothing is told of the others."""
        return replace(state, shown=tuple(n for n in state.shown if n != state.card))

    def is_shown(self, state: SplitState) -> bool:
        """The open card is judged."""
        return state.card in state.shown

    def stake(self, state: SplitState) -> str:
        """Each card takes a bet of its own."""
        return f"{self.name}-{state.card}"

    def stops(self, state: SplitState) -> tuple[Stop[SplitState], ...]:
        """Once a card is judged, the next one that is not."""
        if not self.is_shown(state):
            return ()
        later = [n for n in self._in_turn(state) if n not in state.shown][:1]
        return tuple(
            Stop(
                label=f"Next card: {self.cards[n - 1].name.lower()}",
                state=replace(state, card=n),
                kind="next",
            )
            for n in later
        )

    def recall(self, bet: Values) -> SplitState:
        """The card of the bet, judged."""
        state = self.read(bet) or self.start()
        return replace(state, shown=(state.card,))

    def act(self, state: SplitState, command: str, was: str) -> Step[SplitState]:
        """Judge the open card, show it, or turn to another; `was` is the card that lay open."""
        match command:
            case "check":
                state = self.veil(state)
                mistakes = tuple(
                    Mistake(control=f"{self.name}-{row.key}-C", text=self._missing(state, row))
                    for row in self._rows(state)
                    if not row.choice
                )
                if mistakes:
                    return Step(state=state, mistakes=mistakes)
                return Step(state=_judged(state), bet=self.spell(self.veil(state)))
            case "show":
                cards = list(state.choices)
                cards[state.card - 1] = ("",) * len(cards[state.card - 1])
                return Step(state=_judged(replace(state, choices=tuple(cards))), bet={})
        turned = was in self.numbers and self.moves(state, was)
        return Step(state=state if turned else self.veil(state))

    def moves(self, state: SplitState, was: str) -> bool:
        """Another card brings another form."""
        return was != str(state.card)

    def caption(self, state: SplitState) -> str:
        """How many strips are placed; once judged how many match, which drip, which valves shut."""
        name, total = self._card(state).name, len(self._card(state).strips)
        if not self.is_shown(state):
            placed = sum(map(bool, state.choices[state.card - 1]))
            ready = " Check the card when you are ready." if placed == total else ""
            return f"{name}: you have placed {placed} of {total} strips.{ready}"
        judged, wrong = self._judged_and_wrong(state)
        if not judged:
            return f"{name}: {self._holdings(state)}."
        drips = f" Strip{'s' if len(wrong) > 1 else ''} {listed(wrong)} drip"
        tail = f"{drips}{'s' if len(wrong) == 1 else ''}." if wrong else ""
        return f"{name}. {matches(judged - len(wrong), judged)}.{tail} {self._valves(state)}"

    def result(self, state: SplitState) -> str:
        """How many match."""
        if not self.is_shown(state):
            return ""
        judged, wrong = self._judged_and_wrong(state)
        if not judged:
            return f"{self._card(state).name}, {count(len(self._card(state).strips))} tasks"
        return matches(judged - len(wrong), judged)

    def schedule(self, state: SplitState) -> Schedule:
        """The tasks of the open card with their halves, chosen or right."""
        rows = [
            (
                Cell(text=str(row.number)),
                Cell(text=row.task),
                Cell(text=row.right if not row.owner else "", party=row.owner)
                if self.is_shown(state)
                else Cell(text=WORDS.get(row.choice, "")),
            )
            for row in self._rows(state)
        ]
        column = "Whose half" if self.is_shown(state) else "Your bet"
        title = f"Schedule of tasks: {self._card(state).name.lower()}"
        return Schedule(title=title, columns=("No.", "Task", column), rows=tuple(rows))

    def drawing(self, state: SplitState) -> SplitDrawing:
        """Strips where they were put, else where they belong; they drip where that is wrong."""
        return SplitDrawing(
            strips=tuple(self._drawn(state, row) for row in self._rows(state)),
            valves=tuple(Valve(letter=h, is_closed=self._is_closed(state, h)) for h in "CA"),
        )

    def form(self, state: SplitState) -> SplitForm:
        """The open card, and what has to be kept of the others."""
        card, shown = self._card(state), self.is_shown(state)
        leaves = [
            Leaf(number=n, name=c.name, is_open=n == state.card, is_done=n in state.shown)
            for n, c in enumerate(self.cards, start=1)
        ]
        return SplitForm(
            leaves=tuple(leaves),
            rows=tuple(self._rows(state)),
            options=tuple(WORDS.items()),
            kept=tuple(self._kept(state)),
            shown=shown,
            customer=card.customer if shown else "",
            aws=card.aws if shown else "",
        )

    def _card(self, state: SplitState) -> Card:
        return self.cards[state.card - 1]

    def _in_turn(self, state: SplitState) -> list[int]:
        numbers = list(self.numbers.values())
        return numbers[state.card :] + numbers[: state.card]

    def _kept(self, state: SplitState) -> Iterator[tuple[str, str]]:
        open_keys = set() if self.is_shown(state) else {row.key for row in self._rows(state)}
        for key, value in self.spell(state).items():
            if key != "card" and key not in open_keys:
                yield f"{self.name}.{key}", value

    def _missing(self, state: SplitState, row: SplitRow) -> str:
        return f"Choose a half for strip {row.number} of {self._card(state).name.lower()}"

    def _judged_and_wrong(self, state: SplitState) -> tuple[int, list[int]]:
        rows = self._rows(state)
        return sum(bool(r.choice) for r in rows), [r.number for r in rows if r.differs]

    def _holdings(self, state: SplitState) -> str:
        held = {"aws": "AWS holds {}", "customer": "the customer {}", "neither": "neither {}"}
        strips = self._card(state).strips
        found = [
            (words, [n for n, strip in enumerate(strips, start=1) if strip.half == half])
            for half, words in held.items()
        ]
        return capital("; ".join(words.format(listed(ns)) for words, ns in found if ns))

    def _is_closed(self, state: SplitState, letter: str) -> bool:
        return self.is_shown(state) and not any(
            row.differs and letter in {row.choice, LETTERS[strip.half]}
            for row, strip in zip(self._rows(state), self._card(state).strips, strict=True)
        )

    def _valves(self, state: SplitState) -> str:
        match self._is_closed(state, "C"), self._is_closed(state, "A"):
            case True, True:
                return "Both valves close."
            case True, False:
                return "AWS’s valve stays open."
            case False, True:
                return "The customer’s valve stays open."
        return "Both valves stay open."

    def _drawn(self, state: SplitState, row: SplitRow) -> DrawnStrip:
        strip = self._card(state).strips[row.number - 1]
        shown = self.is_shown(state)
        lies = row.choice or (LETTERS[strip.half] if shown else "")
        on_duct, is_left = lies in {"C", "A"}, row.number % 2 == 1
        slot = SLOTS[(row.number - 1) // 2]
        rows = {"C": f"at-{slot}", "A": f"at-{slot - 3} low"}
        settled = shown and not row.differs
        return DrawnStrip(
            number=row.number,
            column=(2 if is_left else 3) if on_duct else (1 if is_left else 4),
            row=rows.get(lies, f"at-{slot - 1} low"),
            look=(lies if settled else "I") if lies else "G",
            drips=row.differs,
        )

    def _rows(self, state: SplitState) -> list[SplitRow]:
        rows = []
        chosen = state.choices[state.card - 1]
        for number, (strip, choice) in enumerate(
            zip(self._card(state).strips, chosen, strict=True), start=1
        ):
            row = SplitRow(
                number=number, key=f"{state.card}{number}", task=strip.task, choice=choice
            )
            if self.is_shown(state):
                right = LETTERS[strip.half]
                row = replace(
                    row,
                    said=WORDS.get(choice, ""),
                    right=WORDS[right],
                    owner=PARTIES[right],
                    because=strip.because,
                    differs=bool(choice) and choice != right,
                )
            rows.append(row)
        return rows


def _judged(state: SplitState) -> SplitState:
    return replace(state, shown=tuple(sorted({*state.shown, state.card})))
