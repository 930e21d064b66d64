"""What figures share whose form asks the same of each of a few rows."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from lessons.figures.base import Figure, Mistake, Step, Values


@dataclass(frozen=True, kw_only=True)
class RowsState[C]:
    """A choice for each row, a falsy one where there is none; `shown`: they are judged."""

    choices: tuple[C, ...]
    shown: bool = False


@dataclass(frozen=True, kw_only=True)
class Rows[C](Figure[RowsState[C]]):
    """A figure with one choice a row.

    `answers` holds the choices by how an address spells them, `nothing` is that of an empty row.
    `control` ends the id of a row's first control, and `wanted` says what a row lacks.
    """

    answers: ClassVar[Mapping[str, Any]]
    nothing: ClassVar[Any]
    control: ClassVar[str]
    wanted: ClassVar[str]

    @property
    @abstractmethod
    def total(self) -> int:
        """How many rows there are."""

    def start(self) -> RowsState[C]:
        """Nothing chosen."""
        return RowsState(choices=(self.nothing,) * self.total)

    def read(self, values: Values) -> RowsState[C] | None:
        """Each row's number holds an answer, `show` is yes or no."""
        show = values.get("show", "no")
        spelled = {key: value for key, value in values.items() if key != "show"}
        numbers = [str(number) for number in range(1, self.total + 1)]
        if show not in {"yes", "no"} or not spelled.keys() <= set(numbers):
            return None
        if not set(spelled.values()) <= self.answers.keys():
            return None
        choices = (self.answers[spelled[n]] if n in spelled else self.nothing for n in numbers)
        return RowsState(choices=tuple(choices), shown=show == "yes")

    def spell(self, state: RowsState[C]) -> dict[str, str]:
        """Answers by number, and whether they are judged."""
        spelled = {choice: key for key, choice in self.answers.items()}
        rows = {str(n): spelled[c] for n, c in enumerate(state.choices, start=1) if c}
        return {**rows, "show": "yes" if state.shown else "no"}

    def veil(self, state: RowsState[C]) -> RowsState[C]:
        """Not judged yet."""
        return replace(state, shown=False)

    def is_shown(self, state: RowsState[C]) -> bool:
        """The rows are judged."""
        return state.shown

    def recall(self, bet: Values) -> RowsState[C]:
        """The bet, judged."""
        return replace(self.read(bet) or self.start(), shown=True)

    def act(self, state: RowsState[C], command: str, was: str) -> Step[RowsState[C]]:  # noqa: ARG002 -- every figure takes it
        """Check wants a choice in each row; show wants nothing."""
        match command:
            case "check":
                mistakes = tuple(
                    Mistake(control=self.control_of(number), text=self.wanted.format(number))
                    for number, choice in enumerate(state.choices, start=1)
                    if not choice
                )
                if mistakes:
                    return Step(state=self.veil(state), mistakes=mistakes)
                bet = self.spell(self.veil(state))
                return Step(state=replace(state, shown=True), bet=bet)
            case "show":
                return Step(state=replace(self.start(), shown=True), bet={})
        return Step(state=self.veil(state))

    def control_of(self, number: int) -> str:
        """The id of a row's first control."""
        return f"{self.name}-{number}-{self.control}"
