"""A guest's rows move into an account: once, whole, and never another's."""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import close_old_connections, connection
from django.test import Client

from accounts import actions, portability
from accounts.models import User
from tests.accounts.conftest import PASSWORD, Browser, be_guest, parts, read
from tests.factories import GuestFactory, UserFactory

LOGIN = {"login": "ana@example.org", "password": PASSWORD}


@pytest.mark.usefixtures("only_readings")
def test_adopt_guest_moves_all(ana: User, now: datetime) -> None:
    guest = GuestFactory.create()
    read(guest, "bet", now)
    read(guest, "walk", now)
    read(ana, "walk", now)

    assert actions.adopt_guest(guest=guest, user=ana)

    assert parts(ana) == ["bet", "walk"]
    assert list(User.objects.all()) == [ana]


@pytest.mark.usefixtures("only_readings")
def test_adopt_guest_twice(ana: User, now: datetime) -> None:
    guest = GuestFactory.create()
    key = guest.pk
    read(guest, "bet", now)
    assert actions.adopt_guest(guest=guest, user=ana)
    guest.pk = key  # as a second request read it before the first was done

    assert not actions.adopt_guest(guest=guest, user=ana)

    assert parts(ana) == ["bet"]


@pytest.mark.usefixtures("only_readings")
def test_adopt_guest_never_a_person_with_an_account(ana: User, ben: User, now: datetime) -> None:
    read(ben, "bet", now)

    assert not actions.adopt_guest(guest=ben, user=ana)

    assert (parts(ana), parts(ben)) == ([], ["bet"])


@pytest.mark.usefixtures("only_readings")
def test_adopt_guest_never_into_a_guest(db: None, now: datetime) -> None:
    one, two = GuestFactory.create(), GuestFactory.create()
    read(one, "bet", now)

    assert not actions.adopt_guest(guest=one, user=two)

    assert parts(one) == ["bet"]


@pytest.mark.usefixtures("only_readings")
def test_adopt_guest_error_in_one_holding_moves_nothing(ana: User, now: datetime) -> None:
    def fail(*_: User) -> None:
        raise RuntimeError

    # After "readings" in the alphabet, so the rows have moved when it fails.
    portability.register(portability.Holding(name="zzz", export=lambda _: None, adopt=fail))
    guest = GuestFactory.create()
    read(guest, "bet", now)

    with pytest.raises(RuntimeError):
        actions.adopt_guest(guest=guest, user=ana)

    assert (parts(guest), parts(ana)) == (["bet"], [])


@pytest.mark.usefixtures("only_readings")
def test_sign_in_with_an_error_keeps_the_guest(browser: Browser, ana: User) -> None:
    def fail(*_: User) -> None:
        raise RuntimeError

    kept = portability.Holding(name="zzz", export=lambda _: None, adopt=fail)
    portability.register(kept)
    browser.client.raise_request_exception = False
    assert browser.client.post("/accounts/login/", LOGIN).status_code == 500

    portability.register(
        portability.Holding(name="zzz", export=lambda _: None, adopt=lambda *_: None)
    )
    assert browser.client.post("/accounts/login/", LOGIN).status_code == 302

    assert parts(ana) == ["bet"]


def at_once(work: Callable[[], object], times: int) -> list[object]:
    """Run the same work in threads that start together, each with a connection of its own."""
    barrier, done = threading.Barrier(times), list[object]()

    def run() -> None:
        barrier.wait()
        done.append(work())
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    return done


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("only_readings")
def test_adopt_guest_at_the_same_time(now: datetime) -> None:
    ana = UserFactory.create(email="ana@example.org")
    guest = GuestFactory.create()
    for part in ("bet", "walk", "check"):
        read(guest, part, now)
    key = guest.pk

    done = at_once(lambda: actions.adopt_guest(guest=User(pk=key), user=User(pk=ana.pk)), 6)

    assert sorted(map(bool, done)) == [False] * 5 + [True]
    assert parts(ana) == ["bet", "check", "walk"]
    assert list(User.objects.all()) == [ana]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("only_readings")
def test_sign_in_pressed_twice_at_once(now: datetime) -> None:
    ana = UserFactory.create(email="ana@example.org")
    guest = GuestFactory.create()
    read(guest, "bet", now)
    first = Client()
    be_guest(first, guest)
    key = first.session.session_key or ""

    def press() -> int:
        client = Client()
        client.cookies["session"] = key
        return client.post("/accounts/login/", LOGIN).status_code

    assert set(at_once(press, 4)) == {302}
    assert parts(ana) == ["bet"]
    assert list(User.objects.all()) == [ana]


def test_each_app_with_rows_of_people_has_a_holding() -> None:
    ours = {"accounts", "account", "auth", "admin"}
    named = {
        relation.related_model._meta.app_label
        for relation in User._meta.related_objects
        if relation.related_model is not User
    }

    assert named - ours == {holding.name for holding in portability.holdings()}
