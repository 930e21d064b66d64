"""A class in the middle of a live session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import time_machine
from django.http.response import HttpResponseBase
from django.test import Client

from accounts.models import User
from assessment.items import Item
from assessment.presentation import Shown
from classrooms.models import Classroom, LiveQuestion, LiveSession, Membership, Role, Stage, Vote
from quizzes.pins import from_json, to_json
from tests.factories import ClassroomFactory, MembershipFactory
from tests.quizzes.items import pinned_item, single_item

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
TOKEN, SESSION = "c" * 32, "e" * 32


def at(moment: datetime = NOW) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


@dataclass
class Room:
    """A class, its open session, and ways to be somebody in it."""

    classroom: Classroom
    session: LiveSession
    teacher: Membership
    learners: list[Membership]

    @property
    def phones(self) -> str:
        return f"/classes/{self.classroom.token}/live/"

    @property
    def staff(self) -> str:
        return f"/teach/{self.classroom.token}/live/"

    @property
    def projector(self) -> str:
        return f"{self.staff}{self.session.token}/"

    def ask(self, item: Item | None = None, *, stage: Stage = Stage.FIRST) -> LiveQuestion:
        """A question that stands at a stage, as if it had gone through those before."""
        pin = pinned_item(item or single_item())
        return LiveQuestion.objects.create(
            session=self.session,
            position=self.session.questions.count() + 1,
            item_id=pin.shown.item.id,
            item_version=pin.shown.item.version,
            fact=pin.shown.item.fact,
            snapshot=to_json(pin),
            stage=stage,
            rev=list(Stage).index(stage) + 1,
            asked_at=NOW,
        )

    def browser(self, member: Membership | None = None, *, csrf: bool = False) -> Client:
        """The teacher's, or a learner's."""
        client = Client(enforce_csrf_checks=csrf)
        client.force_login(person(member or self.teacher))
        return client

    def count(self, question: LiveQuestion, answers: Sequence[int], *, number: int = 1) -> None:
        """Votes of the first learners: each for the option at this place."""
        ids = [opaque for opaque, _ in shown(question).order]
        Vote.objects.bulk_create(
            Vote(
                question=question,
                round=number,
                membership=member,
                answer=[ids[place]],
                voted_at=NOW,
            )
            for member, place in zip(self.learners, answers, strict=False)
        )


def person(member: Membership) -> User:
    assert member.user is not None
    return member.user


def shown(question: LiveQuestion) -> Shown:
    return from_json(question.snapshot).shown


def ballot(question: LiveQuestion, *places: int) -> dict[str, object]:
    """The form of a vote for the options at these places."""
    ids = [opaque for opaque, _ in shown(question).order]
    number = Stage(question.stage).round or 1
    return {"place": f"{question.pk}.{number}", "a": [ids[place] for place in places]}


def room_of(learners: int = 1) -> Room:
    room = ClassroomFactory.create(token=TOKEN)
    return Room(
        classroom=room,
        session=LiveSession.objects.create(classroom=room, token=SESSION, started_at=NOW),
        teacher=MembershipFactory.create(classroom=room, role=Role.INSTRUCTOR, name="Tea"),
        learners=[
            MembershipFactory.create(classroom=room, name=f"Learner {number}")
            for number in range(learners)
        ],
    )


def text(response: HttpResponseBase) -> str:
    return " ".join(getattr(response, "content", b"").decode().split())
