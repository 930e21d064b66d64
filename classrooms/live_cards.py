"""A live question as its pages show it: lettered, counted, and told with its reason at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from assessment.items import Kind
from assessment.parties import Party
from classrooms.models import LiveQuestion, Stage
from classrooms.queries.live import Answers
from quizzes import pins, words
from quizzes.pins import Pin

# Below this many votes a bar points at people: in a small room one knows who sat there.
LEAST = 5
NAMES = {1: "First vote", 2: "Second vote"}
WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option under its letter. `tone` is the owner's mark where the options are the owners.

    `is_key` and `rationale` say nothing before the reason is shown.
    """

    id: str
    letter: str
    text: str
    tone: str
    chosen: bool
    is_key: bool = False
    rationale: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """The question; `uid` tells what is shown in one round from what is shown in the next."""

    pk: int
    number: int
    uid: str
    stage: Stage
    rev: int
    stem: str
    case: str
    choose: int
    kind: Kind
    options: tuple[Option, ...]
    because: str = ""

    @property
    def several(self) -> bool:
        """Whether more than one option is chosen."""
        return self.kind is Kind.MULTIPLE

    @property
    def choose_words(self) -> str:
        """How many options it asks for."""
        count = self.choose
        return words.counted(count, "answer", "answers") if count else "all that fit"

    @property
    def is_told(self) -> bool:
        """Whether the key is shown."""
        return self.stage is Stage.REASON

    @property
    def long(self) -> bool:
        """Whether it is too long for the largest type."""
        return len(self.stem) + len(self.case) > WHOLE

    @property
    def key_words(self) -> str:
        """The letters of the key, once it is shown."""
        return " and ".join(option.letter for option in self.options if option.is_key)

    @property
    def owners(self) -> bool:
        """Whether the options are the three owners."""
        return bool(self.options[0].tone)


def card(question: LiveQuestion, *, chosen: Sequence[str] = ()) -> Card:
    """The card of a question. Its key is looked at only once the reason is shown."""
    pin, stage = pins.from_json(question.snapshot), Stage(question.stage)
    item = pin.shown.item
    letters = _letters(pin)
    key = frozenset(pin.shown.show(item.key)) if stage is Stage.REASON else frozenset()
    # Where all options are told off with one sentence, the reason has said it.
    differ = len({option.rationale for option in item.options}) > 1
    options = tuple(
        Option(
            id=opaque,
            letter=letter,
            text=option.text,
            tone=letter if _are_owners(pin) else "",
            chosen=opaque in chosen,
            is_key=opaque in key,
            rationale=option.rationale if stage is Stage.REASON and differ else "",
        )
        for (opaque, option), letter in zip(pin.shown.options, letters, strict=True)
    )
    return Card(
        pk=question.pk,
        number=question.position,
        uid=f"q{question.pk}-{stage.round}",
        stage=stage,
        rev=question.rev,
        stem=item.stem,
        case=item.case,
        choose=item.choose,
        kind=item.kind,
        options=options,
        because=item.because if stage is Stage.REASON else "",
    )


def _are_owners(pin: Pin) -> bool:
    return [option.party for _, option in pin.shown.options] == list(Party)


def _letters(pin: Pin) -> Sequence[str]:
    if _are_owners(pin):
        return [party.letter for party in Party]
    return ascii_uppercase[: len(pin.shown.order)]


def letters(card: Card, answer: Sequence[str]) -> str:
    """An answer in the letters of the projector."""
    return " and ".join(option.letter for option in card.options if option.id in answer)


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many of a round's votes chose an option."""

    round: str
    votes: int
    of: int

    @property
    def percent(self) -> int:
        """The share, rounded."""
        return round(WHOLE * self.votes / self.of)

    @property
    def width(self) -> str:
        """The length of its bar."""
        return f"{WHOLE * self.votes / self.of:.1f}%"


@dataclass(frozen=True, kw_only=True)
class Bar:
    """An option with its votes, round by round."""

    option: Option
    counts: tuple[Count, ...]


@dataclass(frozen=True, kw_only=True)
class Result:
    """The votes on a question. Rounds with few votes are counted, never broken down.

    `voted` holds each round's name with its votes. `both` is how many voted twice, `changed` how
    many of them chose otherwise; None where there were too few to say.
    """

    voted: tuple[tuple[str, int], ...]
    bars: tuple[Bar, ...]
    both: int
    changed: int | None
    right: tuple[tuple[str, int, int], ...]

    @cached_property
    def few(self) -> tuple[str, ...]:
        """The rounds that had votes, but too few for bars."""
        return tuple(name.lower() for name, votes in self.voted if 0 < votes < LEAST)

    @property
    def rounds(self) -> tuple[str, ...]:
        """The rounds that have bars."""
        return tuple(count.round for count in self.bars[0].counts) if self.bars else ()


def result(card: Card, votes: dict[int, Answers], *, is_over: bool = False) -> Result:
    """What the class answered; `is_over` where the session has ended, and every vote with it.

    Raises ValueError while a vote is open: nobody may see bars grow.
    """
    if card.stage.is_open and not is_over:
        raise ValueError("result: a vote is open")
    rounds = {number: votes.get(number, {}) for number in (1, 2)}
    shown = {number: cast for number, cast in rounds.items() if len(cast) >= LEAST}
    twice = rounds[1].keys() & rounds[2].keys()
    changed = sum(rounds[1][member] != rounds[2][member] for member in twice)
    return Result(
        voted=tuple((NAMES[number], len(cast)) for number, cast in rounds.items() if cast),
        bars=tuple(_bar(option, shown) for option in card.options) if shown else (),
        both=len(twice),
        changed=changed if len(twice) >= LEAST else None,
        right=_right(card, shown),
    )


def _bar(option: Option, shown: dict[int, Answers]) -> Bar:
    counts = tuple(
        Count(
            round=NAMES[number],
            votes=sum(option.id in answer for answer in cast.values()),
            of=len(cast),
        )
        for number, cast in shown.items()
    )
    return Bar(option=option, counts=counts)


def _right(card: Card, shown: dict[int, Answers]) -> tuple[tuple[str, int, int], ...]:
    if not card.is_told:
        return ()
    key = frozenset(option.id for option in card.options if option.is_key)
    return tuple(
        (NAMES[number], sum(answer == key for answer in cast.values()), len(cast))
        for number, cast in shown.items()
    )
