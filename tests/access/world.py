"""Two classes with everything in them, and somebody in every role."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from django.http.cookie import SimpleCookie
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.queries import GUEST_KEY
from assessment.policy import Clock
from classrooms.models import Assignment, Classroom, Feed, Group, Invitation, Role
from progress.models import new_token
from quizzes.actions import exams, starting
from quizzes.models import Attempt, Mode
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    AttemptItemFactory,
    CertificateFactory,
    ClassroomFactory,
    GuestFactory,
    MembershipFactory,
    StudyPlanFactory,
    UserFactory,
)


@dataclass(frozen=True, kw_only=True)
class Place:
    """The addresses of what stands in one class. `member` is a learner, `attempt` is theirs."""

    classroom: str
    code: str
    member: str
    colleague: str
    group: int
    invitation: int
    archived: str
    assignment: str
    live: str
    attempt: str
    exam: str
    certificate: str
    calendar: str
    feed: str
    handed_in: str
    question: str
    version: str


NOWHERE = Place(
    classroom="0" * 32,
    code="2222222222",
    member="0" * 32,
    colleague="0" * 32,
    group=999_999_999,
    invitation=999_999_999,
    archived="0" * 32,
    assignment="0" * 32,
    live="0" * 32,
    attempt="0" * 32,
    exam="0" * 32,
    certificate="0" * 32,
    calendar="0" * 32,
    feed="0" * 32,
    handed_in="0" * 32,
    question="unknown",
    version="0" * 16,
)


@dataclass(frozen=True)
class World:
    """`here` is the class of the roles, `elsewhere` that of the outsiders."""

    here: Place
    elsewhere: Place
    cookies: dict[str, SimpleCookie]

    def be(self, client: Client, role: str) -> Client:
        """The client with nothing but the session of somebody in this role."""
        client.cookies = SimpleCookie({k: v.value for k, v in self.cookies[role].items()})
        return client


def _place(learner: User, staff: dict[Role, User], invited: str) -> Place:
    room = ClassroomFactory.create()
    member = MembershipFactory.create(classroom=room, user=learner, name="Lea")
    seats = {
        role: MembershipFactory.create(classroom=room, user=user, role=role, name=role.label)
        for role, user in staff.items()
    }
    group = Group.objects.create(classroom=room, name="Red")
    group.members.add(member)
    attempt = starting.start_practice(
        learner=learner, lessons=(), count=5, seeds=count(), closes="", now=timezone.now()
    )
    assignment = AssignmentFactory.create(classroom=room)
    plan = StudyPlanFactory.create(learner=learner, calendar_token=new_token())
    asked = AttemptItemFactory.create(attempt=_handed_in(learner, assignment))
    return Place(
        classroom=room.token,
        code=room.code,
        member=member.token,
        colleague=seats.get(Role.ASSISTANT, seats[Role.OWNER]).token,
        group=group.pk,
        invitation=_invite(room, invited).pk,
        archived=_archived(staff[Role.OWNER]),
        assignment=assignment.token,
        live=room.live_sessions.create(started_at=timezone.now()).token,
        attempt=attempt.token,
        exam=sitting(learner).token,
        certificate=CertificateFactory.create(learner=learner).token,
        calendar=plan.calendar_token,
        feed=Feed.objects.create(user=learner, made_at=timezone.now()).token,
        handed_in=asked.attempt.token,
        question=asked.item_id,
        version=asked.item_version,
    )


def sitting(learner: User) -> Attempt:
    return exams.start(
        learner=learner, paper="short", percent=100, clock=Clock.ALWAYS, seed=7, now=timezone.now()
    )


def _handed_in(learner: User, assignment: Assignment) -> Attempt:
    now = timezone.now()
    attempt: Attempt = AttemptFactory.create(
        learner=learner,
        mode=Mode.ASSIGNED,
        subject=f"assigned:{assignment.token}",
        started_at=now,
        submitted_at=now,
    )
    return attempt


def _invite(room: Classroom, email: str) -> Invitation:
    return Invitation.objects.create(
        classroom=room, email=email, name="Olu", invited_at=timezone.now()
    )


def _archived(owner: User) -> str:
    room = ClassroomFactory.create(archived_at=timezone.now())
    MembershipFactory.create(classroom=room, user=owner, role=Role.OWNER, name="Owner")
    return room.token


def _person(name: str, **flags: bool) -> User:
    return UserFactory.create(email=f"{name}@example.org", **flags)


def build() -> World:
    """All of it, by some hundred statements."""
    people = {
        "outsider": _person("outsider", has_classes=True),
        "other-instructor": _person("other", is_instructor=True, has_classes=True),
        "learner": _person("learner", has_classes=True),
        "assistant": _person("assistant", has_classes=True),
        "instructor": _person("instructor", is_instructor=True, has_classes=True),
        "owner": _person("owner", is_instructor=True, has_classes=True),
        "administrator": _person("administrator", is_staff=True, is_superuser=True),
    }
    staff = {role: people[role] for role in (Role.ASSISTANT, Role.INSTRUCTOR, Role.OWNER)}
    return World(
        here=_place(people["learner"], staff, "outsider@example.org"),
        elsewhere=_place(
            people["outsider"], {Role.OWNER: people["other-instructor"]}, "nobody@example.org"
        ),
        cookies={
            "anonymous": SimpleCookie(),
            "guest": _cookies(_as_guest),
            **{name: _cookies(_signed_in(person)) for name, person in people.items()},
        },
    )


def _signed_in(person: User) -> Callable[[Client], None]:
    def sign_in(client: Client) -> None:
        client.force_login(person)

    return sign_in


def _as_guest(client: Client) -> None:
    session = client.session
    session[GUEST_KEY] = GuestFactory.create().pk
    session.save()
    client.cookies["session"] = session.session_key or ""


def _cookies(enter: Callable[[Client], None]) -> SimpleCookie:
    client = Client()
    enter(client)
    return client.cookies
