"""What belongs to a person here."""

from django.utils import timezone

from accounts import portability
from accounts.models import User
from accounts.portability import Json
from quizzes.actions import moving
from quizzes.queries import memories, portable


def export(person: User) -> Json:
    """What they answered, and what follows from it for their reviews."""
    return {
        "attempts": portable.export(person, now=timezone.now()),
        "memories": memories.export(person),
    }


portability.register(
    portability.Holding(
        name="quizzes",
        export=export,
        adopt=moving.adopt,
        latest=portable.latest,
    )
)
