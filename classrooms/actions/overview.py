"""What staff say to the whole class."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from classrooms.actions.noting import note
from classrooms.models import Classroom


def announce(*, classroom: Classroom, by: User | None, text: str, now: datetime) -> None:
    """Put a line on everybody's page of the class, or take it away; the same again does nothing."""
    with transaction.atomic():
        held = Classroom.objects.select_for_update().get(pk=classroom.pk)
        if held.announcement == text:
            return
        held.announcement, held.announced_at = text, now if text else None
        held.save(update_fields=["announcement", "announced_at"])
        what = f"Announced: {text}" if text else "Took the announcement away."
        note(classroom=held, by=by, what=what, now=now)
