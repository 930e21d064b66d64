"""What a builder hands back: the parts of an item that differ from shell to shell."""

import hashlib
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.generation.material import Duty, Material
from assessment.generation.texts import label
from assessment.items import Answer, Option


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """The filled blanks, the options and the key. An empty `because` is taken from the fact."""

    blanks: Mapping[str, str]
    options: tuple[Option, ...]
    key: Answer
    sources: tuple[str, ...]
    because: str = ""
    facts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    fixed_order: bool = False

    def mark(self) -> str:
        """What tells apart two items on the same content: a digest of what stands beside it."""
        if not self.beside:
            return ""
        text = "|".join(sorted(self.beside))
        return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def blanks(duty: Duty, material: Material) -> dict[str, str]:
    """All that a stem may say about one duty."""
    matrix = material.matrix
    named = {"duty": label(duty.text)}
    if duty.service in matrix.service:
        named["service"] = matrix.service[duty.service].name
    if duty.layer in matrix.layer:
        named["layer"] = matrix.layer[duty.layer].name
    return named


def by_id(options: Iterable[Option]) -> tuple[Option, ...]:
    """Options in an order that says nothing about the key."""
    return tuple(sorted(options, key=lambda option: option.id))


def leave_longest(keys: Sequence[str], wrong: Sequence[str], rng: random.Random) -> bool:
    """Whether the key may stay the longest text, as it should by chance and no more often.

    Exact texts run longer than tempting ones; a draw that lets them would teach to pick the
    longest (Haladyna, Downing and Rodriguez 2002, rule on the length of options).
    """
    longest = max(map(len, keys))
    if any(len(text) > longest for text in wrong):
        return True
    return rng.randrange(len(keys) + len(wrong)) < len(keys)
