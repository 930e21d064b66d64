"""An issued certificate: who sees the name, how it is withdrawn, its public page and code."""

import re
from datetime import datetime
from typing import Any

import pytest
import segno
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from progress import qr
from progress.models import Certificate
from tests.factories import CertificateFactory, UserFactory
from tests.progress.certificates import earn

pytestmark = pytest.mark.usefixtures("at_now")
URL = "/certificate/"


def test_name_is_text_on_every_page(learner: Client, ana: User) -> None:
    one = CertificateFactory.create(learner=ana, name="<b>Ana</b>", shows_name=True)
    for path in (URL, "/certificate/withdraw/", f"/verify/{one.token}/"):
        page = learner.get(path).content.decode()
        assert ("<b>Ana</b>" in page, "&lt;b&gt;Ana&lt;/b&gt;" in page) == (False, True)


def test_who_sees_the_name_is_changed_at_any_time(
    learner: Client, client: Client, ana: User
) -> None:
    one = CertificateFactory.create(learner=ana)
    public = f"/verify/{one.token}/"
    assert "Ana Example" not in Client().get(public).content.decode()

    said = learner.post("/certificate/name/", {"shows_name": "on"}, follow=True)
    assert "Saved. The public page names you." in said.content.decode()
    assert "Ana Example" in Client().get(public).content.decode()

    said = learner.post("/certificate/name/", {}, follow=True)
    assert "Saved. The public page does not name you." in said.content.decode()
    assert "Ana Example" not in Client().get(public).content.decode()


def test_withdrawn_once_asked_and_issued_anew(learner: Client, ana: User, now: datetime) -> None:
    earn(ana, learner)
    learner.post(URL, {"name": "Ana Exmaple", "shows_name": "on"})
    first = Certificate.objects.get()
    assert learner.get("/certificate/withdraw/").status_code == 200
    assert Certificate.objects.get().revoked_at is None

    page = learner.post("/certificate/withdraw/", follow=True)

    assert "You can issue it anew." in page.content.decode()
    assert Certificate.objects.get().revoked_at == now
    assert page.context["form"].initial == {"name": "Ana Exmaple", "shows_name": True}
    learner.post(URL, {"name": "Ana Example"})
    second = Certificate.objects.exclude(pk=first.pk).get()
    assert (second.name, second.revoked_at, second.token != first.token) == (
        "Ana Example",
        None,
        True,
    )
    assert "Ana Example" in learner.get(URL).content.decode()


@pytest.mark.parametrize("path", ["/certificate/withdraw/", "/certificate/name/"])
def test_another_persons_certificate_is_out_of_reach(client: Client, path: str, db: None) -> None:
    """The twin: the same requests by somebody else change nothing and show nothing."""
    one = CertificateFactory.create()
    client.force_login(UserFactory.create())

    reply: Any = client.post(path, {"shows_name": "on"}, follow=True)

    assert one.name not in reply.content.decode()
    assert one.token not in client.get(URL).content.decode()
    one.refresh_from_db()
    assert (one.revoked_at, one.shows_name) == (None, False)


@pytest.mark.parametrize("path", ["/certificate/withdraw/", "/certificate/name/", URL])
def test_strangers_requests_lead_to_the_list(client: Client, db: None, path: str) -> None:
    reply = client.post(path, {})
    assert (reply.status_code, reply["Location"]) == (302, URL)


def test_public_page_of_a_valid_one(
    client: Client, ana: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one = CertificateFactory.create(learner=ana)

    with django_assert_num_queries(1):
        page = client.get(f"/verify/{one.token}/")

    text = page.content.decode()
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex")
    assert '<meta name="robots" content="noindex">' in text
    assert "This certificate is valid." in text
    assert "20 of 26, 77%, within 42 minutes" in text
    assert (one.name in text, str(ana.email) in text) == (False, False)
    assert not client.cookies.get("session")


def test_public_page_of_a_withdrawn_one_says_only_that(
    client: Client, ana: User, now: datetime
) -> None:
    one = CertificateFactory.create(learner=ana, shows_name=True, revoked_at=now)
    other = CertificateFactory.create(
        name="Ben", mock_right=26, mock_minutes=84, revoked_at=now, token="o" * 22
    )

    page = client.get(f"/verify/{one.token}/")

    text = page.content.decode()
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex")
    assert "This certificate was withdrawn." in text
    assert [one.name in text, "20 of 26" in text, "November" in text] == [False] * 3
    # Two withdrawn ones look the same but for the address that was asked for.
    twin = client.get(f"/verify/{other.token}/").content.decode()
    assert _bare(text, one.token) == _bare(twin, other.token)


def _bare(text: str, token: str) -> str:
    """Without the address that was asked for and the form token."""
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", text.replace(token, ""))


@pytest.mark.parametrize("token", ["x" * 22, "x" * 500, "%00", "%ff", "é", "' or 1"])
def test_unknown_address_is_a_page_that_is_not_there(client: Client, db: None, token: str) -> None:
    assert client.get(f"/verify/{token}/").status_code == 404


def test_deleted_account_takes_its_certificate_along(client: Client, ana: User) -> None:
    one = CertificateFactory.create(learner=ana)
    ana.delete()
    assert client.get(f"/verify/{one.token}/").status_code == 404


def test_date_is_the_same_for_every_reader(client: Client, ana: User) -> None:
    one = CertificateFactory.create(learner=ana)
    client.cookies["zone"] = "Pacific/Kiritimati"
    assert "23 November 2026" in client.get(f"/verify/{one.token}/").content.decode()


@pytest.mark.parametrize("given", ["{}", "https://course.example/verify/{}/"])
def test_operator_withdraws_by_code_or_address(
    ana: User, now: datetime, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    one = CertificateFactory.create(learner=ana)
    other = CertificateFactory.create()

    call_command("revoke_certificate", given.format(one.token))

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.revoked_at, other.revoked_at) == (now, None)
    assert capsys.readouterr().out == "Withdrawn. Its address says so from now on.\n"
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("revoke_certificate", one.token)


def test_code_is_what_the_library_draws() -> None:
    text = "https://course.example/verify/abc/"
    drawn = qr.code(text)
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]

    found = [[0] * drawn.size for _ in range(drawn.size)]
    for run in drawn.path.split("M")[1:]:
        start, length = run.split("h")
        x, y = start.split(" ")
        for column in range(int(x), int(x) + int(length)):
            found[int(float(y))][column] = 1
    assert found == rows
