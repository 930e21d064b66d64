"""Looking leaves nothing; each account page is in our frame."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from tests.accounts.conftest import PASSWORD

VISITOR = [
    ("/account/", "Nothing is stored yet"),
    ("/accounts/login/", "Sign in"),
    ("/accounts/signup/", "Make an account"),
    ("/accounts/password/reset/", "Forgotten password"),
    ("/accounts/password/reset/done/", "No letter was sent"),
    ("/accounts/password/reset/key/done/", "Your new password is saved"),
    ("/accounts/password/reset/key/1-x/", "This link no longer works"),
    ("/accounts/confirm-email/", "No address is waiting to be checked"),
    ("/accounts/confirm-email/x/", "This link no longer works"),
    ("/accounts/inactive/", "This account is closed"),
]
SIGNED_IN = [
    ("/account/", "Your account"),
    ("/account/delete/", "Delete my account"),
    ("/accounts/password/change/", "Change the password"),
    ("/accounts/email/", "Change the address"),
    ("/accounts/logout/", "Sign out?"),
    ("/accounts/reauthenticate/", "Your password once more"),
]


def framed(page: str, heading: str) -> None:
    assert page.count("<h1") == 1
    assert f"<h1>{heading}</h1>" in page
    assert "– Who locks the door?</title>" in page
    assert 'class="titleblock"' in page
    assert " style=" not in page
    assert "placeholder=" not in page


@pytest.mark.parametrize(("path", "heading"), VISITOR)
def test_page_of_a_visitor(client: Client, db: None, path: str, heading: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    framed(response.content.decode(), heading)
    assert "session" not in response.cookies


@pytest.mark.parametrize(("path", "heading"), SIGNED_IN)
def test_page_of_a_person(client: Client, ana: User, path: str, heading: str) -> None:
    client.force_login(ana)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    response = client.get(path)

    assert response.status_code == 200
    framed(response.content.decode(), heading)


def test_page_to_set_a_first_password(client: Client, ana: User) -> None:
    ana.set_unusable_password()
    ana.save()
    client.force_login(ana)

    response = client.get("/accounts/password/change/", follow=True)

    framed(response.content.decode(), "Set a password")


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/accounts/", "/accounts/login/"),
        ("/accounts/login/code/confirm/", "/accounts/login/"),
        ("/accounts/logout/", "/"),
        ("/accounts/email/", "/accounts/login/?next=/accounts/email/"),
        ("/accounts/password/set/", "/accounts/login/?next=/accounts/password/set/"),
    ],
)
def test_page_that_is_not_for_visitors(client: Client, db: None, path: str, to: str) -> None:
    assert client.get(path)["Location"] == to


@pytest.mark.parametrize(
    "path", ["/accounts/phone/verify/", "/accounts/phone/change/", "/accounts/login/code/"]
)
def test_page_we_do_not_have(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/accounts/login/", {"login": "username", "password": "current-password"}),
        ("/accounts/signup/", {"email": "username", "password1": "new-password"}),
    ],
)
def test_fields_help_the_browser(
    client: Client, db: None, path: str, names: dict[str, str]
) -> None:
    form = client.get(path).context["form"]

    assert {field.name: field.field.widget.attrs["autocomplete"] for field in form} == names


def paths(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from paths(pattern.url_patterns, path)
        elif not {"<", "("} & set(path):
            yield path.replace("^", "").replace("$", "")


def test_looking_at_each_page_leaves_nothing(client: Client, db: None) -> None:
    seen = {path: client.get(path).status_code for path in paths(get_resolver().url_patterns)}

    assert {path for path, status in seen.items() if status >= 500} == set()
    assert (User.objects.count(), Session.objects.count()) == (0, 0)
    assert "session" not in client.cookies
