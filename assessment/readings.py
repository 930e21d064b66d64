"""What a learner's words mean in the matrix: an index from text to duty, half, layer, service.

It belongs to the solver and shares nothing with generation, so that a mistake in one of them
cannot hide in the other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assessment.matrix import Layer, Matrix, Statement
from assessment.parties import Party

_PARTY_WORDS = {
    "customer": Party.CUSTOMER,
    "the customer": Party.CUSTOMER,
    "aws": Party.AWS,
    "both": Party.BOTH,
    "both, each for its own part": Party.BOTH,
}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_QUOTED = re.compile(r"“([^”]*)”")


class Doubt(Exception):  # noqa: N818 - it is a finding, not a failure
    """A text has no meaning, or more than one."""


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What one text says: a duty, or one side's half of it."""

    party: Party
    service: str = ""
    layer: str = ""
    statement: Statement | None = None
    halves: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True, eq=False)
class Readings:
    """Look-ups from text, over all that may key an item."""

    matrix: Matrix

    def duty(self, text: str) -> Meaning:
        """The one graded duty with this text."""
        return _only(self._duties.get(_plain(text), []), "duty", text)

    def half_of(self, text: str) -> Party:
        """Whose half of a shared duty this is."""
        return _only(self._halves.get(_plain(text), []), "half of a duty", text)

    def layer(self, text: str) -> Layer:
        """The one layer with this name."""
        return _only(self._layers.get(_plain(text), []), "layer", text)

    def service(self, text: str) -> str:
        """The id of the one service with this name."""
        return _only(self._services.get(_plain(text), []), "service", text)

    def gap(self, text: str) -> tuple[Layer, Layer]:
        """The two layers of “Between … and …”, the lower one first."""
        words = _plain(text).removeprefix("between ").split(" and ")
        found = []
        for i in range(1, len(words)):
            names = " and ".join(words[:i]), " and ".join(words[i:])
            if all(name in self._layers for name in names):
                found.append((self.layer(names[0]), self.layer(names[1])))
        return _only(found, "gap", text)

    def owner(self, service: str, layer: Layer) -> Party:
        """Who answers for a layer of a service, where that may be asked."""
        if layer.everywhere:
            return layer.everywhere
        found = self._owners.get((service, layer.id), [])
        return _only(found, "owner", f"{service}, {layer.name}")

    def services_named(self, text: str) -> list[str]:
        """The services that a text names outside quotation marks."""
        found = self._name_pattern.finditer(unquoted(text))
        return [self._service_names[match[0]] for match in found]

    @cached_property
    def _service_names(self) -> dict[str, str]:
        services = self.matrix.services
        return {s.short: s.id for s in services} | {s.name: s.id for s in services}

    @cached_property
    def _name_pattern(self) -> re.Pattern[str]:
        longest_first = sorted(map(re.escape, self._service_names), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")

    @cached_property
    def _layers(self) -> dict[str, list[Layer]]:
        return _grouped((_plain(x.name), x) for x in self.matrix.layers)

    @cached_property
    def _services(self) -> dict[str, list[str]]:
        return _grouped((_plain(s.name), s.id) for s in self.matrix.services)

    @cached_property
    def _owners(self) -> dict[tuple[str, str], list[Party]]:
        return _grouped(((m.service, m.layer), m.party) for m in self._cells)

    @cached_property
    def _cells(self) -> list[Meaning]:
        return [m for texts in self._duties.values() for m in texts if m.layer]

    @cached_property
    def _duties(self) -> dict[str, list[Meaning]]:
        return _grouped((_plain(text), meaning) for text, meaning in self._all_duties())

    def _all_duties(self) -> Iterator[tuple[str, Meaning]]:
        for s in self.matrix.statements.values():
            if self._sure(s.sources):
                yield _in_full(s), Meaning(party=s.party, service=s.service, statement=s)
        for service, cell in self.matrix.graded_cells():
            if cell.party and self._sure(cell.sources or service.sources):
                halves = cell.aws_part, cell.customer_part
                yield (
                    cell.duty,
                    Meaning(party=cell.party, service=service.id, layer=cell.layer, halves=halves),
                )

    def _sure(self, sources: Iterable[str]) -> bool:
        """Whether all sources are on file and none is from memory."""
        known = [self.matrix.source.get(source) for source in sources]
        return bool(known) and all(s is not None and s.confidence != "memory" for s in known)

    @cached_property
    def _halves(self) -> dict[str, list[Party]]:
        sides = (Party.AWS, Party.CUSTOMER)
        texts = {
            (_plain(text), side)
            for meaning in self._cells
            for text, side in zip(meaning.halves, sides, strict=True)
        }
        return _grouped(texts)


def party(text: str) -> Party:
    """The party that a text names."""
    if _plain(text) not in _PARTY_WORDS:
        raise Doubt(f"no party: “{text}”")
    return _PARTY_WORDS[_plain(text)]


def quoted(text: str) -> str:
    """The one text in quotation marks."""
    found: list[str] = _QUOTED.findall(text)
    return _only(found, "text in quotation marks", text)


def unquoted(text: str) -> str:
    """The text around quotation marks."""
    return _QUOTED.sub("“…”", text)


def counts(text: str) -> list[int]:
    """The number words of a text that count what is offered: “two of these five”."""
    words = re.findall(r"\b(?:(\w+) of )?these (\w+)\b", unquoted(text))
    return [_NUMBERS[word] for pair in words for word in pair if word in _NUMBERS]


def same(one: str, other: str) -> bool:
    """Whether two texts differ in capitals and full stops at most."""
    return _plain(one) == _plain(other)


def _in_full(statement: Statement) -> str:
    """The text with the condition under which alone it has its owner."""
    if _plain(statement.condition) in _plain(statement.text):
        return statement.text
    return f"{statement.text.removesuffix('.')} ({statement.condition})"


def _plain(text: str) -> str:
    return text.strip().removesuffix(".").casefold()


def _grouped[K, V](pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _only[T](found: list[T], what: str, text: str) -> T:
    if len(found) != 1:
        how = "no" if not found else "more than one"
        raise Doubt(f"{how} {what}: “{text}”")
    return found[0]
