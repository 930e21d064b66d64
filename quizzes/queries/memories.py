"""What learners are taken to remember, and the log of answers that it follows from."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from django.db.models import Q

from accounts.models import User
from accounts.portability import Json
from assessment.mastery import Known, Level
from assessment.memory import Memory
from quizzes.models import Attempt, FactMemory, Marking, Mode
from quizzes.queries import attempts

# Who guesses at what nobody taught them has forgotten nothing; a quick check only places. What an
# instructor asked for counts where its rules say so.
MODES = (Mode.CHECK, Mode.PRACTICE, Mode.CAPSTONE, Mode.REVIEW, Mode.EXAM)
FED = Q(item__attempt__mode=Mode.ASSIGNED, item__attempt__policy__feeds=True)
LOG = (
    "item_id",
    "item__fact",
    "item__item_id",
    "response__final",
    "response__sureness",
    "marked_at",
    "credit_over",
    "credit_of",
)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One checked answer: which fact it asked for, by which question, and its credit, 0 to 1.

    `at` is when it was first marked: at once, or where a paper is marked as a whole at its end. How
    sure one was is only of an answer that was checked: an exam does not ask.
    """

    fact: str
    item_id: str
    credit: Fraction
    sureness: int | None
    at: datetime

    @property
    def right(self) -> bool:
        """Whether it earned all."""
        return self.credit == 1


def log(learner: int, *, facts: Collection[str] | None = None) -> Iterable[Seen]:
    """The checked answers of a learner, by their key, oldest first; questions on trial are none.

    Of a question that was marked again the latest marking stands, in the place of the first.
    """
    rows = Marking.objects.filter(
        Q(item__attempt__mode__in=MODES) | FED,
        item__attempt__learner_id=learner,
        item__scored=True,
        response__isnull=False,
    )
    if facts is not None:
        rows = rows.filter(item__fact__in=facts)
    found: dict[int, Seen] = {}
    for pk, *row in rows.order_by("marked_at", "item_id", "pk").values_list(*LOG).iterator():
        one = _seen(*row)
        found[pk] = replace(found[pk], credit=one.credit) if pk in found else one
    return found.values()


def _seen(  # noqa: PLR0917 -- the columns above
    fact: str,
    item_id: str,
    final: bool,  # noqa: FBT001 -- as the others
    sureness: int | None,
    at: datetime,
    over: int,
    of: int,
) -> Seen:
    said = sureness if final else None
    return Seen(fact=fact, item_id=item_id, credit=Fraction(over, of), sureness=said, at=at)


def feeds(attempt: Attempt) -> bool:
    """Whether the answers of an attempt are remembered."""
    return attempt.mode in MODES or (
        attempt.mode == Mode.ASSIGNED and attempts.rules(attempt).feeds
    )


def known(row: FactMemory) -> Known:
    """A stored memory as the core sees it."""
    return Known(
        fact=row.fact,
        level=Level(total=row.level_total, weight=row.level_weight),
        memory=Memory(
            stability=row.stability,
            difficulty=row.difficulty,
            last_at=row.last_at,
            due_at=row.due_at,
            recheck_at=row.recheck_at,
            reviews=row.reviews,
            lapses=row.lapses,
        ),
    )


def export(person: User) -> Json:
    """What we hold of a person's memory, for them to take along."""
    return [
        {
            "fact": row.fact,
            "last_answered_at": row.seen_at.isoformat(),
            "last_reviewed_at": row.last_at.isoformat(),
            "due_at": row.due_at.isoformat(),
            "second_look_at": row.recheck_at.isoformat() if row.recheck_at else None,
            "answers": row.answers,
            "reviews": row.reviews,
            "lapses": row.lapses,
            "stability_days": row.stability,
            "difficulty": row.difficulty,
            "level": row.level_total / row.level_weight,
        }
        for row in FactMemory.objects.filter(learner=person).order_by("fact")
    ]
