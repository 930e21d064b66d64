"""A class, its instructor at the browser, and quick ways to have learners at work."""

from datetime import datetime

from django.test import Client

from accounts.models import User
from classrooms.models import Assignment, Classroom, Kind, Membership, Role
from quizzes.models import Attempt, Mode
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    MembershipFactory,
    UserFactory,
)


class Desk:
    """An instructor of a class, signed in."""

    def __init__(self, client: Client, *, role: Role = Role.OWNER) -> None:
        self.client = client
        self.user: User = UserFactory.create(
            email="dora@example.org", is_instructor=True, has_classes=True
        )
        self.room = self.teach(role=role)
        client.force_login(self.user)

    def teach(self, *, role: Role = Role.OWNER, **fields: object) -> Classroom:
        """One more class of the same instructor."""
        room = ClassroomFactory.create(**fields)
        MembershipFactory.create(classroom=room, user=self.user, role=role, name="Dora Lind")
        return room

    def assign(self, **fields: object) -> Assignment:
        return AssignmentFactory.create(**{"classroom": self.room, **fields})

    def path(self, row: Assignment | None = None, page: str = "") -> str:
        here = f"/teach/{self.room.token}/"
        return f"{here}a/{row.token}/{page}" if row else f"{here}{page}"


def begin(row: Assignment, *, now: datetime, deadline_at: datetime | None = None) -> Attempt:
    """A new learner of the class begins it."""
    member: Membership = MembershipFactory.create(classroom=row.classroom)
    return AttemptFactory.create(
        learner=member.user,
        mode=Mode.ASSIGNED,
        subject=f"assigned:{row.token}",
        started_at=now,
        deadline_at=deadline_at,
    )


def sent(**fields: object) -> dict[str, object]:
    """The editor as it is sent for a quiz of eight questions by a rule."""
    return {
        "act": "save",
        "title": "Quiz: the line moves",
        "note": "",
        "kind": Kind.QUIZ.value,
        "how": "rule",
        "lessons": ["the-line-moves"],
        "count": "8",
        "conditional": "on",
        "goal": "80",
        "opens_at": "",
        "due_at": "",
        "closes_at": "",
        "late": "none",
        "late_percent": "",
        "attempts": "1",
        "limit_minutes": "",
        "counts": "best",
        "feedback": "end",
        "replies_at": "",
        "scores": "end",
        "scores_at": "",
        "partial": "on",
        "shuffle": "on",
        "access_code": "",
        **fields,
    }
