"""Shells: stems with blanks, and what may fill them."""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import ClassVar

from assessment.items import Kind
from assessment.matrix import STRICT
from assessment.parties import Party


class Draws(StrEnum):
    """What fills a shell."""

    STATEMENT = "statement"  # one statement: who answers for it?
    CAPSTONE = "capstone"  # as above, the statements of the capstone only
    CELL = "cell"  # one cell of a service: who answers for it?
    REASON = "reason"  # one statement: who answers for it, and why?
    DUTIES = "duties"  # duties of any kind, told apart by their party
    SERVICE_DUTIES = "service-duties"  # the duties of one service, told apart by their party
    SERVICES = "services"  # services, told apart by the party of one layer
    PART = "part"  # the halves of one shared duty
    LINE = "line"  # the layers of one service: where does the line run?
    STACK = "stack"  # the layers of the EC2 stack, to be put in order


_BLANKS = {
    Draws.STATEMENT: {"duty"},
    Draws.CAPSTONE: {"duty"},
    Draws.CELL: {"duty", "service"},
    Draws.REASON: {"duty"},
    Draws.DUTIES: set[str](),
    Draws.SERVICE_DUTIES: {"service"},
    Draws.SERVICES: {"layer"},
    Draws.PART: {"duty", "service"},
    Draws.LINE: {"service", "layers"},
    Draws.STACK: set[str](),
}
_MANY = {Draws.DUTIES, Draws.SERVICE_DUTIES, Draws.SERVICES}
_KINDS = {
    Kind.SINGLE: set(Draws) - {Draws.STACK},
    Kind.MULTIPLE: _MANY,
    Kind.CLASSIFY: {Draws.DUTIES, Draws.SERVICE_DUTIES},
    Kind.ORDER: {Draws.STACK},
}


@dataclass(frozen=True, kw_only=True)
class Shell:
    """An item with blanks.

    `stem` holds the blanks that `draws` fills, such as ``{duty}``, each exactly once; the words
    around them are read by the solver too (assessment/proof.py lists the forms it knows).
    `options` is how many options an item offers, `choose` how many of them are right in a multiple
    item. `party` is the side that is asked for. `services` narrows the draw to some services.
    `fact`, `objective`, `area` and `lesson` stand in the item as given; where one is empty it
    follows from the fact of what filled the shell. `weight` is how often the shell is drawn beside
    the others of its family, 0 for a shell that only a page of its own uses.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    kind: Kind
    draws: Draws
    stem: str
    verb: str
    party: Party | None = None
    options: int = 4
    choose: int = 0
    services: tuple[str, ...] = ()
    case: str = ""
    fact: str = ""
    objective: str = ""
    area: str = ""
    lesson: str = ""
    weight: int = 1

    def __post_init__(self) -> None:
        """Refuse a shell that could not be filled, with the reason."""
        blanks = [name for _, name, _, _ in Formatter().parse(self.stem) if name is not None]
        wanted = _BLANKS[self.draws]
        if sorted(blanks) != sorted(wanted):
            raise ValueError(
                f"stem: the blanks of a {self.draws} shell are {sorted(wanted)}, found {blanks}"
            )
        if not self.stem.endswith("?"):
            raise ValueError("stem: must end in a question mark")
        if self.draws not in _KINDS.get(self.kind, ()):
            raise ValueError(f"kind: {self.draws} cannot fill a {self.kind} item")
        if self._asks_for_a_party() != (self.party is not None):
            raise ValueError(
                "party: name one where the question asks for a side's share, else none"
            )
        if (self.kind is Kind.MULTIPLE) != (self.choose > 1) or self.choose >= self.options:
            raise ValueError("choose: 2 or more, fewer than options, and only in a multiple item")
        if self.draws is Draws.STACK and not self.fact:
            raise ValueError("fact: a stack shell must name its fact")
        if not 3 <= self.options <= 7:  # noqa: PLR2004 - fewer tempt too little, more tire
            raise ValueError("options: from 3 to 7")

    def _asks_for_a_party(self) -> bool:
        sorts = self.kind is Kind.CLASSIFY
        return self.draws is Draws.PART or (self.draws in _MANY and not sorts)
