"""How much of the course rests on each source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assessment.matrix import Source
from lessons.library import Library
from lessons.schedule import CONFIDENCE


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A source with the numbers of rows, layers of services, and questions that name it."""

    source: Source
    rows: int
    layers: int
    questions: int

    @property
    def confidence(self) -> str:
        """How we know, in words."""
        return CONFIDENCE[self.source.confidence]


def cited(read: Library) -> tuple[Cited, ...]:
    """All sources, in the order of their titles."""
    rows, layers = Counter(_rows(read)), Counter(_layers(read))
    questions = Counter(source for item in read.items.values() for source in item.sources)
    return tuple(
        Cited(
            source=source,
            rows=rows[source.id],
            layers=layers[source.id],
            questions=questions[source.id],
        )
        for source in sorted(read.matrix.sources, key=lambda source: source.title.casefold())
    )


def _rows(read: Library) -> Iterator[str]:
    for row in read.matrix.rows:
        named = [*row.sources, *(name for s in row.statements for name in s.sources)]
        yield from dict.fromkeys(named)


def _layers(read: Library) -> Iterator[str]:
    for service in read.matrix.services:
        for cell in service.cells:
            yield from cell.sources or service.sources
