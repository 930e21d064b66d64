"""What an item analysis is given: questions, and what each learner answered to them."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from string import ascii_uppercase

from assessment.item_analysis.guessing import floor
from assessment.items import Answer, Item, Kind, Option
from assessment.parties import Party
from assessment.scoring import Rule

type Ref = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing that can be chosen: a part of an answer, as `Answer` spells it.

    `label` is short and for people: *A*; *owner B* and *reason A* in a two-tier question;
    *C: AWS* in a classify question. Letters follow the author's order, not the page's. Choices of
    one `group` (a tier, or a row of a classify question) stand against each other.
    """

    part: str
    label: str
    group: str
    is_key: bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """One version of one item, as the analysis knows it; make it with `question`.

    `floor` is the credit that blind guessing earns on average, 0 to 1. An order question has no
    choices: there is nothing single that could be chosen.
    """

    item: str
    version: str
    fact: str
    kind: Kind
    floor: Fraction
    choices: tuple[Choice, ...]

    @property
    def ref(self) -> Ref:
        """Item and version: what an answer names."""
        return self.item, self.version

    @cached_property
    def rivals(self) -> tuple[tuple[Choice, Choice], ...]:
        """Each distractor beside each key that it stands against."""
        return tuple(
            (wrong, key)
            for wrong in self.choices
            if not wrong.is_key
            for key in self.choices
            if key.is_key and key.group == wrong.group
        )


@dataclass(frozen=True, kw_only=True)
class Given:
    """One learner's answer to one question.

    `chosen` is in the item's own option ids (`Shown.read`), empty where it was left out. `credit`
    is 0 to 1; `sureness` 0, 1, 2 or None (see `assessment.certainty`); `seconds` 0 or more, or None
    where no time was taken.
    """

    item: str
    version: str
    chosen: Answer
    credit: float
    sureness: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a credit outside 0 to 1."""
        if not 0 <= self.credit <= 1:
            raise ValueError("credit: from 0 to 1")

    @property
    def ref(self) -> Ref:
        """Item and version."""
        return self.item, self.version


@dataclass(frozen=True, kw_only=True)
class Sat:
    """One learner's sitting of one paper: an answer to each of its questions, in the paper's order.

    Questions that were shown and left out are there too, with credit 0; what was never shown is
    not. No question stands twice. `learner` only has to tell people apart.
    """

    learner: int | str
    given: tuple[Given, ...]

    def __post_init__(self) -> None:
        """Raise ValueError where a question stands twice."""
        if len({one.ref for one in self.given}) != len(self.given):
            raise ValueError(f"learner {self.learner}: a question stands twice")


def question(item: Item, *, rule: Rule = Rule.PARTIAL) -> Question:
    """An item as the analysis knows it; `rule` is the one its answers were marked by."""
    return Question(
        item=item.id,
        version=item.version,
        fact=item.fact,
        kind=item.kind,
        floor=floor(item, rule),
        choices=_choices(item),
    )


def _choices(item: Item) -> tuple[Choice, ...]:
    if item.kind is Kind.ORDER:
        return ()
    if item.kind is Kind.CLASSIFY:
        return tuple(
            _choice(item, f"{option.id}:{party}", f"{letter}: {party.word}", option.id)
            for letter, option in zip(ascii_uppercase, item.options, strict=False)
            for party in Party
        )
    tiers = {1: "owner", 2: "reason"} if item.kind is Kind.TWO_TIER else {1: ""}
    return tuple(
        _choice(item, option.id, f"{name} {letter}".strip(), name)
        for tier, name in tiers.items()
        for letter, option in zip(ascii_uppercase, _of_tier(item, tier), strict=False)
    )


def _of_tier(item: Item, tier: int) -> tuple[Option, ...]:
    return tuple(option for option in item.options if option.tier == tier)


def _choice(item: Item, part: str, label: str, group: str) -> Choice:
    return Choice(part=part, label=label, group=group, is_key=part in item.key)
