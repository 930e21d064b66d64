"""The incidents of Fig. 8.1, in families of neighbours, and the order in which they are dealt."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from assessment.matrix import STRICT
from assessment.parties import Party

type Clue = Literal["log", "service", "change"]
type Line = Literal["operations", "security"]

CLUES: dict[Clue, str] = {
    "log": "the log line",
    "service": "the service",
    "change": "who changed what",
}
ROUND, PAIR, TRIPLE = 5, 2, 3


@dataclass(frozen=True, kw_only=True)
class FirstStep:
    """One of three first steps. `reply` answers whoever took it; the right one has no lure."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str
    reply: str
    misconception: str = ""


@dataclass(frozen=True, kw_only=True)
class Incident:
    """One incident: what the clues say, whose layer failed, who acts, what is left to the other.

    `name` tells the condition that sets it apart from its neighbours, so it stands only once the
    incident is closed. `needed` are the clues without which the owner cannot be told. `line` is
    the customer's telephone, where the customer acts alone.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    service: str
    layer: str
    owner: Party
    log: str
    setting: str
    change: str
    needed: tuple[Clue, ...]
    steps: tuple[FirstStep, ...]
    failed: str
    acts: str
    still: str
    misconception: str
    fact: str
    sources: tuple[str, ...]
    line: Line | None = None

    def __post_init__(self) -> None:
        """Three steps, one of them right; a line of the customer's exactly where it acts alone.

        The id stands in addresses and in the name of the bet.
        """
        if not re.fullmatch(r"[a-z0-9-]{1,60}", self.id):
            raise ValueError("id: up to 60 small letters, figures and hyphens")
        if len(self.steps) != TRIPLE or sum(not s.misconception for s in self.steps) != 1:
            raise ValueError("steps: three, and one of them without a misconception")
        if len(self.step) < TRIPLE or "" in self.step:
            raise ValueError("steps: an id of its own for each")
        if (self.line is not None) != (self.owner is Party.CUSTOMER):
            raise ValueError("line: operations or security, where the customer acts alone")
        if not self.needed:
            raise ValueError("needed: at least one clue")
        if len({*self.needed}) < len(self.needed):
            raise ValueError("needed: each clue once")

    @property
    def right(self) -> FirstStep:
        """The right first step."""
        return next(step for step in self.steps if not step.misconception)

    @cached_property
    def step(self) -> dict[str, FirstStep]:
        """First steps by id."""
        return {step.id: step for step in self.steps}

    def clue(self, kind: Clue) -> str:
        """What a clue card says."""
        return {"log": self.log, "service": self.setting, "change": self.change}[kind]


@dataclass(frozen=True, kw_only=True)
class Family:
    """Two or three incidents with one symptom. Each differs from the next by one condition."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    symptom: str
    condition: str
    incidents: tuple[Incident, ...]


def fault(families: Sequence[Family]) -> str:
    """Why the families cannot be dealt in rounds of five, empty where they can."""
    sizes = Counter(len(family.incidents) for family in families)
    if not families or sizes[PAIR] != sizes[TRIPLE] or sizes.total() != 2 * sizes[PAIR]:
        return "as many families of three incidents as of two"
    ids = [incident.id for family in families for incident in family.incidents]
    return "an id of its own for each incident" if len(set(ids)) < len(ids) else ""


def deal(families: Sequence[Family], *, seed: int) -> tuple[Incident, ...]:
    """All incidents in rounds of five: three neighbours and two, in the order of the seed.

    A family keeps its order or is turned round, so whoever stood side by side still does.
    """
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    by_size = {
        size: rng.sample(found, len(found))
        for size in (TRIPLE, PAIR)
        for found in [[f for f in families if len(f.incidents) == size]]
    }
    dealt: list[Incident] = []
    for pair in zip(by_size[TRIPLE], by_size[PAIR], strict=True):
        for family in rng.sample(pair, len(pair)):
            dealt += family.incidents[:: rng.choice((1, -1))]
    return tuple(dealt)


def shuffled(incident: Incident, *, seed: int) -> tuple[FirstStep, ...]:
    """The first steps of an incident in an order that says nothing of the key."""
    steps = sorted(incident.steps, key=lambda step: step.id)
    rng = random.Random(f"{seed} {incident.id}")  # noqa: S311 - a repeatable draw, not a secret
    return tuple(rng.sample(steps, len(steps)))
