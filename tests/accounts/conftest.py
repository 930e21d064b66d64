"""What the tests of accounts share: holdings of their own, and a browser that is a guest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db.models import Max
from django.test import Client

from accounts import portability
from accounts.models import User
from accounts.portability import Holding, Json
from accounts.queries import GUEST_KEY
from lessons.models import Reading
from tests.factories import GuestFactory, UserFactory

PASSWORD = "correct horse battery"


def _export(person: User) -> Json:
    return [f"{row.lesson}#{row.part}" for row in person.readings.order_by("pk")]


def _adopt(guest: User, user: User) -> None:
    """A part that both have read stays once."""
    known = set(user.readings.values_list("lesson", "part"))
    for row in guest.readings.all():
        if (row.lesson, row.part) not in known:
            row.learner = user
            row.save()


READINGS = Holding(
    name="readings",
    export=_export,
    adopt=_adopt,
    latest=lambda person: person.readings.aggregate(at=Max("done_at"))["at"],
)


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Tries in one test do not count in the next."""
    cache.clear()


@pytest.fixture
def only_readings() -> Iterator[None]:
    """One plain holding in place of those of the apps."""
    kept = dict(portability._holdings)  # noqa: SLF001 -- put back below
    portability._holdings.clear()  # noqa: SLF001 -- as above
    portability.register(READINGS)
    yield
    portability._holdings.clear()  # noqa: SLF001 -- as above
    portability._holdings.update(kept)  # noqa: SLF001 -- as above


@pytest.fixture
def mail(settings: LazySettings) -> None:
    """A server that can send letters, so it checks addresses."""
    settings.HAS_MAIL = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True


@dataclass
class Browser:
    """A client whose session knows a guest who has read one part."""

    client: Client
    guest: User


def read(person: User, part: str, at: datetime) -> Reading:
    return Reading.objects.create(learner=person, lesson="whose-house", part=part, done_at=at)


def parts(person: User) -> list[str]:
    return sorted(person.readings.values_list("part", flat=True))


def be_guest(client: Client, guest: User) -> None:
    """Give the client's session this guest, as the first answer would."""
    session = client.session
    session[GUEST_KEY] = guest.pk
    session.save()
    client.cookies["session"] = session.session_key or ""


@pytest.fixture
def browser(client: Client, db: None, now: datetime) -> Browser:
    guest = GuestFactory.create()
    read(guest, "bet", now)
    be_guest(client, guest)
    return Browser(client=client, guest=guest)


@pytest.fixture
def ben(db: None) -> User:
    return UserFactory.create(email="ben@example.org")
