"""Your account: what we hold, as a file, and its end."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client

from accounts import actions
from accounts.models import User
from lessons.models import Bet, Reading
from tests.accounts.conftest import PASSWORD, Browser, be_guest, read
from tests.factories import GuestFactory


def confirmed(client: Client) -> Client:
    """The password typed once more, as before what cannot be undone."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_account_of_nobody(client: Client, db: None) -> None:
    response = client.get("/account/")

    assert b"Nothing is stored yet" in response.content
    assert client.get("/account/download/")["Location"] == "/account/"
    assert client.get("/account/delete/")["Location"] == "/account/"
    assert client.post("/account/delete/")["Location"] == "/account/"
    assert Session.objects.count() == 0


def test_account_of_a_guest(browser: Browser) -> None:
    page = browser.client.get("/account/").content

    assert b"You are here as a guest" in page
    assert b"Make an account to keep this" in page


def test_account_of_a_person(client: Client, ana: User) -> None:
    client.force_login(ana)

    page = client.get("/account/").content

    assert b"ana@example.org" in page
    assert b"Make an account" not in page


@pytest.mark.usefixtures("only_readings")
def test_download_is_all_of_one_person(client: Client, ana: User, ben: User, now: datetime) -> None:
    User.objects.update(joined_at=now)
    EmailAddress.objects.create(user=ana, email="ana@example.org", verified=True, primary=True)
    EmailAddress.objects.create(user=ben, email="ben@example.org", verified=True, primary=True)
    read(ana, "bet", now)
    read(ben, "walk", now)
    with time_machine.travel(now, tick=False):
        client.force_login(ana)
        response = client.get("/account/download/")

    assert json.loads(response.content) == {
        "made_at": "2026-11-23T14:05:00+00:00",
        "account": {
            "guest": False,
            "email": "ana@example.org",
            "addresses": [{"email": "ana@example.org", "verified": True}],
            "joined_at": "2026-11-23T14:05:00+00:00",
            "last_sign_in_at": "2026-11-23T14:05:00+00:00",
        },
        "readings": ["whose-house#bet"],
    }
    assert response["Content-Disposition"] == (
        'attachment; filename="who-locks-the-door-2026-11-23.json"'
    )
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.usefixtures("only_readings")
def test_download_of_a_guest(browser: Browser) -> None:
    held = json.loads(browser.client.get("/account/download/").content)

    assert held["account"]["guest"] is True
    assert held["account"]["email"] is None
    assert held["readings"] == ["whose-house#bet"]


def test_download_holds_no_secret(client: Client, ana: User) -> None:
    client.force_login(ana)

    body = client.get("/account/download/").content.decode()

    assert ana.password not in body
    assert (client.session.session_key or "") not in body


def test_delete_asks_for_the_password_first(client: Client, ana: User) -> None:
    client.force_login(ana)

    for response in (
        client.get("/account/delete/"),
        client.post("/account/delete/", {"confirmation": "ana@example.org"}),
    ):
        assert response["Location"] == "/accounts/reauthenticate/?next=%2Faccount%2Fdelete%2F"
    assert User.objects.get() == ana


@pytest.mark.parametrize("typed", ["", "delete", "ben@example.org", "ana@example.orgx", "\x00"])
def test_delete_needs_the_address(client: Client, ana: User, typed: str) -> None:
    client.force_login(ana)

    response = confirmed(client).post("/account/delete/", {"confirmation": typed})

    assert response.status_code == 422
    assert b"<title>Error: Delete my account" in response.content
    assert b'href="#id_confirmation"' in response.content
    assert User.objects.get() == ana


def test_delete_is_everything(client: Client, ana: User, ben: User, now: datetime) -> None:
    EmailAddress.objects.create(user=ana, email="ana@example.org", verified=True, primary=True)
    read(ana, "bet", now)
    kept = read(ben, "bet", now)
    Bet.objects.create(learner=ana, lesson="whose-house", figure="house", choice={}, placed_at=now)
    other, bens = Client(), Client()
    other.post("/accounts/login/", {"login": "ana@example.org", "password": PASSWORD})
    bens.force_login(ben)
    client.force_login(ana)

    response = confirmed(client).post("/account/delete/", {"confirmation": " ANA@example.org "})

    assert response["Location"] == "/"
    assert list(User.objects.all()) == [ben]
    assert list(Reading.objects.all()) == [kept]
    assert (Bet.objects.count(), EmailAddress.objects.count()) == (0, 0)
    assert other.get("/account/").context["person"] is None
    assert bens.get("/account/").context["person"] == ben
    held = [session.get_decoded() for session in Session.objects.all()]
    assert "ana@example.org" not in json.dumps(held)


def test_delete_says_so(browser: Browser) -> None:
    browser.client.post("/account/delete/", {"confirmation": "delete"})

    assert b"Everything of yours is deleted." in browser.client.get("/account/").content


def test_delete_of_a_guest_by_the_word(browser: Browser) -> None:
    assert browser.client.get("/account/delete/").status_code == 200
    wrong = browser.client.post("/account/delete/", {"confirmation": "yes"})
    assert wrong.context["form"].errors == {
        "confirmation": ["Type delete to go on. Nothing was deleted."]
    }

    browser.client.post("/account/delete/", {"confirmation": "Delete"})

    assert User.objects.count() == 0
    assert Reading.objects.count() == 0
    assert browser.client.get("/account/").context["person"] is None


def test_delete_of_a_guest_leaves_others(browser: Browser, now: datetime) -> None:
    other = GuestFactory.create()
    elsewhere = Client()
    be_guest(elsewhere, other)

    browser.client.post("/account/delete/", {"confirmation": "delete"})

    assert list(User.objects.all()) == [other]
    assert elsewhere.get("/account/").context["person"] == other


def test_delete_frees_the_address(client: Client, ana: User, now: datetime) -> None:
    actions.delete_account(user=ana, now=now)

    body = {"email": "ana@example.org", "password1": PASSWORD}
    assert client.post("/accounts/signup/", body).status_code == 302
    assert User.objects.get().joined_at > datetime(2026, 1, 1, tzinfo=UTC)


def test_delete_twice(client: Client, ana: User) -> None:
    other = Client()
    for browser in (client, other):
        browser.force_login(ana)
        confirmed(browser)

    client.post("/account/delete/", {"confirmation": "ana@example.org"})
    again = other.post("/account/delete/", {"confirmation": "ana@example.org"})

    assert again["Location"] == "/account/"
