"""Passwords: forgotten, changed, and what that does to other browsers."""

import re
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
import time_machine
from django.conf import LazySettings
from django.core import mail as letters
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from accounts.models import User
from tests.accounts.conftest import PASSWORD, Browser, parts

NEW = "another horse battery"


def link() -> str:
    found = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", _body())
    assert found
    return found[1]


def _body() -> str:
    return str(letters.outbox[-1].body)


@pytest.mark.usefixtures("mail")
def test_reset_signs_in_with_the_guest(browser: Browser, ana: User) -> None:
    browser.client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    ana.emailaddress_set.update(verified=True)  # type: ignore[attr-defined]  # allauth has no types
    page = browser.client.get(link(), follow=True)
    assert b"Choose a new password" in page.content
    assert link().rsplit("-", 1)[-1].encode() not in page.content

    response = browser.client.post(page.redirect_chain[-1][0], {"password1": NEW})

    assert response["Location"] == "/course/"
    assert parts(ana) == ["bet"]
    ana.refresh_from_db()
    assert ana.check_password(NEW)


@pytest.mark.usefixtures("mail")
def test_reset_link_works_once(client: Client, ana: User) -> None:
    client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    used = link()
    page = client.get(used, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW})

    again = Client().get(used, follow=True)

    assert b"This link no longer works" in again.content


@pytest.mark.usefixtures("mail")
def test_reset_link_works_for_an_hour(client: Client, ana: User, now: datetime) -> None:
    with time_machine.travel(now, tick=False) as clock:
        client.post("/accounts/password/reset/", {"email": "ana@example.org"})
        clock.shift(timedelta(minutes=59))
        assert b"Choose a new password" in client.get(link(), follow=True).content
        clock.shift(timedelta(minutes=2))
        assert b"This link no longer works" in Client().get(link(), follow=True).content


@pytest.mark.usefixtures("mail")
def test_reset_known_and_unknown_address_look_alike(ana: User) -> None:
    def walk(email: str) -> tuple[int, str, str]:
        client = Client()
        sent = client.post("/accounts/password/reset/", {"email": email})
        return sent.status_code, sent["Location"], client.get(sent["Location"]).content.decode()

    def plain(seen: tuple[int, str, str]) -> tuple[int, str, str]:
        return (*seen[:2], re.sub(r'value="\w{64}"', "", seen[2]))

    assert plain(walk("ana@example.org")) == plain(walk("nobody@example.org"))
    assert [letter.subject for letter in letters.outbox] == [
        'A new password for "Who locks the door?"',
        'No account at "Who locks the door?"',
    ]


def test_reset_without_mail_says_so_and_writes_no_letter(client: Client, ana: User) -> None:
    page = client.get("/accounts/password/reset/").content
    assert b"it cannot send you a link" in page
    assert b'name="email"' not in page

    done = client.post("/accounts/password/reset/", {"email": "ana@example.org"}, follow=True)

    assert b"No letter was sent" in done.content
    assert letters.outbox == []


def test_reset_in_development_prints_the_letter(
    client: Client, ana: User, settings: LazySettings
) -> None:
    settings.DEBUG = True

    client.post("/accounts/password/reset/", {"email": ana.email})

    assert [letter.to for letter in letters.outbox] == [[ana.email]]


@pytest.mark.parametrize("key", ["1-set-password", "1-abc-def", "zzzz-x", "1-" + "x" * 500])
def test_reset_link_invented(client: Client, ana: User, key: str) -> None:
    response = client.get(f"/accounts/password/reset/key/{key}/", follow=True)

    assert response.status_code == 200
    assert b"This link no longer works" in response.content


def test_change_ends_the_other_browsers(client: Client, ana: User) -> None:
    other = Client()
    client.force_login(ana)
    other.force_login(ana)
    before = client.session.session_key

    response = client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW}
    )

    assert response["Location"] == "/account/"
    assert client.get("/account/").context["person"] == ana
    assert client.session.session_key != before
    assert other.get("/account/").context["person"] is None


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        (
            {"oldpassword": "wrong horse battery", "password1": NEW},
            {"oldpassword": ["This is not your password now."]},
        ),
        (
            {"oldpassword": PASSWORD, "password1": "elevenchars"},
            {"password1": ["This password is too short. It must contain at least 12 characters."]},
        ),
    ],
)
def test_change_refused(
    client: Client, ana: User, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    client.force_login(ana)

    response = client.post("/accounts/password/change/", typed)

    assert response.context["form"].errors == errors
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


class Broken(BaseEmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages: object) -> int:  # noqa: ARG002 -- Django passes it
        raise SMTPServerDisconnected


def test_broken_mail_server_is_said(
    client: Client, ana: User, mail: None, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Broken"}}

    response = client.post("/accounts/password/reset/", {"email": "ana@example.org"}, follow=True)

    assert response.status_code == 200
    assert b"We could not send the letter." in response.content
    assert "A letter was not sent: SMTPServerDisconnected" in caplog.text
    assert "ana@example.org" not in caplog.text


@pytest.mark.usefixtures("mail")
def test_address_changes_after_the_code(client: Client, ana: User) -> None:
    client.force_login(ana)
    response = client.post("/accounts/email/", {"action_add": "1", "email": "ana@example.net"})
    assert response["Location"].startswith("/accounts/reauthenticate/")
    response = client.post(response["Location"], {"password": PASSWORD}, follow=True)
    found = re.search(r"^ {4}(\S+)$", _body(), re.MULTILINE)
    assert found
    ana.refresh_from_db()
    assert ana.email == "ana@example.org"

    client.post("/accounts/confirm-email/", {"code": found[1]})

    ana.refresh_from_db()
    assert ana.email == "ana@example.net"


def test_address_cannot_change_without_mail(client: Client, ana: User) -> None:
    client.force_login(ana)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    response = client.post("/accounts/email/", {"action_add": "1", "email": "x@example.net"})

    assert response.context["form"].errors == {"email": ["This server cannot send a code there."]}
    assert [row.email for row in ana.emailaddress_set.all()] == ["ana@example.org"]  # type: ignore[attr-defined]  # allauth has no types
