import pytest
from django.test import Client


def test_theme_is_kept_and_the_reader_goes_back(client: Client) -> None:
    reply = client.post("/theme/", {"theme": "dark", "next": "/matrix/?for=rds"})
    assert (reply.status_code, reply.headers["Location"]) == (302, "/matrix/?for=rds")
    cookie = reply.cookies["theme"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("dark", "Lax", True)
    assert '<html lang="en-GB" data-theme="dark">' in client.get("/help/").content.decode()


def test_theme_system_forgets_the_choice(client: Client) -> None:
    client.post("/theme/", {"theme": "light"})
    reply = client.post("/theme/", {"theme": "system"})
    assert reply.cookies["theme"]["max-age"] == 0
    assert '<html lang="en-GB">' in client.get("/help/").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "\\\\evil.example",
        "",
        "?",
    ],
)
def test_theme_never_leads_to_a_foreign_host(client: Client, address: str) -> None:
    reply = client.post("/theme/", {"theme": "dark", "next": address})
    assert (reply.status_code, reply.headers["Location"]) == (302, "/")


def test_theme_unknown_is_refused_by_name_and_keeps_nothing(client: Client) -> None:
    reply = client.post("/theme/", {"theme": "pink"})
    assert reply.status_code == 400
    assert "The look can be light, dark, or that of your system." in reply.content.decode()
    assert "theme" not in reply.cookies


def test_theme_cookie_of_a_stranger_is_not_trusted(client: Client) -> None:
    client.cookies["theme"] = '"><script>'
    assert '<html lang="en-GB">' in client.get("/help/").content.decode()


def test_theme_is_not_changed_by_a_link(client: Client) -> None:
    assert client.get("/theme/").status_code == 405


def test_theme_needs_its_token() -> None:
    reply = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert reply.status_code == 403
    assert "The form was not sent" in reply.content.decode()


def test_single_keys_can_be_switched_off_and_on(client: Client) -> None:
    reply = client.post("/help/keys/", {"keys": "off"})
    assert (reply.status_code, reply.headers["Location"]) == (302, "/help/#keys")
    page = client.get("/help/").content.decode()
    assert ' data-keys="off">' in page
    assert "Single keys are off." in page
    assert client.post("/help/keys/", {"keys": "on"}).cookies["single_keys"]["max-age"] == 0
    assert "data-keys" not in client.get("/help/").content.decode()


def test_single_keys_unknown_is_refused(client: Client) -> None:
    assert client.post("/help/keys/", {"keys": "maybe"}).status_code == 400


def test_sheet_of_shortcuts_is_a_page_of_its_own(client: Client) -> None:
    page = client.get("/help/keys/").content.decode()
    assert '<div id="sheet">' in page
    assert "<kbd>?</kbd>" in page
