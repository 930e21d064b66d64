"""The summary matrix, the service table, and look-ups in them.

A graded question is keyed by a `Statement` or a `Cell`, never by a bare row: a statement is worded
so that one party is plainly right, with its service or condition where it needs one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal

from assessment.parties import Party

STRICT = {"extra": "forbid"}

type Today = Literal["customer", "aws", "both", "depends"]
type Confidence = Literal["read", "excerpt", "memory"]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a statement was checked. `memory` marks what no key may rest on."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    title: str
    publisher: str
    address: str
    dated: str
    checked: date
    confidence: Confidence


@dataclass(frozen=True, kw_only=True)
class Lure:
    """A wrong owner with the reason that tempts, and the reply to whoever took it."""

    __pydantic_config__: ClassVar = STRICT
    party: Party
    reason: str
    reply: str
    misconception: str


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A graded duty: `text` is a verb phrase ("Patch the guest operating system on EC2").

    `because` completes "because …" and holds the reason of the key; `lures` give one wrong reason
    for each wrong party, so that a question can ask for owner and reason together.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str
    party: Party
    because: str
    fact: str
    sources: tuple[str, ...]
    lures: tuple[Lure, ...]
    service: str = ""
    condition: str = ""
    capstone: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """One duty of the published summary, in our words, with what AWS's pages say today."""

    __pydantic_config__: ClassVar = STRICT
    number: int
    id: str
    duty: str
    published: Party | None = None
    today: Today
    today_by_service: dict[str, Party] = field(default_factory=dict)
    why: str
    differs: str = ""
    addition: bool = False
    house_part: str
    sources: tuple[str, ...]
    checked: date
    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One layer of a service's stack, `order` 1 at the bottom (the building)."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    order: int
    name: str
    plain: str
    everywhere: Party | None = None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Who secures one layer of one service.

    `duty` is a verb phrase that names the service; `graded` is true only where one party is
    plainly right and the sources are not from memory. Where `party` is both, `customer_part` and
    `aws_part` are the two duties it splits into. `party` None: the service has no such layer.
    """

    __pydantic_config__: ClassVar = STRICT
    layer: str
    party: Party | None = None
    duty: str = ""
    because: str = ""
    note: str = ""
    customer_part: str = ""
    aws_part: str = ""
    fact: str = ""
    misconception: str = ""
    graded: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Service:
    """One AWS service with a cell for each layer."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    short: str
    group: Literal["infrastructure", "container", "managed", "abstracted", "identity"]
    picture: str
    lead: str
    sources: tuple[str, ...]
    checked: date
    cells: tuple[Cell, ...]

    @cached_property
    def by_layer(self) -> dict[str, Cell]:
        """The cells by the id of their layer."""
        return {cell.layer: cell for cell in self.cells}


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """A wrong belief that is common enough to be a distractor, and its refutation.

    `belief` is quoted after "It is easy to think", `refutation` after "But".
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    belief: str
    refutation: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Rows, layers, services and the sources they rest on.

    `stack` names the layers of the EC2 stack as it is taught, bottom first.
    """

    rows: tuple[Row, ...]
    layers: tuple[Layer, ...]
    services: tuple[Service, ...]
    sources: tuple[Source, ...]
    misconceptions: tuple[Misconception, ...]
    stack: tuple[str, ...]

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """All graded statements by id, in the order of the rows."""
        return {s.id: s for row in self.rows for s in row.statements}

    @cached_property
    def row_of(self) -> dict[str, Row]:
        """The row of each statement, by the statement's id."""
        return {s.id: row for row in self.rows for s in row.statements}

    @cached_property
    def service(self) -> dict[str, Service]:
        """Services by id."""
        return {s.id: s for s in self.services}

    @cached_property
    def layer(self) -> dict[str, Layer]:
        """Layers by id."""
        return {x.id: x for x in self.layers}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {s.id: s for s in self.sources}

    @cached_property
    def misconception(self) -> dict[str, Misconception]:
        """Misconceptions by id."""
        return {m.id: m for m in self.misconceptions}

    def capstone(self) -> tuple[Statement, ...]:
        """The capstone's one statement for each published row, in the order of the rows."""
        return tuple(s for s in self.statements.values() if s.capstone)

    def graded_cells(self) -> Iterator[tuple[Service, Cell]]:
        """Every cell that may key a question, with its service."""
        for service in self.services:
            for cell in service.cells:
                if cell.graded:
                    yield service, cell
