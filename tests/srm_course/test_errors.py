import pytest
from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from srm_course import views

pytestmark = pytest.mark.django_db


def test_unknown_address_is_a_page_in_the_frame(client: Client) -> None:
    reply = client.get("/no/such/sheet/")
    html = reply.content.decode()
    assert reply.status_code == 404
    assert "<h1>This sheet is not in the set</h1>" in html
    assert '<footer class="titleblock">' in html


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "405", "410"])
def test_error_page_has_one_heading_and_a_way_out(code: str) -> None:
    html = render_to_string(f"{code}.html", request=RequestFactory().get("/"))
    assert html.count("<h1>") == 1
    assert 'href="/course/"' in html


def test_bad_request_shows_our_reason_only() -> None:
    request = RequestFactory().get("/")
    ours = views.bad_request(request, BadRequest("Choose one."))
    other = views.bad_request(request, SuspiciousOperation("inner workings"))
    assert ours.status_code == other.status_code == 400
    assert "Choose one." in ours.content.decode()
    assert "inner workings" not in other.content.decode()


def test_permission_denied_is_a_403() -> None:
    assert views.permission_denied(RequestFactory().get("/")).status_code == 403


def test_server_error_asks_neither_request_nor_database() -> None:
    with CaptureQueriesContext(connection) as asked:
        reply = views.server_error(RequestFactory().get("/"))
    html = reply.content.decode()
    assert (reply.status_code, len(asked)) == (500, 0)
    assert "Something broke on our side" in html
    assert "csrfmiddlewaretoken" not in html


def test_health_is_one_query(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        reply = client.get("/healthz")
    assert (reply.status_code, reply.content, len(asked)) == (200, b"ok", 1)
    assert reply.headers["Content-Type"] == "text/plain"


def test_health_without_a_database_is_a_503(client: Client) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(fail):
        reply = client.get("/healthz")
    assert (reply.status_code, reply.content) == (503, b"no database")


def test_busy_database_is_a_503_wherever_it_was_asked(client: Client) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("database is locked")

    client.raise_request_exception = False
    with connection.execute_wrapper(fail):
        reply = client.post("/course/whose-house/parts/place-your-bet/done/")
    html = reply.content.decode()
    assert (reply.status_code, reply.headers.get("Retry-After")) == (503, "2")
    assert "<h1>Busy for a moment</h1>" in html
    assert "locked" not in html


@pytest.mark.parametrize("path", ["/checks/whose-house/x/", "/a/x/1/answer/", "/theme/"])
def test_address_of_a_form_has_a_page_for_who_goes_there(client: Client, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.headers["Allow"]) == (405, "POST")
    assert "<h1>Nothing to show here</h1>" in reply.content.decode()
    assert '<footer class="titleblock">' in reply.content.decode()


def test_file_that_nobody_asked_for_is_dropped(client: Client) -> None:
    file = SimpleUploadedFile("big.bin", b"x" * 3_000_000)
    reply = client.post("/practice/", {"count": "3", "file": file})
    assert (reply.status_code, dict(reply.wsgi_request.FILES)) == (422, {})


def test_files_are_never_put_on_the_disk() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler"
    ]
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE == settings.DATA_UPLOAD_MAX_MEMORY_SIZE


@pytest.mark.parametrize("address", ["@elsewhere.example", "course/", "?for=s3"])
def test_theme_goes_back_only_to_a_path(client: Client, address: str) -> None:
    reply = client.post("/theme/", {"theme": "dark", "next": address})
    assert reply.headers["Location"] == "/"
