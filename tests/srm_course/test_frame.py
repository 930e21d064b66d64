"""What every page has in common."""

import re

import pytest
from django.test import Client

from accounts.models import User

PAGES = ("/", "/course/", "/matrix/", "/help/", "/help/keys/")

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PAGES)
def test_page_has_one_of_each(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    counts = {
        what: len(re.findall(what, html))
        for what in ("<h1", "<main", 'role="status"', 'class="skip"', 'class="titleblock"')
    }
    assert set(counts.values()) == {1}


@pytest.mark.parametrize("address", PAGES)
def test_page_title_ends_with_the_name_or_is_the_cover(client: Client, address: str) -> None:
    title = re.findall(r"<title>(.*?)</title>", client.get(address).content.decode())[0]
    assert title.startswith("Who locks the door?") or title.endswith(" – Who locks the door?")


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_not_used_twice(client: Client, address: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get(address).content.decode())
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/course/", "Course"),
        ("/practice/", "Practice"),
        ("/matrix/", "Matrix"),
        ("/help/", "Help"),
    ],
)
def test_navigation_marks_where_we_are(client: Client, address: str, name: str) -> None:
    html = client.get(address).content.decode()
    nav = html[html.index('<nav aria-label="Main">') : html.index("</nav>")]
    assert re.findall(r'aria-current="page">([^<]+)<', nav) == [name]


@pytest.mark.parametrize(
    ("address", "name"),
    [("/quick-check/", "Course"), ("/plan/", "Progress")],
)
def test_navigation_marks_the_section_of_a_page(client: Client, address: str, name: str) -> None:
    html = client.get(address).content.decode()
    nav = html[html.index('<nav aria-label="Main">') : html.index("</nav>")]
    assert re.findall(r'aria-current="true">([^<]+)<', nav) == [name]


def test_navigation_offers_sign_in_to_a_stranger_and_the_account_to_a_person(
    client: Client, ana: User
) -> None:
    assert ">Sign in</a>" in client.get("/help/").content.decode()
    client.force_login(ana)
    html = client.get("/help/").content.decode()
    assert ">Account</a>" in html
    assert ">Sign in</a>" not in html


def test_theme_form_brings_the_reader_back(client: Client) -> None:
    html = client.get("/matrix/?for=rds").content.decode()
    assert '<input type="hidden" name="next" value="/matrix/?for=rds">' in html


@pytest.mark.parametrize("address", PAGES)
def test_page_asks_nothing_of_a_third_party(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    assert (
        re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!/static/|/help/)', html) == []
    )


@pytest.mark.parametrize("address", ["/", "/no/such/sheet/", "/static/favicon.svg"])
def test_every_answer_is_for_this_site_alone(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
