"""Making an account: nothing is lost, and with a mail service nothing is told."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail as letters
from django.test import Client

from accounts.models import User
from accounts.queries import GUEST_KEY
from tests.accounts.conftest import PASSWORD, Browser, parts
from tests.accounts.test_adopt_guest import at_once

SIGN_UP = {"email": "new@example.org", "password1": PASSWORD}


def code() -> str:
    found = re.search(r"^ {4}(\S+)$", str(letters.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def test_sign_up_keeps_everything(browser: Browser) -> None:
    response = browser.client.post("/accounts/signup/", SIGN_UP)

    assert response["Location"] == "/course/"
    user = User.objects.get()
    assert (user.email, user.is_guest, parts(user)) == ("new@example.org", False, ["bet"])
    assert browser.client.session["_auth_user_id"] == str(user.pk)
    assert GUEST_KEY not in browser.client.session


@pytest.mark.usefixtures("mail")
def test_sign_up_with_code_keeps_everything(browser: Browser) -> None:
    response = browser.client.post("/accounts/signup/", SIGN_UP)
    assert response["Location"] == "/accounts/confirm-email/"
    assert "_auth_user_id" not in browser.client.session
    assert parts(browser.guest) == ["bet"]
    page = browser.client.get("/accounts/confirm-email/").content.decode()
    assert "new@example.org" in page

    response = browser.client.post("/accounts/confirm-email/", {"code": code()})

    assert response["Location"] == "/course/"
    user = User.objects.get()
    assert (user.email, parts(user)) == ("new@example.org", ["bet"])
    assert EmailAddress.objects.get().verified
    assert letters.outbox[0].subject == 'Your code for "Who locks the door?"'


@pytest.mark.usefixtures("mail")
def test_sign_up_wrong_code(browser: Browser) -> None:
    browser.client.post("/accounts/signup/", SIGN_UP)

    response = browser.client.post("/accounts/confirm-email/", {"code": "WRONG1"})

    assert response.context["form"].errors == {
        "code": ["This is not the code. Check the newest letter."]
    }
    assert b"<title>Error: Check your address" in response.content
    assert parts(browser.guest) == ["bet"]


@pytest.mark.usefixtures("mail")
def test_sign_up_too_many_wrong_codes(browser: Browser) -> None:
    browser.client.post("/accounts/signup/", SIGN_UP)
    right = code()
    for _ in range(3):
        response = browser.client.post("/accounts/confirm-email/", {"code": "WRONG1"})

    assert response["Location"] == "/accounts/login/"
    response = browser.client.post("/accounts/confirm-email/", {"code": right})
    assert response["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in browser.client.session
    assert parts(browser.guest) == ["bet"]


@pytest.mark.usefixtures("mail")
def test_sign_up_new_code_on_request(browser: Browser) -> None:
    browser.client.post("/accounts/signup/", SIGN_UP)
    first = code()

    # A second letter within ten seconds is refused; the first code goes on working.
    response = browser.client.post("/accounts/confirm-email/", {"action": "resend"})

    assert response.status_code == 429
    response = browser.client.post("/accounts/confirm-email/", {"code": first})
    assert response["Location"] == "/course/"


@pytest.mark.usefixtures("mail")
def test_sign_up_new_code_replaces_the_old(browser: Browser, now: datetime) -> None:
    with time_machine.travel(now, tick=False) as clock:
        browser.client.post("/accounts/signup/", SIGN_UP)
        first = code()
        clock.shift(timedelta(seconds=11))
        browser.client.post("/accounts/confirm-email/", {"action": "resend"})

        stale = browser.client.post("/accounts/confirm-email/", {"code": first})
        fresh = browser.client.post("/accounts/confirm-email/", {"code": code()})

    assert stale.status_code == 422
    assert fresh["Location"] == "/course/"
    assert parts(User.objects.get()) == ["bet"]


@pytest.mark.usefixtures("mail")
def test_sign_up_known_address_looks_like_a_new_one(ana: User) -> None:
    def walk(email: str) -> list[tuple[int, str, str]]:
        client = Client()
        seen = []
        for response in (
            client.post("/accounts/signup/", {"email": email, "password1": PASSWORD}),
            client.get("/accounts/confirm-email/"),
            client.get("/account/"),
            client.post("/accounts/confirm-email/", {"code": "WRONG1"}),
        ):
            page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
            page = page.replace(email, "ADDRESS")
            seen.append((response.status_code, response.get("Location", ""), page))
        return seen

    assert walk("ana@example.org") == walk("new@example.org")
    assert [letter.to for letter in letters.outbox] == [["ana@example.org"], ["new@example.org"]]
    assert letters.outbox[0].subject == 'You have an account at "Who locks the door?"'
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_sign_up_known_address_without_mail(browser: Browser, ana: User) -> None:
    """It cannot be hidden here, since an address that is free signs in at once. It is safe."""
    response = browser.client.post(
        "/accounts/signup/", {"email": "ANA@example.org", "password1": "another horse battery"}
    )

    words = (
        "There is an account with this address already."
        " If it is yours, sign in; what you did here comes along."
    )
    assert response.context["form"].errors == {"email": [words]}
    assert "_auth_user_id" not in browser.client.session
    assert (parts(browser.guest), parts(ana)) == (["bet"], [])
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_sign_up_says_that_addresses_are_not_checked(client: Client, db: None) -> None:
    assert b"This server has no mail service." in client.get("/accounts/signup/").content


@pytest.mark.usefixtures("mail")
def test_sign_up_with_mail_says_nothing_of_it(client: Client, db: None) -> None:
    assert b"This server has no mail service." not in client.get("/accounts/signup/").content


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"password1": "elevenchars"}, "password1", "at least 12 characters"),
        ({"password1": ""}, "password1", "Type it in; it cannot stay empty."),
        ({"password1": "q1w2e3r4t5y6"}, "password1", "too common"),
        ({"password1": "new@example.org"}, "password1", "too similar"),
        ({"password1": "correct\x00horse battery"}, "password1", "Null characters"),
        ({"email": ""}, "email", "Type it in; it cannot stay empty."),
        ({"email": "new"}, "email", "Write it like name@example.org."),
        ({"email": "new@example.org\nBcc: x@example.org"}, "email", "Write it like"),
        ({"email": "n" * 400 + "@example.org"}, "email", ""),
    ],
)
def test_sign_up_refused(browser: Browser, typed: dict[str, str], field: str, words: str) -> None:
    response = browser.client.post("/accounts/signup/", {**SIGN_UP, **typed})

    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert words in errors[field][0]
    page = response.content.decode()
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}_error"' in page
    assert "<title>Error: Make an account" in page
    assert User.objects.get() == browser.guest


def test_sign_up_refused_keeps_the_address_not_the_password(client: Client, db: None) -> None:
    response = client.post("/accounts/signup/", {"email": "new@example.org", "password1": "sh0rt"})

    page = response.content.decode()
    assert 'value="new@example.org"' in page
    assert "sh0rt" not in page


def test_sign_up_12_characters_is_enough(client: Client, db: None) -> None:
    response = client.post("/accounts/signup/", {**SIGN_UP, "password1": "twelve-chars"})

    assert response.status_code == 302


def test_sign_up_takes_no_other_field(client: Client, db: None) -> None:
    extra = {"is_staff": "1", "is_superuser": "1", "is_guest": "1", "id": "77", "is_active": "0"}

    client.post("/accounts/signup/", {**SIGN_UP, **extra})

    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, user.is_guest, user.is_active) == (
        False,
        False,
        False,
        True,
    )
    assert user.pk != 77


@pytest.mark.django_db(transaction=True)
def test_sign_up_twice_at_once_is_one_account() -> None:
    """Each may pass the check of the address before the other is saved."""

    def press() -> int:
        return Client().post("/accounts/signup/", SIGN_UP).status_code

    assert set(at_once(press, 3)) <= {302, 422}
    assert User.objects.get().email == "new@example.org"
    assert EmailAddress.objects.get().email == "new@example.org"
