"""Whoever signs in with an invited address is told of classes."""

from datetime import datetime

from accounts import occasions
from accounts.models import User
from accounts.occasions import Occasion
from classrooms.queries.joining import invitations


def welcome(learner: int, _: str, _at: datetime) -> None:
    """Let pages speak of classes to somebody who is invited to one."""
    person = User.objects.get(pk=learner)
    if not person.has_classes and invitations(person).exists():
        User.objects.filter(pk=learner).update(has_classes=True)


occasions.listen(Occasion.SIGNED_IN, name="classrooms.welcoming", hear=welcome)
