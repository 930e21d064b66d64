"""What a learner has done in a lesson."""

from datetime import datetime
from zlib import crc32

from django.db.models import Max

from accounts.models import User
from accounts.portability import Json
from accounts.prepared import Prepared, Slot
from lessons.models import Bet, Reading, Summary


def parts_done(*, learner: User | None, lesson: str) -> frozenset[str]:
    """The ids of the lesson's parts that the learner has marked as done."""
    if learner is None:
        return frozenset()
    return frozenset(part for (part,) in _PARTS(learner=learner.pk, lesson=lesson))


_PARTS = Prepared(
    lambda: Reading.objects.filter(learner_id=Slot("learner"), lesson=Slot("lesson")).values_list(
        "part"
    )
)


def bets(*, learner: User | None, lesson: str) -> dict[str, dict[str, str]]:
    """The learner's bets on the lesson's figures, by figure."""
    if learner is None:
        return {}
    return dict(_BETS(learner=learner.pk, lesson=lesson))


_BETS = Prepared(
    lambda: Bet.objects.filter(learner_id=Slot("learner"), lesson=Slot("lesson")).values_list(
        "figure", "choice"
    )
)


def seed(learner: User | None) -> int:
    """What a learner's figures are dealt by: from 1 to 999, 0 for nobody.

    It stands in addresses, so it is too short to name a person.
    """
    return 0 if learner is None else crc32(f"figures {learner.pk}".encode()) % 999 + 1


def summaries(learner: User | None) -> dict[str, str]:
    """The latest summary of each lesson that the learner has put in a line."""
    if learner is None:
        return {}
    rows = Summary.objects.filter(learner_id=learner.pk).order_by("written_at", "pk")
    return dict(rows.values_list("lesson", "text"))


def export(person: User) -> Json:
    """All that a person has read, bet and written, oldest first."""
    readings = Reading.objects.filter(learner=person).order_by("done_at", "pk")
    placed = Bet.objects.filter(learner=person).order_by("placed_at", "pk")
    written = Summary.objects.filter(learner=person).order_by("written_at", "pk")
    return {
        "parts": [
            {"lesson": r.lesson, "part": r.part, "done_at": r.done_at.isoformat()} for r in readings
        ],
        "bets": [
            {
                "lesson": bet.lesson,
                "figure": bet.figure,
                "choice": bet.choice,
                "placed_at": bet.placed_at.isoformat(),
            }
            for bet in placed
        ],
        "summaries": [
            {"lesson": s.lesson, "text": s.text, "written_at": s.written_at.isoformat()}
            for s in written
        ],
    }


def latest(person: User) -> datetime | None:
    """When the person last finished a part, placed a bet or wrote a line."""
    read = Reading.objects.filter(learner=person).aggregate(at=Max("done_at"))["at"]
    bet = Bet.objects.filter(learner=person).aggregate(at=Max("placed_at"))["at"]
    wrote = Summary.objects.filter(learner=person).aggregate(at=Max("written_at"))["at"]
    return max((moment for moment in (read, bet, wrote) if moment), default=None)
