"""A class with its owner, and browsers for whoever is in it."""

from django.test import Client

from accounts.models import User
from classrooms.models import Classroom, Membership, Role
from tests.factories import ClassroomFactory, MembershipFactory, UserFactory


def owned(**fields: object) -> tuple[Classroom, Membership]:
    """A class and the place of its owner, who is an instructor."""
    room = ClassroomFactory.create(**fields)
    owner = UserFactory.create(is_instructor=True, has_classes=True)
    return room, MembershipFactory.create(
        classroom=room, user=owner, role=Role.OWNER, name="Olga Owner"
    )


def colleague(room: Classroom, role: Role, *, instructor: bool = False) -> Membership:
    user = UserFactory.create(is_instructor=instructor, has_classes=True)
    return MembershipFactory.create(classroom=room, user=user, role=role, name=f"C. {role.label}")


def as_(person: Membership | User) -> Client:
    """A browser that is signed in."""
    client = Client()
    user = person.user if isinstance(person, Membership) else person
    assert user is not None
    client.force_login(user)
    return client
