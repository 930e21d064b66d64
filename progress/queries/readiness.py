"""How ready a learner is for the mock exam, from their newest first answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from accounts.prepared import Prepared, Slot
from assessment import hardness, readiness
from assessment.blueprints import Blueprint
from assessment.readiness import Answer, Estimate, Exam, Question, Word
from lessons.library import library
from progress.queries import window
from quizzes import bank
from quizzes.models import Attempt, AttemptItem, Mode

# Read to find the answers that count: some are variants or repeats.
ROWS = 300
FORM = "short"
# Follow-ups on what was just explained say nothing of what is known.
FOLLOW_UPS = ("redo:", "reasons:")
TENTHS = 10
VERDICTS = {
    Word.NOT_YET: "Not ready yet.",
    Word.POSSIBLE: "A pass is possible.",
    Word.LIKELY: "A pass is likely.",
    Word.VERY_LIKELY: "A pass is very likely.",
}


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """What a page says of a learner's readiness; `estimate` is None while there is too little."""

    answers: int
    estimate: Estimate | None

    @property
    def missing(self) -> int:
        """How many first answers it takes to have an estimate."""
        return max(0, readiness.USEFUL_FROM - self.answers)

    @property
    def tenths(self) -> tuple[int, int]:
        """How many in ten pass: from one fewer than the nearest number to one more."""
        nearest = round(self.estimate.chance * TENTHS) if self.estimate else 0
        return max(0, nearest - 1), min(TENTHS, nearest + 1)

    @property
    def passing(self) -> str:
        """The same in words."""
        low, high = self.tenths
        if high == TENTHS:
            return f"At least {low} in 10"
        return f"{low} to {high} in 10" if low else f"At most {high} in 10"

    @property
    def verdict(self) -> str:
        """The estimate's word as a sentence, empty without an estimate."""
        return VERDICTS[self.estimate.word] if self.estimate else ""


def ready(learner: User | None) -> Readiness:
    """The readiness of a learner, or of somebody who has answered nothing. One query at most."""
    answers = first_answers(learner) if learner else []
    return Readiness(answers=len(answers), estimate=readiness.readiness(answers, exam()))


def first_answers(learner: User) -> list[Answer]:
    """The newest 200 first answers of a learner, oldest first.

    Not of pretests, of what was assigned, of variants that follow a miss, of follow-ups, of
    questions on trial, of items that the course no longer has, and not of an item that was answered
    before among the rows read.
    """
    found: dict[str, Answer] = {}
    latest: dict[int, tuple[int | None, str, int, int]] = {}
    for pk, *row in _NEWEST(learner=learner.pk):
        # Newest first, so a regrade's marking comes before the one that it replaces.
        latest.setdefault(pk, tuple(row))
    for root, item_id, over, of in reversed(latest.values()):
        question = bank.question(item_id)
        # Were variants left out by the query, SQLite would first look for all that are none.
        if question and root is None and item_id not in found:
            found[item_id] = Answer(question, right=over == of)
    return list(found.values())[-window.ANSWERS :]


def _newest() -> QuerySet[AttemptItem, tuple[Any, ...]]:
    # Nothing moves while a quick check is open, nor after an assigned quiz: that would tell answers
    # before their time.
    attempts = (
        Attempt.objects.filter(learner_id=Slot("learner"))
        .exclude(mode__in=(Mode.PRETEST, Mode.ASSIGNED, Mode.PREVIEW))
        .exclude(mode=Mode.QUICK, submitted_at__isnull=True)
    )
    for subject in FOLLOW_UPS:
        attempts = attempts.exclude(subject__startswith=subject)
    return (
        AttemptItem.objects.filter(
            attempt__in=window.newest(attempts), scored=True, markings__response__isnull=False
        )
        .order_by("-attempt_id", "-position", "-markings__pk")
        .values_list("pk", "root_id", "item_id", "markings__credit_over", "markings__credit_of")
    )[:ROWS]


_NEWEST = Prepared(_newest)


def exam() -> Exam:
    """The mock exam as the estimate sees it: the short form's blueprint."""
    return _exam(library().version)


@cache
def _exam(_version: str) -> Exam:
    form = bank.blueprints()[FORM]
    return Exam(tuple(_questions(form)), share=Fraction(form.pass_percent, 100))


def _questions(form: Blueprint) -> list[Question]:
    """The scored questions that a form asks for: from the first band to the last, kinds strewn."""
    kinds = _strewn((share.kind, share.scored) for share in form.shares)
    bands = chain.from_iterable([mix.band] * mix.scored for mix in form.bands)
    return [hardness.of_exam(kind, band) for kind, band in zip(kinds, bands, strict=True)]


def _strewn[T](counts: Iterable[tuple[T, int]]) -> list[T]:
    """Each thing as often as it counts, strewn over the whole list as evenly as can be."""
    whole: dict[T, int] = {}
    for thing, count in counts:
        whole[thing] = whole.get(thing, 0) + count
    places = [
        ((number + 0.5) / count, at, thing)
        for at, (thing, count) in enumerate(whole.items())
        for number in range(count)
    ]
    return [thing for _, _, thing in sorted(places, key=lambda place: place[:2])]
