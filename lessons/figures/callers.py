"""Fig. 3.2, Four callers: act, read and plan, or hang up; and whose key hangs in the cabinet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from assessment.matrix import STRICT
from lessons.figures.base import Cell, Schedule
from lessons.figures.rows import Rows, RowsState
from lessons.figures.wording import capital, count, listed, matches

type Reply = Literal["act", "plan", "hang-up"]

REPLIES: dict[str, str] = {"act": "Act", "plan": "Read and plan", "hang-up": "Hang up"}


type CallersState = RowsState[str]


@dataclass(frozen=True, kw_only=True)
class Caller:
    """One caller: who it claims to be, what it says, the right reply and why."""

    __pydantic_config__: ClassVar = STRICT
    who: str
    says: str
    reply: Reply
    because: str


@dataclass(frozen=True, kw_only=True)
class CallerRow:
    """One caller as the form shows it; `right` and `because` are set once the cards are turned."""

    number: int
    control: str
    who: str
    says: str
    choice: str
    said: str = ""
    right: str = ""
    because: str = ""
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class CallersForm:
    """The callers with their radios, or with the verdicts."""

    rows: tuple[CallerRow, ...]
    options: tuple[tuple[str, str], ...]
    shown: bool


@dataclass(frozen=True, kw_only=True)
class Phone:
    """One telephone of the drawing and how its wire runs: act, plan, hang-up or open."""

    number: int
    wire: str
    differs: bool


@dataclass(frozen=True, kw_only=True)
class CallersDrawing:
    """The telephones, and whether the key cabinet is open."""

    phones: tuple[Phone, ...]
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Callers(Rows[str]):
    """The callers of lesson 3."""

    name: ClassVar[str] = "callers"
    answers: ClassVar[Mapping[str, str]] = {reply: reply for reply in REPLIES}
    nothing: ClassVar[str] = ""
    control: ClassVar[str] = "act"
    wanted: ClassVar[str] = "Choose what you do with call {}"
    callers: tuple[Caller, ...]

    def __post_init__(self) -> None:
        """At most four callers: the drawing has four telephones."""
        if not 1 <= len(self.callers) <= 4:  # noqa: PLR2004 -- said in the message
            raise ValueError("callers: from one to four callers")

    @property
    def total(self) -> int:
        """How many callers there are."""
        return len(self.callers)

    def caption(self, state: CallersState) -> str:
        """How many are answered; once shown how many match, or what each call deserves."""
        total, answered = len(self.callers), sum(map(bool, state.choices))
        if not state.shown:
            return f"You have answered {answered} of {total} calls."
        if not answered:
            return f"{capital(self._right_replies())}."
        wrong = [row.number for row in self._rows(state) if row.differs]
        verb = "Call {} differs." if len(wrong) == 1 else "Calls {} differ."
        tail = f" {verb.format(listed(wrong))}" if wrong else " The one key is yours."
        return f"{matches(answered - len(wrong), answered)}.{tail}"

    def result(self, state: CallersState) -> str:
        """How many match."""
        answered = sum(map(bool, state.choices))
        if not state.shown:
            return ""
        if not answered:
            return f"{capital(count(len(self.callers)))} calls and what they deserve"
        wrong = sum(row.differs for row in self._rows(state))
        return matches(answered - wrong, answered)

    def schedule(self, state: CallersState) -> Schedule:
        """Number, caller and reply, chosen or right."""
        return Schedule(
            title="Schedule of calls",
            columns=("No.", "Caller", "What to do" if state.shown else "Your reply"),
            rows=tuple(
                (
                    Cell(text=str(row.number)),
                    Cell(text=row.who),
                    Cell(text=row.right if state.shown else REPLIES.get(row.choice, "")),
                )
                for row in self._rows(state)
            ),
        )

    def drawing(self, state: CallersState) -> CallersDrawing:
        """Wires by reply; the cabinet opens with the verdicts."""
        phones = [
            Phone(
                number=row.number,
                wire=(caller.reply if state.shown else row.choice) or "open",
                differs=row.differs,
            )
            for row, caller in zip(self._rows(state), self.callers, strict=True)
        ]
        return CallersDrawing(phones=tuple(phones), is_open=state.shown)

    def form(self, state: CallersState) -> CallersForm:
        """The callers in their order."""
        options = tuple(REPLIES.items())
        return CallersForm(rows=tuple(self._rows(state)), options=options, shown=state.shown)

    def _right_replies(self) -> str:
        numbers: dict[str, list[int]] = {}
        for number, caller in enumerate(self.callers, start=1):
            numbers.setdefault(caller.reply, []).append(number)
        said = {"act": "act on {}", "plan": "plan for {}", "hang-up": "hang up on {}"}
        return "; ".join(said[reply].format(listed(found)) for reply, found in numbers.items())

    def _rows(self, state: CallersState) -> list[CallerRow]:
        rows = []
        for number, (caller, choice) in enumerate(
            zip(self.callers, state.choices, strict=True), start=1
        ):
            row = CallerRow(
                number=number,
                control=self.control_of(number),
                who=caller.who,
                says=caller.says,
                choice=choice,
            )
            if state.shown:
                row = replace(
                    row,
                    said=REPLIES.get(choice, ""),
                    right=REPLIES[caller.reply],
                    because=caller.because,
                    differs=bool(choice) and choice != caller.reply,
                )
            rows.append(row)
        return rows
