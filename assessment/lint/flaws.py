"""What a lint says, and what it has to know besides the item."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assessment.items import Item


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """A rule that an item, or the bank as a whole, does not keep; `text` says what it asks for."""

    rule: str
    item: str
    text: str

    def __str__(self) -> str:
        return f"{self.item}: {self.rule}: {self.text}"


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Words that the rules have to know: the names of the services, as they are written."""

    services: frozenset[str] = frozenset()


type ItemRule = Callable[[Item, Lexicon], Iterator[str]]


def name_of(rule: Callable[..., object]) -> str:
    """A rule's name: that of its function, with hyphens."""
    return rule.__name__.replace("_", "-")
