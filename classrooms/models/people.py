"""Classrooms and who is in them."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models

# No 0 or O, 1, I or L, and no U, which reads as V: 30 signs, ten of them are 49 bits.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10


def new_token() -> str:
    """An unguessable address: 128 bits."""
    return secrets.token_hex(16)


def new_code() -> str:
    """A code to join by, that can be read aloud and typed."""
    return "".join(secrets.choice(SIGNS) for _ in range(CODE_LENGTH))


class Role(models.TextChoices):
    """What somebody may do in a classroom.

    Assistants may see and grade; instructors may also change; the owner may also archive it and
    say who teaches.
    """

    OWNER = "owner", "Owner"
    INSTRUCTOR = "instructor", "Instructor"
    ASSISTANT = "assistant", "Assistant"
    LEARNER = "learner", "Learner"


class Status(models.TextChoices):
    """Whether a member is in."""

    PENDING = "pending", "Waits for approval"
    ACTIVE = "active", "In the class"
    LEFT = "left", "Has left"


class Classroom(models.Model):
    """A group that learns together, and its instructors.

    One that was archived is gone for everybody but its owner, who may bring it back within 30
    days; its grades stay. `seats` is how many learners it takes, null for any number.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token)
    name = models.CharField(max_length=120)
    term = models.CharField(max_length=60, blank=True)
    time_zone = models.CharField(max_length=64)
    code = models.CharField(max_length=10, unique=True, default=new_code)
    code_open = models.BooleanField(default=True)
    code_closes_at = models.DateTimeField(null=True, blank=True)
    approval = models.BooleanField(default=False)
    seats = models.PositiveIntegerField(null=True, blank=True)
    announcement = models.CharField(max_length=280, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person's place in a classroom. It outlives the account: its grades are the class's.

    `percent` is the standing accommodation: how much of each time limit they have, 100 or more;
    private to the learner and the instructors. `name` is what they are called here.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token)
    classroom = models.ForeignKey(Classroom, models.PROTECT, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.LEARNER)
    status = models.CharField(max_length=8, choices=Status, default=Status.ACTIVE)
    name = models.CharField(max_length=80)
    number = models.CharField(max_length=40, blank=True)
    percent = models.PositiveSmallIntegerField(default=100)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_membership_a_person", fields=["classroom", "user"]),
            models.UniqueConstraint(
                name="one_owner_a_classroom",
                fields=["classroom"],
                condition=models.Q(role="owner"),
            ),
            models.CheckConstraint(
                name="time_is_never_less", condition=models.Q(percent__gte=100, percent__lte=1000)
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="member_by_class", fields=["classroom", "role", "status", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """Some of a class's learners under a name."""

    classroom = models.ForeignKey(Classroom, models.CASCADE, related_name="groups")
    name = models.CharField(max_length=60)
    members = models.ManyToManyField(Membership, related_name="groups")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_group_a_name", fields=["classroom", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """Somebody on the roster who has not joined yet, by the address they will sign in with."""

    classroom = models.ForeignKey(Classroom, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=80)
    number = models.CharField(max_length=40, blank=True)
    group = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=10, choices=Role, default=Role.LEARNER)
    invited_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_invitation_a_person", fields=["classroom", "email"]),
        ]
        indexes: ClassVar = [models.Index(name="invitation_by_email", fields=["email"])]

    def __str__(self) -> str:
        return self.email


class Change(models.Model):
    """What staff did in a classroom: a log, appended to by every action of theirs.

    `what` is a sentence; it names no answer and no key.
    """

    classroom = models.ForeignKey(Classroom, models.CASCADE, related_name="changes")
    assignment = models.ForeignKey(
        "classrooms.Assignment", models.CASCADE, null=True, related_name="changes"
    )
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(name="change_by_time", fields=["classroom", "-at"])]

    def __str__(self) -> str:
        return self.what
