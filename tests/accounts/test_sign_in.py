"""Signing in and out, with the guest's work, and with hostile input."""

from datetime import datetime

import pytest
from django.conf import LazySettings
from django.test import Client

from accounts.models import User
from accounts.queries import GUEST_KEY
from tests.accounts.conftest import PASSWORD, Browser, be_guest, parts, read
from tests.factories import GuestFactory

LOGIN = {"login": "ana@example.org", "password": PASSWORD}
HOSTILE = [
    "//evil.example",
    "https://evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "\\\\evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "///evil.example",
    "http:///evil.example",
    "\x08//evil.example",
    "data:text/html,x",
    "evil.example",
    "http://testserver@evil.example/",
    "http://testserver/",
]


def test_sign_in_brings_the_guest_along(browser: Browser, ana: User, now: datetime) -> None:
    read(ana, "bet", now)
    read(ana, "walk", now)
    read(browser.guest, "check", now)

    response = browser.client.post("/accounts/login/", LOGIN)

    assert response["Location"] == "/course/"
    assert parts(ana) == ["bet", "check", "walk"]
    assert list(User.objects.all()) == [ana]
    assert GUEST_KEY not in browser.client.session
    assert browser.client.session["_auth_user_id"] == str(ana.pk)


def test_sign_in_says_what_came_along(browser: Browser, ana: User) -> None:
    response = browser.client.post("/accounts/login/", {**LOGIN, "next": "/account/"}, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said == [
        "What you did as a guest is in your account now.",
        "You are signed in as ana@example.org.",
    ]


def test_sign_in_twice(browser: Browser, ana: User) -> None:
    browser.client.post("/accounts/login/", LOGIN)
    browser.client.post("/accounts/login/", LOGIN)

    assert parts(ana) == ["bet"]


def test_sign_in_without_a_guest(client: Client, ana: User) -> None:
    assert client.post("/accounts/login/", LOGIN).status_code == 302
    assert list(User.objects.all()) == [ana]


def test_sign_in_gives_a_new_session_key(browser: Browser, ana: User) -> None:
    before = browser.client.session.session_key

    browser.client.post("/accounts/login/", LOGIN)

    assert browser.client.session.session_key != before
    stale = Client()
    stale.cookies["session"] = before or ""
    assert stale.get("/account/").context["person"] is None


def test_sign_in_with_a_forged_session_takes_nobody(
    client: Client, ana: User, now: datetime
) -> None:
    victim = GuestFactory.create()
    read(victim, "bet", now)
    for forged in (str(victim.pk), f'{{"guest": {victim.pk}}}', "a" * 32):
        client.cookies["session"] = forged
        client.cookies["guest"] = str(victim.pk)
        client.post(f"/accounts/login/?guest={victim.pk}", {**LOGIN, "guest": str(victim.pk)})
        client.logout()

    assert parts(ana) == []
    assert parts(victim) == ["bet"]


def test_sign_in_with_a_session_that_names_an_account(
    client: Client, ana: User, ben: User, now: datetime
) -> None:
    read(ben, "bet", now)
    be_guest(client, ben)

    client.post("/accounts/login/", LOGIN)

    assert (parts(ana), parts(ben)) == ([], ["bet"])


@pytest.mark.parametrize(
    "login", ["", "None", "null", "guest", "guest 1", "1", "@", "guest@", "!@x.org"]
)
def test_guests_cannot_sign_in(client: Client, db: None, login: str) -> None:
    guest = GuestFactory.create()

    for password in ("", "!", guest.password):
        response = client.post("/accounts/login/", {"login": login, "password": password})
        assert response.status_code == 422
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("login", "password"),
    [("ana@example.org", "wrong horse battery"), ("nobody@example.org", PASSWORD)],
)
def test_sign_in_wrong_says_the_same(client: Client, ana: User, login: str, password: str) -> None:
    response = client.post("/accounts/login/", {"login": login, "password": password})

    assert response.status_code == 422
    page = response.content.decode()
    words = (
        "This address and this password do not belong together."
        " Check both; capitals count in the password."
    )
    assert response.context["form"].non_field_errors() == [words]
    assert "<title>Error: Sign in" in page
    assert "There is a problem" in page
    assert f'value="{login}"' in page
    assert password not in page


def test_sign_in_ignores_capitals_in_the_address(client: Client, ana: User) -> None:
    response = client.post("/accounts/login/", {**LOGIN, "login": " ANA@Example.org "})

    assert response.status_code == 302


def test_sign_in_closed_account(client: Client, ana: User) -> None:
    User.objects.update(is_active=False)

    response = client.post("/accounts/login/", LOGIN, follow=True)

    assert b"This account is closed" in response.content
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("to", HOSTILE)
def test_next_never_leaves_us(client: Client, ana: User, settings: LazySettings, to: str) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://evil.example"]
    assert client.post("/accounts/login/", {**LOGIN, "next": to})["Location"] == "/course/"
    assert client.get("/accounts/login/", {"next": to})["Location"] == "/course/"
    assert client.post("/accounts/logout/", {"next": to})["Location"] == "/"
    assert client.get("/accounts/logout/", {"next": to})["Location"] == "/"


def test_next_within(client: Client, ana: User) -> None:
    response = client.post("/accounts/login/", {**LOGIN, "next": "/account/?a=1"})

    assert response["Location"] == "/account/?a=1"


def test_next_is_kept_on_the_page_as_text(client: Client, db: None) -> None:
    page = client.get("/accounts/login/", {"next": '"><script>'}).content.decode()

    assert "<script>" not in page.replace("<script ", "")
    assert 'name="next" value="&quot;&gt;&lt;script&gt;"' in page


def test_sign_out_forgets_the_browser(client: Client, ana: User) -> None:
    client.force_login(ana)
    key = client.session.session_key

    assert client.get("/accounts/logout/").status_code == 200
    assert client.post("/accounts/logout/")["Location"] == "/"

    assert client.get("/account/").context["person"] is None
    stale = Client()
    stale.cookies["session"] = key or ""
    assert stale.get("/account/").context["person"] is None


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/logout/",
        "/accounts/password/reset/",
        "/accounts/password/change/",
        "/accounts/password/set/",
        "/accounts/email/",
        "/accounts/reauthenticate/",
        "/accounts/confirm-email/",
        "/account/delete/",
    ],
)
@pytest.mark.parametrize("signed_in", [False, True])
def test_post_without_token(ana: User, path: str, signed_in: bool) -> None:  # noqa: FBT001 -- a case
    client = Client(enforce_csrf_checks=True)
    if signed_in:
        client.force_login(ana)
    before = list(User.objects.values())

    response = client.post(path, {**LOGIN, "confirmation": "ana@example.org"})

    assert response.status_code == 403
    assert list(User.objects.values()) == before


@pytest.mark.parametrize("path", ["/account/", "/account/download/"])
def test_pages_that_only_show_take_no_post(client: Client, ana: User, path: str) -> None:
    client.force_login(ana)

    assert client.post(path).status_code == 405
