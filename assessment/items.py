"""Items: one question with all that belongs to it.

Every kind of answer has one form, a tuple of strings, so that one field stores it and equality
decides it:

- single: the id of the chosen option;
- two-tier: the ids of the chosen owner and the chosen reason, sorted;
- multiple: the ids of the chosen options, sorted;
- classify: ``option:party`` for each option, sorted;
- order: all option ids, bottom first.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from assessment.matrix import STRICT
from assessment.parties import Party

type Answer = tuple[str, ...]


class Kind(StrEnum):
    """How an item is answered."""

    SINGLE = "single"
    TWO_TIER = "two-tier"
    MULTIPLE = "multiple"
    CLASSIFY = "classify"
    ORDER = "order"


class Pool(StrEnum):
    """Where an authored item may be drawn: one that was practised says nothing in an exam."""

    PRACTICE = "practice"
    EXAM = "exam"


class Band(StrEnum):
    """How hard the author thinks an item is, before any answer says it."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Bloom(StrEnum):
    """What an item asks of a mind: the levels of Anderson and Krathwohl (2001) but the last."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"


@dataclass(frozen=True, kw_only=True)
class Option:
    """One offered answer. `rationale` says why it is right or wrong; it is shown after the answer.

    `party` is set where the option stands for an owner; `misconception` where it is a distractor.
    `tier` is 2 for the reasons of a two-tier item, else 1.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str
    rationale: str
    misconception: str = ""
    party: Party | None = None
    tier: int = 1


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question, its key and what the feedback needs.

    `choose` is how many options a multiple item asks for. `owner` is the party shown as a tag in
    the feedback, where the question has one. `fixed_order` keeps the options as written (owners
    always stand customer, AWS, both; gaps stand top to bottom), so the order never tells the key.
    In a two-tier item the owners stay and the reasons do not, whatever it says.

    Authored items also say where they may be drawn (`pool`), how hard and of which level they are
    (`band`, `bloom`), which `points` of the sources they test, which `services` they are about, and
    their `enemies`: items that give each other's key away, so no paper holds two of them.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    kind: Kind
    stem: str
    options: tuple[Option, ...]
    key: Answer
    because: str
    fact: str
    objective: str
    area: str
    sources: tuple[str, ...]
    case: str = ""
    choose: int = 0
    owner: Party | None = None
    fixed_order: bool = False
    lesson: str = ""
    shell: str = ""
    facts: tuple[str, ...] = field(default=())
    pool: Pool = Pool.PRACTICE
    band: Band | None = None
    bloom: Bloom | None = None
    points: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    enemies: tuple[str, ...] = ()

    @cached_property
    def option(self) -> dict[str, Option]:
        """Options by id."""
        return {o.id: o for o in self.options}

    @cached_property
    def version(self) -> str:
        """A digest of all that the item says; two items with one version are the same item."""
        text = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def normal(kind: Kind, answer: Answer) -> Answer:
    """The one form of an answer that equality may compare: order matters only where it is asked."""
    return answer if kind is Kind.ORDER else tuple(sorted(answer))
