"""The matrix as a page shows it: each row's parties today, its triangle, its numbered sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from assessment.matrix import Cell, Confidence, Layer, Matrix, Row, Service, Source
from assessment.parties import Party

WEAKEST_FIRST: tuple[Confidence, ...] = ("memory", "excerpt", "read")
CONFIDENCE: dict[Confidence, str] = {
    "read": "read in full",
    "excerpt": "seen as an excerpt",
    "memory": "general knowledge, keys no question",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One party with the services it holds for; `on` is empty where it holds for all."""

    party: Party
    on: str = ""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A source with its number in the list at the foot of the page."""

    number: int
    source: Source

    @property
    def confidence(self) -> str:
        """How we know, in words."""
        return CONFIDENCE[self.source.confidence]


@dataclass(frozen=True, kw_only=True)
class ShownRow:
    """A row as it is read for the chosen service. `mark` numbers the red triangle, 0 for none."""

    row: Row
    lines: tuple[Line, ...]
    silent: bool
    mark: int
    references: tuple[Reference, ...]

    @property
    def confidence(self) -> Confidence:
        """That of its weakest source."""
        return min((r.source.confidence for r in self.references), key=WEAKEST_FIRST.index)

    @property
    def by_service(self) -> bool:
        """Whether the service decides."""
        return self.row.today == "depends"


@dataclass(frozen=True, kw_only=True)
class ShownLayer:
    """One layer of a service. `party` is None where the service has no such layer."""

    layer: Layer
    party: Party | None
    cell: Cell | None


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """All that the matrix page shows. `chosen` is None as the list stands, without a service."""

    chosen: Service | None
    rows: tuple[ShownRow, ...]
    service: Service
    layers: tuple[ShownLayer, ...]
    references: tuple[Reference, ...]
    service_references: tuple[Reference, ...]
    checked: date

    @property
    def printed(self) -> list[ShownRow]:
        """The rows of the published list."""
        return [shown for shown in self.rows if not shown.row.addition]

    @property
    def by_service(self) -> int:
        """How many published rows the service decides."""
        return sum(shown.by_service for shown in self.printed)

    @property
    def changed(self) -> int:
        """How many published rows have another party today."""
        return sum(bool(shown.mark) and not shown.by_service for shown in self.printed)

    @property
    def holding(self) -> int:
        """How many published rows still stand as printed."""
        return sum(not shown.mark for shown in self.printed)


def schedule(*, matrix: Matrix, service: str = "") -> Schedule:
    """The matrix read for one service, or as it stands where the id names none."""
    chosen = matrix.service.get(service)
    shown_service = chosen or matrix.services[0]
    references = tuple(_references(matrix))
    by_id = {reference.source.id: reference for reference in references}
    marks = count(1)
    return Schedule(
        chosen=chosen,
        rows=tuple(
            ShownRow(
                row=row,
                lines=tuple(_lines(row=row, matrix=matrix, chosen=chosen)),
                silent=_is_silent(row=row, chosen=chosen),
                mark=next(marks) if _has_triangle(row) else 0,
                references=tuple(by_id[source] for source in row.sources),
            )
            for row in matrix.rows
        ),
        service=shown_service,
        layers=tuple(_layers(matrix=matrix, service=shown_service)),
        references=references,
        service_references=tuple(by_id[source] for source in shown_service.sources),
        checked=min(row.checked for row in matrix.rows),
    )


def _has_triangle(row: Row) -> bool:
    return row.published is not None and row.today != row.published


def _is_silent(*, row: Row, chosen: Service | None) -> bool:
    """The service decides, and the row does not say it for this one."""
    return chosen is not None and row.today == "depends" and chosen.id not in row.today_by_service


def _lines(*, row: Row, matrix: Matrix, chosen: Service | None) -> Iterator[Line]:
    if row.today != "depends":
        yield Line(party=Party(row.today))
        return
    if chosen and chosen.id in row.today_by_service:
        yield Line(party=row.today_by_service[chosen.id], on=f"on {chosen.short}")
        return
    for party in dict.fromkeys(row.today_by_service.values()):
        names = [matrix.service[id_].short for id_, p in row.today_by_service.items() if p == party]
        yield Line(party=party, on=f"on {_listed(names)}")


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _references(matrix: Matrix) -> Iterator[Reference]:
    """Every source that a row or a service names, in the order in which the page comes to it."""
    used = [source for row in matrix.rows for source in row.sources]
    used += [source for service in matrix.services for source in service.sources]
    for number, id_ in enumerate(dict.fromkeys(used), start=1):
        yield Reference(number=number, source=matrix.source[id_])


def _layers(*, matrix: Matrix, service: Service) -> Iterator[ShownLayer]:
    for layer in sorted(matrix.layers, key=lambda x: x.order, reverse=True):
        cell = service.by_layer.get(layer.id)
        party = cell.party if cell else layer.everywhere
        yield ShownLayer(layer=layer, party=party, cell=cell)
