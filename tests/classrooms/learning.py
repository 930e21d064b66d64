"""A learner in a class, and what is assigned to them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.test import Client

from accounts.models import User
from classrooms.models import Assignment, Classroom, Membership, Role
from quizzes.models import Attempt
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory, UserFactory

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Seat:
    """Lea in a class of Dr Oak's, each in a browser of their own."""

    room: Classroom
    own: Membership
    client: Client
    staff: Client

    @property
    def user(self) -> User:
        assert self.own.user is not None
        return self.own.user

    def path(self, row: Assignment) -> str:
        return f"/classes/{self.room.token}/a/{row.token}/"

    def assign(self, **more: object) -> Assignment:
        row: Assignment = AssignmentFactory.create(classroom=self.room, **more)
        return row

    def attempt(self) -> Attempt:
        return Attempt.objects.latest("pk")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def seat(**more: object) -> Seat:
    room: Classroom = ClassroomFactory.create()
    owner = UserFactory.create(is_instructor=True, has_classes=True)
    MembershipFactory.create(classroom=room, user=owner, role=Role.OWNER, name="Dr Oak")
    own: Membership = MembershipFactory.create(classroom=room, name="Lea", **more)
    assert own.user is not None
    return Seat(room=room, own=own, client=browser(own.user), staff=browser(owner))
