"""Simulated learners who learn facts, come back day by day and answer what is due."""

from collections.abc import Container
from dataclasses import dataclass, field
from random import Random

from assessment.memory import CERTAIN, GUESSING
from assessment.simulation.spacings import Reply, Spacing, Start
from assessment.simulation.worlds import Trace, World, eases

THINKING_SO = 1


@dataclass(frozen=True, kw_only=True)
class Answering:
    """How an answer comes about; all are chances from 0 to 1.

    A known fact is answered right but for a slip, any other by a guess. Sure is a matter of
    knowing, not of being right. Of the sure the share `certain` says certain, of the unsure the
    share `guessing` says guessing; the others say that they think so.
    """

    guess: float
    slip: float = 0.03
    sure_known: float = 0.85
    sure_unknown: float = 0.20
    certain: float = 1.0
    guessing: float = 1.0

    def reply(self, *, day: int, known: bool, rng: Random) -> Reply:
        """One answer."""
        right = rng.random() >= self.slip if known else rng.random() < self.guess
        sure = rng.random() < (self.sure_known if known else self.sure_unknown)
        outspoken = rng.random() < (self.certain if sure else self.guessing)
        level = CERTAIN if sure else GUESSING
        return Reply(day, right, level if outspoken else THINKING_SO)


@dataclass(frozen=True, kw_only=True)
class Term:
    """The days of a course: what is learnt when, and how much is reviewed on a day."""

    facts: int = 45
    new_a_day: int = 6
    days: int = 90
    most_a_day: int = 15
    missed: Container[int] = ()


@dataclass(slots=True)
class Outcome:
    """What came of one learner, day by day; what was predicted and true, added over all reviews."""

    recalls: list[float] = field(default_factory=list)
    reviews: list[int] = field(default_factory=list)
    due: list[int] = field(default_factory=list)
    predicted: float = 0.0
    known: float = 0.0
    predictions: int = 0


@dataclass(slots=True)
class _Fact:
    trace: Trace
    spacing: Spacing
    seen_day: int
    due_day: int


def live(world: World, start: Start, *, answering: Answering, term: Term, seed: str) -> Outcome:
    """One learner's term; the seed draws the learner and, apart from that, the answers.

    `recalls` has the mean true recall of the facts learnt so far for each day, before that day's
    reviews; `due` and `reviews` what was due and what was answered on it.
    """
    ease = list(eases(facts=term.facts, rng=Random(f"{seed} learner")))  # noqa: S311 -- invented people
    rng = Random(f"{seed} answers")  # noqa: S311 -- as above
    facts: list[_Fact] = []
    outcome = Outcome()
    for day in range(term.days):
        outcome.recalls.append(_mean_recall(facts, day))
        due = sorted((fact for fact in facts if fact.due_day <= day), key=lambda fact: fact.due_day)
        present = day not in term.missed
        outcome.due.append(len(due))
        outcome.reviews.append(min(len(due), term.most_a_day) if present else 0)
        if not present:
            continue
        for fact in due[: term.most_a_day]:
            _review(fact, day, outcome, answering, rng)
        for each in ease[len(facts) : len(facts) + term.new_a_day]:
            fact = _Fact(world.learn(each), start(), day, day)
            fact.due_day = fact.spacing.answer(answering.reply(day=day, known=True, rng=rng))
            facts.append(fact)
    return outcome


def _mean_recall(facts: list[_Fact], day: int) -> float:
    return sum(fact.trace.recall(day - fact.seen_day) for fact in facts) / max(len(facts), 1)


def _review(fact: _Fact, day: int, outcome: Outcome, answering: Answering, rng: Random) -> None:
    """Ask one fact; after the feedback it is known, but only recalling it makes it last."""
    known = fact.trace.recall(day - fact.seen_day)
    predicted = fact.spacing.predicted(day)
    if predicted is not None:
        outcome.predicted += predicted
        outcome.known += known
        outcome.predictions += 1
    recalled = rng.random() < known
    fact.due_day = fact.spacing.answer(answering.reply(day=day, known=recalled, rng=rng))
    if recalled:
        fact.trace.strengthen(known)
    fact.seen_day = day
