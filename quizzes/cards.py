"""A question as its page shows it: open, or frozen with its reply."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from assessment import scoring
from assessment.items import Answer, Kind, Option
from assessment.matrix import Misconception
from assessment.outline import Plan
from assessment.parties import Party
from lessons.library import library
from quizzes import words
from quizzes.models import Sureness
from quizzes.pins import Pin
from quizzes.queries.attempts import Kept

LONG = 110
LEGENDS = {1: "Who answers for it?", 2: "Because"}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One option as displayed.

    `given` is the party or place chosen for it, where the kind asks for one. `mark` is set once
    the key may be seen: right, wrong, missed (right and not chosen) or off.
    """

    id: str
    text: str
    party: Party | None
    chosen: bool
    given: str = ""
    mark: str = ""
    key: str = ""
    rationale: str = ""
    tier: int = 1


@dataclass(frozen=True, kw_only=True)
class Tier:
    """One of the two questions of a two-tier item: 1 asks for the owner, 2 for the reason."""

    number: int
    choices: tuple[Choice, ...]
    error: str

    @property
    def legend(self) -> str:
        """What it asks."""
        return LEGENDS[self.number]


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The five lines. `belief` is the one behind the chosen distractor, None where right.

    `sheet` is the question's lesson, `plan` the same where it can be read.
    """

    right: bool
    verdict: str
    owner: Party | None
    because: str
    belief: Misconception | None
    sheet: Plan | None
    plan: Plan | None
    part: str

    @property
    def house(self) -> dict[str, str]:
        """The part of the house that the question stands for, in its owner's mark."""
        return {self.part: f"is-{self.owner.letter}"} if self.owner else {}


@dataclass(frozen=True, kw_only=True)
class Card:
    """A question with what was chosen and, once checked, its reply.

    `uid` tells the questions of one page apart.
    """

    uid: str
    kind: Kind
    stem: str
    case: str
    choose: int
    choices: tuple[Choice, ...]
    sureness: int | None
    rev: int
    reply: Reply | None = None
    errors: tuple[tuple[str, str], ...] = field(default=())

    @property
    def sure(self) -> str:
        """The sureness in words, lower case, empty where none was given."""
        return "" if self.sureness is None else Sureness(self.sureness).label.lower()

    @property
    def certain(self) -> bool:
        """Whether the learner said so."""
        return self.sureness == Sureness.CERTAIN

    @property
    def owners(self) -> bool:
        """Whether the options are the three owners: then C, A and B choose one."""
        return [choice.party for choice in self.choices] == list(Party)

    @cached_property
    def tiers(self) -> tuple[Tier, ...]:
        """Owner and reason where both are asked for, else nothing."""
        if self.kind is not Kind.TWO_TIER:
            return ()
        error = dict(self.errors)
        groups = {number: [c for c in self.choices if c.tier == number] for number in LEGENDS}
        return tuple(
            Tier(number=number, choices=tuple(group), error=error.get(group[0].id, ""))
            for number, group in groups.items()
        )

    @property
    def long(self) -> bool:
        """Whether the question is too long for large type."""
        return len(self.stem) > LONG

    @property
    def choose_words(self) -> str:
        """How many a multiple question asks for."""
        return words.counted(self.choose, "answer", "answers")

    @property
    def parties(self) -> list[tuple[str, str, str]]:
        """The owners a row may take: value, letter, word."""
        return [(party.value, party.letter, party.word) for party in Party]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is missing, each with the control it belongs to."""
        return [(self._control(where), message) for where, message in self.errors]

    def _control(self, where: str) -> str:
        first = where or self.choices[0].id
        ends = {
            Kind.CLASSIFY: f"{first}-C",
            Kind.ORDER: f"{first}-place",
            Kind.TWO_TIER: first,
        }
        return f"{self.uid}-{ends.get(self.kind, 'a1')}"

    @property
    def places(self) -> range:
        """The places of an order, bottom first."""
        return range(1, len(self.choices) + 1)


def card(
    pin: Pin,
    kept: Kept,
    *,
    uid: str,
    credit: Fraction | None = None,
    seen: bool = False,
    errors: tuple[tuple[str, str], ...] = (),
) -> Card:
    """The card of a question. Its key is looked at only where it may be `seen`."""
    item = pin.shown.item
    given = _given(item.kind, kept.answer)
    choices = tuple(_choice(opaque, option, given) for opaque, option in pin.shown.options)
    if seen:
        choices = tuple(_marked(choice, pin) for choice in choices)
    return Card(
        uid=uid,
        kind=item.kind,
        stem=item.stem,
        case=item.case,
        choose=item.choose,
        choices=choices,
        sureness=kept.sureness,
        rev=kept.rev,
        reply=_reply(pin, kept, credit) if seen and credit is not None else None,
        errors=errors,
    )


def _given(kind: Kind, answer: Answer) -> dict[str, str]:
    """What was chosen for each opaque id: a party, a place, or just that it was."""
    if kind is Kind.CLASSIFY:
        return {part.partition(":")[0]: part.partition(":")[2] for part in answer}
    if kind is Kind.ORDER:
        return {part: str(place) for place, part in enumerate(answer, start=1)}
    return dict.fromkeys(answer, "")


def _choice(opaque: str, option: Option, given: dict[str, str]) -> Choice:
    return Choice(
        id=opaque,
        text=option.text,
        party=option.party,
        chosen=opaque in given,
        given=given.get(opaque, ""),
        tier=option.tier,
    )


def _marked(choice: Choice, pin: Pin) -> Choice:
    item = pin.shown.item
    key = _given(item.kind, pin.shown.show(item.key))
    rationale = pin.shown.item.option[pin.shown.own_id[choice.id]].rationale
    if item.kind in (Kind.CLASSIFY, Kind.ORDER):
        mark = "right" if choice.given == key[choice.id] else "wrong"
        shown_key = key[choice.id]
    else:
        marks = {(True, True): "right", (True, False): "wrong", (False, True): "missed"}
        mark = marks.get((choice.chosen, choice.id in key), "off")
        shown_key = ""
    return Choice(
        id=choice.id,
        text=choice.text,
        party=choice.party,
        chosen=choice.chosen,
        given=choice.given,
        mark=mark,
        key=shown_key,
        rationale=rationale,
        tier=choice.tier,
    )


def _reply(pin: Pin, kept: Kept, credit: Fraction) -> Reply:
    item = pin.shown.item
    right = credit == 1
    return Reply(
        right=right,
        verdict=_verdict(pin, kept, right=right),
        owner=item.owner,
        because=item.because,
        belief=None if right else belief(pin, kept.answer),
        sheet=library().course.lesson.get(item.lesson),
        plan=plan(item.lesson),
        part=pin.part if item.owner else "",
    )


def plan(lesson: str) -> Plan | None:
    """Where a question's lesson stands in the course, None where it cannot be read yet."""
    found = library().course.lesson.get(lesson)
    return found if found and found.ready else None


