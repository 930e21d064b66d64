"""A class with an instructor and learners who are at something."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client
from django.urls import reverse

from classrooms.models import Assignment, Change, Classroom, Group, Membership, Role
from classrooms.queries import rights
from quizzes.models import Attempt, Mode
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    ClassroomFactory,
    MembershipFactory,
    UserFactory,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 10, 5, tzinfo=BERLIN)


def at(text: str) -> datetime:
    """A moment in November in Berlin: "27 18:00"."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=BERLIN)


def m(minutes: int) -> datetime:
    """So many minutes from now."""
    return NOW + timedelta(minutes=minutes)


def room(*, role: Role = Role.OWNER) -> tuple[Classroom, Membership]:
    """A class, and one of its staff."""
    found = ClassroomFactory.create()
    person = UserFactory.create(has_classes=True, is_instructor=True)
    return found, MembershipFactory.create(
        classroom=found, user=person, role=role, name="Dora Lind"
    )


def signed_in(client: Client, member: Membership) -> Client:
    """The client of a member."""
    assert member.user
    client.force_login(member.user)
    return client


def timed(classroom: Classroom, **given: Any) -> Assignment:
    """A quiz of twenty minutes that is open for some days."""
    terms = {"opens_at": at("23 09:00"), "due_at": at("27 18:00"), "limit_minutes": 20, **given}
    return AssignmentFactory.create(classroom=classroom, title="The line moves", **terms)


def learner(classroom: Classroom, name: str = "Ana Pires", **given: Any) -> Membership:
    """A learner of the class."""
    return MembershipFactory.create(classroom=classroom, name=name, **given)


def group(classroom: Classroom, *members: Membership, name: str = "Tuesday") -> Group:
    """A group of the class."""
    found = Group.objects.create(classroom=classroom, name=name)
    found.members.set(members)
    return found


def begun(assignment: Assignment, member: Membership, **given: Any) -> Attempt:
    """An attempt that was begun five minutes ago."""
    times = {"started_at": m(-5), "deadline_at": m(15), **given}
    return AttemptFactory.create(
        learner=member.user, mode=Mode.ASSIGNED, subject=rights.subject(assignment), **times
    )


def fresh(attempt: Attempt) -> Attempt:
    """The attempt as it is stored now."""
    return Attempt.objects.get(pk=attempt.pk)


class Page:
    """A quiz of a class, and a client of its owner."""

    def __init__(self, client: Client) -> None:
        self.room, self.dora = room()
        self.quiz = timed(self.room)
        self.ana = learner(self.room)
        self.client = signed_in(client, self.dora)

    def path(self, name: str, *rest: object) -> str:
        return reverse(f"classrooms:{name}", args=[self.room.token, self.quiz.token, *rest])

    def time(self, member: Membership | None = None) -> str:
        args = [self.room.token, (member or self.ana).token]
        return reverse("classrooms:accommodation", args=args)

    def post(self, path: str, **sent: object) -> Any:
        return self.client.post(path, sent)

    def get(self, path: str, **sent: str) -> Any:
        return self.client.get(path, sent)


def told(response: Any) -> list[str]:
    """What the page says is wrong."""
    form = response.context["extending"] if response.context.get("extending") else None
    forms = [response.context["form"], form, response.context.get("removing")]
    return [
        str(e) for one in forms if one and one.is_bound for es in one.errors.values() for e in es
    ]


def messages(page: Page) -> list[str]:
    """What the next page says was done."""
    response = page.get(page.path("rights"))
    return [str(one) for one in response.context["messages"]]


def changes() -> list[str]:
    return list(Change.objects.order_by("pk").values_list("what", flat=True))
