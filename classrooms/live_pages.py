"""What the pages of live questions say, put together for their templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from classrooms import live_cards
from classrooms.live_cards import Card, Result
from classrooms.models import LiveQuestion, LiveSession, Stage
from classrooms.queries import live
from classrooms.queries.live import Cast, Standing

TITLES = {
    Stage.FIRST: "First vote, on your own",
    Stage.FIRST_SHOWN: "First vote, closed",
    Stage.SECOND: "Second vote, after talking",
    Stage.SECOND_SHOWN: "Second vote, closed",
    Stage.REASON: "The answer, and why",
}
SAID = {
    Stage.FIRST: "A question is open.",
    Stage.FIRST_SHOWN: "The vote is closed.",
    Stage.SECOND: "The second vote is open.",
    Stage.SECOND_SHOWN: "The second vote is closed.",
    Stage.REASON: "The answer is shown.",
}
NOTHING_YET = "No question is open. The next one comes by itself."
NO_SESSION = "Nothing is live now."


@dataclass(frozen=True, kw_only=True)
class Phone:
    """What a learner sees. `problems` are pairs of a control's id and what is missing."""

    tag: str
    has_session: bool
    card: Card | None
    casts: tuple[Cast, ...]
    problems: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def said(self) -> str:
        """The state in a sentence, for the status line."""
        if self.card:
            return SAID[self.card.stage]
        return NOTHING_YET if self.has_session else NO_SESSION

    @property
    def title(self) -> str:
        """The line above the question."""
        return TITLES[self.card.stage] if self.card else ""

    @property
    def sent_at(self) -> datetime | None:
        """When the vote of the open round came in."""
        return next((cast.voted_at for cast in self._now), None)

    @property
    def _now(self) -> list[Cast]:
        number = self.card.stage.round if self.card else 0
        return [cast for cast in self.casts if cast.round == number]

    @property
    def votes(self) -> list[tuple[str, str]]:
        """The own votes, each with the name of its round, in letters."""
        if not self.card:
            return []
        card = self.card
        return [
            (live_cards.NAMES[cast.round], live_cards.letters(card, cast.answer))
            for cast in self.casts
        ]

    @property
    def is_right(self) -> bool:
        """Whether the last own vote is the key; only asked once that is shown."""
        key = {option.id for option in self.card.options if option.is_key} if self.card else set()
        return bool(self.casts) and set(self.casts[-1].answer) == key


def phone(
    standing: Standing,
    *,
    chosen: Sequence[str] | None = None,
    problems: tuple[tuple[str, str], ...] = (),
    note: str = "",
) -> Phone:
    """The phone's page; `chosen` is what was sent and could not be taken."""
    question, casts = live.question(standing), live.own_votes(standing)
    if question and chosen is None:
        chosen = _standing_choice(question, casts)
    card = live_cards.card(question, chosen=chosen or ()) if question else None
    control = f"{card.uid}-a1" if card else ""
    return Phone(
        tag=standing.tag,
        has_session=standing.session is not None,
        card=card,
        casts=casts,
        problems=tuple((control, message) for _, message in problems),
        note=note,
    )


def _standing_choice(question: LiveQuestion, casts: tuple[Cast, ...]) -> Sequence[str]:
    """What is ticked: this round's vote; at the end the last one. A second vote starts empty."""
    number = Stage(question.stage).round
    return next((cast.answer for cast in reversed(casts) if number in (0, cast.round)), ())


@dataclass(frozen=True, kw_only=True)
class Projector:
    """What the room sees of a session that runs."""

    session: LiveSession
    question: LiveQuestion | None
    voted: int
    learners: int
    card: Card | None = None
    result: Result | None = None

    @property
    def tag(self) -> str:
        """A name for it: another name means that there is something new to see."""
        return f"{self._place}.{self.voted}"

    @property
    def _place(self) -> str:
        return f"{self.question.pk}.{self.question.rev}" if self.question else live.NOTHING

    def moved(self, seen: str) -> bool:
        """Whether a page that shows `seen` shows another question or stage than this."""
        return seen.rpartition(".")[0] != self._place

    @property
    def title(self) -> str:
        """The line above the question."""
        return TITLES[Stage(self.question.stage)] if self.question else ""

    @property
    def of(self) -> int:
        """How many could have voted."""
        return max(self.learners, self.voted)

    @cached_property
    def share(self) -> str:
        """The length of the line of who has voted."""
        return f"{100 * self.voted / self.of:.1f}%" if self.of else "0%"


def tally(session: LiveSession) -> Projector:
    """The count alone: three queries, whatever the number of votes."""
    question = live.newest(session)
    return Projector(
        session=session,
        question=question,
        voted=live.votes(question) if question else 0,
        learners=live.learners(session.classroom),
    )


def projector(session: LiveSession) -> Projector:
    """The whole page of the question that is asked."""
    counted = tally(session)
    question = counted.question
    if question is None:
        return counted
    card = live_cards.card(question)
    result = None
    if not card.stage.is_open:
        votes = live.answers([question]).get(question.pk, {})
        result = live_cards.result(card, votes)
    return Projector(
        session=session,
        question=question,
        voted=counted.voted,
        learners=counted.learners,
        card=card,
        result=result,
    )


def report(session: LiveSession) -> list[tuple[Card, Result]]:
    """All questions of a session that has ended, with their rounds."""
    asked = live.questions(session)
    votes = live.answers(asked)
    cards = [(live_cards.card(question), votes.get(question.pk, {})) for question in asked]
    return [(card, live_cards.result(card, cast, is_over=True)) for card, cast in cards]