def _verdict(pin: Pin, kept: Kept, *, right: bool) -> str:
    item = pin.shown.item
    if right:
        ends = {
            Sureness.CERTAIN: "Correct, and you were certain.",
            Sureness.GUESSING: "Correct, by a guess.",
        }
        return ends.get(kept.sureness, "Correct.")  # type: ignore[call-overload, no-any-return]  # None too
    tail = ", and you were certain." if kept.sureness == Sureness.CERTAIN else "."
    answer = pin.shown.read(kept.answer)
    got, of = scoring.parts_right(item, answer)
    if item.kind is Kind.TWO_TIER and got:
        if scoring.owner_right(item, answer):
            return f"Half right: the owner fits, the reason does not{tail}"
        return f"Not this one: the reason fits, the owner does not{tail}"
    if item.kind in (Kind.SINGLE, Kind.TWO_TIER):
        return "Not this one" + tail
    what = {
        Kind.ORDER: "pairs in order",
        Kind.CLASSIFY: "rows right",
        Kind.MULTIPLE: "choices right",
    }[item.kind]
    return f"Not yet: {words.none_of(got)} of {words.number(of)} {what}{tail}"


def belief(pin: Pin, answer: Answer) -> Misconception | None:
    """The wrong belief behind an answer: that of the first option that is wrong in it.

    A wrong reason says more of it than the owner that it goes with.
    """
    item = pin.shown.item
    wrong = [part for part in pin.shown.read(answer) if part not in item.key]
    options = [item.option[part.partition(":")[0]] for part in wrong]
    for option in sorted(options, key=lambda option: -option.tier):
        if option.misconception in pin.beliefs:
            return pin.beliefs[option.misconception]
    return None
