"""What the page of all one's classes says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from accounts.http import Request
from accounts.models import User
from classrooms.models import Feed, Membership, Role, Status
from classrooms.queries.learners import Task
from classrooms.queries.taught import Taught

SOON = 8


@dataclass(frozen=True, kw_only=True)
class Room:
    """One class of a person, with who teaches it and how much is to be done."""

    own: Membership
    teachers: tuple[str, ...]
    to_do: int
    late: int


@dataclass(frozen=True, kw_only=True)
class ClassesPage:
    """The nearest things to do; where one learns, waits to be let in, teaches."""

    due: tuple[Task, ...]
    more: int
    learning: tuple[Room, ...]
    waiting: tuple[Membership, ...]
    teaching: tuple[Taught, ...]

    @property
    def late(self) -> int:
        """How many things are late and still taken."""
        return sum(task.late for task in self.due)

    @property
    def empty(self) -> bool:
        """Whether the person is in no class at all."""
        return not (self.learning or self.waiting or self.teaching)


def is_active(own: Membership) -> bool:
    """Whether somebody is in the class."""
    return own.status == Status.ACTIVE


def classes(
    own: Sequence[Membership],
    tasks: Sequence[Task],
    teachers: Mapping[int, Sequence[str]],
    taught: Sequence[Taught],
) -> ClassesPage:
    """The page of these places and of what is assigned there, sorted as it is shown."""
    active = [one for one in own if is_active(one)]
    due = [task for task in tasks if task.to_do]
    return ClassesPage(
        due=tuple(due[:SOON]),
        more=len(due[SOON:]),
        learning=tuple(
            _room(one, due, teachers.get(one.classroom_id, ()))
            for one in active
            if one.role == Role.LEARNER
        ),
        waiting=tuple(one for one in own if one.status == Status.PENDING),
        teaching=tuple(taught),
    )


def _room(own: Membership, due: Sequence[Task], teachers: Sequence[str]) -> Room:
    mine = [task for task in due if task.own.pk == own.pk]
    return Room(
        own=own,
        teachers=tuple(teachers),
        to_do=len(mine),
        late=sum(task.late for task in mine),
    )


def feed(request: Request, user: User) -> dict[str, str]:
    """The address of the person's calendar, and the same for programs that subscribe."""
    found = Feed.objects.filter(user=user).first()
    if found is None:
        return {"address": "", "subscribe": ""}
    address = request.build_absolute_uri(reverse("classrooms:feed", args=[found.token]))
    return {"address": address, "subscribe": f"webcal:{address.partition(':')[2]}"}
