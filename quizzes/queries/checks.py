"""The checks inside a lesson and what one learner answered to them."""

from dataclasses import dataclass
from functools import lru_cache

from accounts.models import User
from accounts.prepared import Prepared, Slot
from assessment.items import Item
from assessment.presentation import present
from lessons.library import library
from quizzes import bank, pins, seeds
from quizzes.models import Attempt, AttemptItem
from quizzes.pins import Pin
from quizzes.queries import results
from quizzes.queries.attempts import LESSON, Kept, Place
from quizzes.queries.results import Line

SUBJECT = "check"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check: its question, the answer if there is one, and its latest variant.

    `token` addresses the attempt, empty before the first answer; `open` says whether it goes on.
    """

    item_id: str
    lesson: str
    pin: Pin
    answered: Line | None = None
    variant: Line | None = None
    variants: int = 0
    token: str = ""
    open: bool = True


def seed_of(lesson: str) -> int:
    """The seed of a lesson's checks, known before there is an attempt."""
    return seeds.secret(SUBJECT, lesson)


def fresh(lesson: str, item: Item) -> Pin:
    """A check as it is shown to everybody who has not answered it."""
    return _fresh(lesson, item, library().version)


@lru_cache(maxsize=512)
def _fresh(lesson: str, item: Item, _version: str) -> Pin:
    return pins.of_library(present(item, seed_of(lesson)))


def checks(learner: User | None, lesson: str) -> dict[str, Check]:
    """The checks of a lesson's text by item id; one query for a learner, none for a visitor."""
    items = [item for name in bank.checks(lesson) if (item := bank.check(name))]
    found = answered(learner.pk, lesson) if learner else {}
    return {item.id: found.get(item.id) or blank(lesson, item) for item in items}


def blank(lesson: str, item: Item) -> Check:
    """A check that was not answered."""
    return Check(item_id=item.id, lesson=lesson, pin=fresh(lesson, item))


def answered(learner: int, lesson: str) -> dict[str, Check]:
    """The checks of a lesson that a learner, by their key, answered. The first answer counts."""
    given = _ROWS(learner=learner, subject=LESSON + lesson)
    rows = [dict(zip(_NAMES, row, strict=True)) for row in given]
    lines = {row["pk"]: (row, results.line(row)) for row in rows}
    found: dict[str, Check] = {}
    for pk, (row, line) in lines.items():
        if line.root_id is not None or row["item_id"] in found or line.credit is None:
            continue
        chain = [other for _, other in lines.values() if other.root_id == pk]
        found[row["item_id"]] = Check(
            item_id=row["item_id"],
            lesson=lesson,
            pin=line.pin,
            answered=line,
            variant=chain[-1] if chain else None,
            variants=len(chain),
            token=row["attempt__token"],
            open=row["attempt__submitted_at"] is None,
        )
    return found


_NAMES = (*results.LINE, "item_id", "attempt__token", "attempt__submitted_at")
_ROWS = Prepared(
    lambda: (
        AttemptItem.objects.filter(
            attempt__learner_id=Slot("learner"), attempt__subject=Slot("subject")
        )
        .order_by("attempt__started_at", "attempt_id", "position", "markings__pk")
        .values_list(*_NAMES)
    )
)


def check_of(attempt: Attempt, root: int) -> Check | None:
    """The answered check that an attempt's question `root` is, with its variants."""
    found = answered(attempt.learner_id, attempt.subject.removeprefix(LESSON))
    return next((c for c in found.values() if c.answered and c.answered.pk == root), None)


def answered_now(attempt: Attempt, place: Place, kept: Kept) -> Check:
    """A check whose answer was just stored; it has no variant yet."""
    if place.pin is None:
        raise ValueError("place: its pin is not loaded")
    line = Line(
        pk=place.pk,
        position=place.position,
        root_id=None,
        pin=place.pin,
        answer=kept.answer,
        sureness=kept.sureness,
        credit=place.credit,
    )
    return Check(
        item_id=place.item_id,
        lesson=attempt.subject.removeprefix(LESSON),
        pin=place.pin,
        answered=line,
        token=attempt.token,
        open=attempt.submitted_at is None,
    )
