"""What a learner does in a lesson. Rows are only added, and a second time changes nothing."""

from datetime import datetime

from accounts.models import User
from accounts.occasions import Occasion, tell
from lessons.models import Bet, Reading, Summary


def finish_part(*, learner: User, lesson: str, part: str, now: datetime) -> None:
    """Mark a part as done."""
    _, is_new = Reading.objects.get_or_create(
        learner=learner, lesson=lesson, part=part, defaults={"done_at": now}
    )
    if is_new:
        tell(Occasion.READ, learner=learner.pk, subject=lesson, at=now)


def place_bet(
    *, learner: User, lesson: str, figure: str, choice: dict[str, str], now: datetime
) -> None:
    """Place a bet on a figure; the first one stays."""
    Bet.objects.get_or_create(
        learner=learner,
        lesson=lesson,
        figure=figure,
        defaults={"choice": choice, "placed_at": now},
    )


def write_summary(*, learner: User, lesson: str, text: str, now: datetime) -> None:
    """Keep a lesson's summary; the same words again, as after a double click, add nothing."""
    kept = Summary.objects.filter(learner=learner, lesson=lesson).order_by("-pk").first()
    if kept is None or kept.text != text:
        Summary.objects.create(learner=learner, lesson=lesson, text=text, written_at=now)


def adopt(guest: User, user: User) -> None:
    """Move a guest's rows to an account; what both have done counts by the earlier row."""
    read: dict[str, datetime] = {}
    for reading in Reading.objects.filter(learner=guest).order_by("pk"):
        read[reading.lesson] = reading.done_at
        kept, is_new = Reading.objects.get_or_create(
            learner=user,
            lesson=reading.lesson,
            part=reading.part,
            defaults={"done_at": reading.done_at},
        )
        if not is_new and reading.done_at < kept.done_at:
            kept.done_at = reading.done_at
            kept.save(update_fields=["done_at"])
    for bet in Bet.objects.filter(learner=guest).order_by("pk"):
        kept_bet, is_new = Bet.objects.get_or_create(
            learner=user,
            lesson=bet.lesson,
            figure=bet.figure,
            defaults={"choice": bet.choice, "placed_at": bet.placed_at},
        )
        if not is_new and bet.placed_at < kept_bet.placed_at:
            kept_bet.choice, kept_bet.placed_at = bet.choice, bet.placed_at
            kept_bet.save(update_fields=["choice", "placed_at"])
    Summary.objects.filter(learner=guest).update(learner=user)
    Reading.objects.filter(learner=guest).delete()
    Bet.objects.filter(learner=guest).delete()
    for lesson, at in read.items():
        tell(Occasion.READ, learner=user.pk, subject=lesson, at=at)
