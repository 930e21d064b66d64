"""What shells are filled with: statements and graded cells, seen alike as duties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assessment.generation.texts import answers, clause, with_condition
from assessment.matrix import Cell, Layer, Matrix, Service, Statement
from assessment.outline import Course
from assessment.parties import Party

# The belief behind an answer that gives one side too much, where the content names none.
TOO_MUCH = {Party.AWS: "aws-secures-all", Party.CUSTOMER: "everything-is-mine"}


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """What to say to whoever gave a duty to the wrong party."""

    reply: str
    misconception: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Duty:
    """A graded duty with its owner.

    `wrong` has an entry for each party that is not the owner. `halves` holds each side's part of a
    shared duty where both are written down.
    """

    id: str
    text: str
    party: Party
    because: str
    fact: str
    sources: tuple[str, ...]
    wrong: Mapping[Party, Wrong]
    service: str = ""
    layer: str = ""
    halves: Mapping[Party, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class Material:
    """Matrix and course, with the duties in them."""

    matrix: Matrix
    course: Course

    @cached_property
    def statements(self) -> dict[str, Duty]:
        """The duties of the statements, by id."""
        return {s.id: _of_statement(s) for s in self.matrix.statements.values()}

    @cached_property
    def cells(self) -> dict[str, Duty]:
        """The duties of the graded cells, by ``service.layer``."""
        found = (_of_cell(service, cell) for service, cell in self.matrix.graded_cells())
        return {duty.id: duty for duty in found}

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """All duties by id."""
        return self.statements | self.cells

    @cached_property
    def all_duties(self) -> tuple[Duty, ...]:
        """All duties."""
        return tuple(self.duties.values())

    def of_service(self, service: str) -> tuple[Duty, ...]:
        """The graded cells of a service."""
        return self._by_service.get(service, ())

    def of_layer(self, layer: str) -> tuple[Duty, ...]:
        """The graded cells of a layer over all services."""
        return self._by_layer.get(layer, ())

    def line(self, service: str) -> tuple[tuple[Layer, Party], ...]:
        """The layers of a service that have one plain owner, bottom first."""
        cells = {duty.layer: duty.party for duty in self.of_service(service)}
        layers = sorted(self.matrix.layers, key=lambda layer: layer.order)
        owners = ((layer, layer.everywhere or cells.get(layer.id)) for layer in layers)
        return tuple((layer, p) for layer, p in owners if p is not None and p is not Party.BOTH)

    @cached_property
    def _by_service(self) -> dict[str, tuple[Duty, ...]]:
        return {
            s.id: tuple(d for d in self.cells.values() if d.service == s.id)
            for s in self.matrix.services
        }

    @cached_property
    def _by_layer(self) -> dict[str, tuple[Duty, ...]]:
        return {
            x.id: tuple(d for d in self.cells.values() if d.layer == x.id)
            for x in self.matrix.layers
        }


def _of_statement(statement: Statement) -> Duty:
    for party in sorted({*Party} - {statement.party, *(lure.party for lure in statement.lures)}):
        raise ValueError(f"matrix.toml: statement {statement.id} has no lure for {party}")
    return Duty(
        id=statement.id,
        text=with_condition(clause(statement.text), statement.condition),
        party=statement.party,
        because=statement.because,
        fact=statement.fact,
        sources=statement.sources,
        service=statement.service,
        wrong={
            lure.party: Wrong(
                reply=lure.reply, misconception=lure.misconception, reason=lure.reason
            )
            for lure in statement.lures
        },
    )


def _of_cell(service: Service, cell: Cell) -> Duty:
    if cell.party is None:
        raise ValueError(f"services.toml: {service.id}, {cell.layer} is graded but has no party")
    return Duty(
        id=f"{service.id}.{cell.layer}",
        text=cell.duty,
        party=cell.party,
        because=cell.because,
        fact=cell.fact,
        sources=cell.sources or service.sources,
        service=service.id,
        layer=cell.layer,
        halves=_halves(cell),
        wrong=dict(_wrongs(cell, cell.party)),
    )


def _halves(cell: Cell) -> dict[Party, str]:
    halves = {Party.AWS: cell.aws_part, Party.CUSTOMER: cell.customer_part}
    return halves if all(halves.values()) else {}


def _wrongs(cell: Cell, owner: Party) -> Iterator[tuple[Party, Wrong]]:
    """The replies for a cell. Its own misconception goes with the side that it gives too much."""
    reply = answers(owner, cell.because)
    for party in Party:
        if party is owner:
            continue
        blamed = party
        if party is Party.BOTH:
            blamed = Party.AWS if owner is Party.CUSTOMER else Party.CUSTOMER
        own = cell.misconception if owner is Party.BOTH or party is not Party.BOTH else ""
        yield party, Wrong(reply=reply, misconception=own or TOO_MUCH[blamed])
