"""A class made up, so that each page of an instructor has something to show.

Its learners are simulated: each has an ability, and a question is answered rightly with the chance
that the simulations of readiness give it. What they did went through the same doors as any
learner's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from classrooms.actions import founding
from classrooms.actions.overview import announce
from classrooms.models import (
    Assignment,
    Classroom,
    GradeEntry,
    Group,
    Invitation,
    Membership,
    Role,
)
from classrooms.queries import rights
from lessons.library import library
from progress import demo as people
from quizzes.models import Attempt

DORA, FINN = "dora@example.org", "finn@example.org"
NAME, TERM, ZONE = "Cloud Security, Tuesday group", "autumn 2026", "Europe/Berlin"
DOMAIN = "class.example.org"
# Who signs in as one of the three demo people sees the learner's side of the class.
KNOWN = {"Ana Example": people.ANA, "Ben Example": people.BEN, "Cleo Example": people.CLEO}
NAMES = (
    *("Farid Nazari", "Oskar Virtanen", "Jamal Carter", "Rosa Delgado", "Dewi Santoso"),
    *("Bilal Haddad", "Chidi Okonkwo", "Clara Jensen", "Elif Demir", "Goran Petrović"),
    *("Hana Suzuki", "Ines Moreau", "Jonas Weber", "Katya Ivanova", "Liam O’Brien"),
    *("Mei Chen", "Nadia Rahman", "Pablo Ruiz", "Quinn Taylor", "Sunniva Berg", "Tomás Silva"),
)
SEED = 24
GONE, READ_THEN = 11, 2
BEGAN = timedelta(days=40)


@dataclass(frozen=True, kw_only=True)
class Pupil:
    """A simulated learner. `ability` is that of the three-parameter model, mean .35, spread 1.

    `lessons` is how many they have read, `gone` for how many days they have not been here.
    """

    member: Membership
    user: User
    ability: float
    lessons: int
    gone: int


def is_there() -> bool:
    """Whether the class was made before."""
    return Classroom.objects.filter(is_demo=True).exists()


def make(*, password: str, now: datetime) -> tuple[Classroom, list[Pupil]]:
    """The instructor, an assistant, the class and its learners, with what they read."""
    rng = Random(SEED)  # noqa: S311 -- the same class each time
    began = now - BEGAN
    for email in (DORA, FINN):
        people.person(email=email, password=password)
    dora = User.objects.get(email=DORA)
    User.objects.filter(pk=dora.pk).update(is_instructor=True)
    dora.is_instructor = True
    room = founding.found(
        owner=dora,
        settings=founding.Settings(name=NAME, term=TERM, time_zone=ZONE, seats=40),
        own_name="Dora Lind",
        now=began,
    )
    Classroom.objects.filter(pk=room.pk).update(is_demo=True)
    _member(room, User.objects.get(email=FINN), "Finn Aalto", began, role=Role.ASSISTANT)
    pupils = list(_pupils(room, rng, began))
    _groups(room, pupils)
    _waiting(room, now)
    announce(classroom=room, by=dora, text="Bring a phone on Tuesday: we vote live.", now=now)
    for pupil in pupils:
        _read(pupil, rng, now)
    room.refresh_from_db()
    return room, pupils


def _pupils(room: Classroom, rng: Random, at: datetime) -> Iterator[Pupil]:
    lessons = len(library().lessons)
    users = {**KNOWN, **dict.fromkeys(NAMES, "")}
    for number, (name, email) in enumerate(users.items()):
        user = User.objects.get(email=email) if email else _made(name, at)
        member = _member(
            room, user, name, at + timedelta(minutes=number), number=f"{3100 + number}"
        )
        ability = rng.gauss(0.35, 1)
        # Two have not been seen for a while; the others come at their own pace.
        read = round(6 + 1.5 * ability + rng.gauss(0, 1.5))
        gone = rng.randint(0, 4)
        if name in NAMES[:2]:
            read, gone = READ_THEN, GONE + number
        yield Pupil(
            member=member, user=user, ability=ability, lessons=min(lessons, max(1, read)), gone=gone
        )


def _made(name: str, at: datetime) -> User:
    """A person nobody can sign in as."""
    email = f"{name.lower().replace(' ', '.').replace('’', '')}@{DOMAIN}"
    user = User.objects.create(
        email=email, password=make_password(None), joined_at=at, has_classes=True
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _member(room: Classroom, user: User, name: str, at: datetime, **other: str) -> Membership:
    User.objects.filter(pk=user.pk).update(has_classes=True)
    return Membership.objects.create(classroom=room, user=user, name=name, joined_at=at, **other)


def _groups(room: Classroom, pupils: list[Pupil]) -> None:
    for name, chosen in (("Bench A", pupils[::2]), ("Bench B", pupils[1::2])):
        group = Group.objects.create(classroom=room, name=name)
        group.members.set([pupil.member for pupil in chosen])


def _waiting(room: Classroom, now: datetime) -> None:
    """Two on the list who have not come yet."""
    for name in ("Uwe Brandt", "Vera Kovač"):
        email = f"{name.split()[0].lower()}@{DOMAIN}"
        Invitation.objects.create(classroom=room, email=email, name=name, invited_at=now)


def _read(pupil: Pupil, rng: Random, now: datetime) -> None:
    slugs = list(library().lessons)[: pupil.lessons]
    last = now - timedelta(days=pupil.gone, minutes=rng.randint(30, 600))
    gap = (BEGAN - timedelta(days=pupil.gone + 2)) / max(1, len(slugs))
    for number, slug in enumerate(reversed(slugs)):
        people.read(pupil.user, slug, last - number * gap)


def remove() -> int:
    """Take the class away with everything of it, and the people who were made for it; how many.

    The three demo people stay, without the class and what they did for it.
    """
    made = User.objects.filter(Q(email__endswith=f"@{DOMAIN}") | Q(email__in=(DORA, FINN)))
    with transaction.atomic():
        for room in Classroom.objects.filter(is_demo=True):
            _erase(room)
        count = made.count()
        made.delete()
    return count


def _erase(room: Classroom) -> None:
    """A class with its grades, which nothing else takes away: nobody earned them."""
    rows = Assignment.objects.filter(classroom=room)
    Attempt.objects.filter(subject__in=[rights.subject(row) for row in rows]).delete()
    GradeEntry.objects.filter(assignment__in=rows).delete()
    rows.delete()
    room.members.all().delete()
    room.delete()


def local(at: datetime, *, days: int, hour: int, minute: int = 0) -> datetime:
    """So many days from a moment, at a time of the class's clock."""
    there = at.astimezone(ZoneInfo(ZONE)) + timedelta(days=days)
    return there.replace(hour=hour, minute=minute, second=0, microsecond=0)
