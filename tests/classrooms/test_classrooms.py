"""A class is made, set up, archived and brought back."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from classrooms.models import Change, Classroom, Membership, Role
from tests.classrooms.staffroom import as_, colleague, owned
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = {"name": "Cloud", "term": "", "time_zone": "Europe/Berlin", "own_name": "Olga"}
SETTINGS = {**NEW, "approval": "on", "seats": "24"}


def said() -> list[str]:
    return list(Change.objects.order_by("pk").values_list("what", flat=True))


def test_make_instructor_by_command(ana: User) -> None:
    out = StringIO()
    for args in (["ANA@example.org "], ["ana@example.org"]):
        call_command("make_instructor", *args, stdout=out)
    assert User.objects.get().is_instructor
    call_command("make_instructor", "ana@example.org", "--revoke", stdout=out)
    call_command("make_instructor", "ana@example.org", "--revoke", stdout=out)

    assert not User.objects.get().is_instructor
    assert out.getvalue().splitlines() == [
        "ana@example.org is an instructor: /teach/new/ opens a class.",
        "Nothing to do: ana@example.org is one.",
        "ana@example.org can open no new class. Classes they have stay theirs.",
        "Nothing to do: ana@example.org is not one.",
    ]


def test_make_instructor_of_nobody() -> None:
    with pytest.raises(CommandError, match="No account has the address"):
        call_command("make_instructor", "x@example.org")


def test_new_classroom_is_its_makers(client: Client) -> None:
    olga = UserFactory.create(is_instructor=True)
    client.force_login(olga)
    client.cookies["zone"] = "Asia/Tokyo"

    page = client.get("/teach/new/").content.decode()
    answer = client.post("/teach/new/", NEW)

    room, own = Classroom.objects.get(), Membership.objects.get()
    assert '<option value="Asia/Tokyo" selected>' in page
    assert answer["Location"] == f"/teach/{room.token}/"
    assert (room.name, room.term, room.time_zone) == ("Cloud", "", "Europe/Berlin")
    assert (own.user, own.role, own.name, own.classroom) == (olga, "owner", "Olga", room)
    assert User.objects.get().has_classes
    assert said() == ["Made the class."]


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "\u202e"}, {"time_zone": "Mars/Base"}, {"own_name": "x" * 81}],
)
def test_new_classroom_says_what_is_wrong(wrong: dict[str, str]) -> None:
    olga = UserFactory.create(is_instructor=True)

    answer = as_(olga).post("/teach/new/", {**NEW, **wrong})

    assert (answer.status_code, Classroom.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == list(wrong)


def test_settings_are_saved_and_noted_once() -> None:
    room, olga = owned()
    client = as_(olga)

    for _ in range(2):
        client.post(f"/teach/{room.token}/settings/", SETTINGS)

    room.refresh_from_db()
    assert (room.name, room.approval, room.seats) == ("Cloud", True, 24)
    assert said() == ["Changed the settings: name, term, who is let in, seats."]
    assert Membership.objects.get().name == "Olga"


@pytest.mark.parametrize("seats", ["0", "-1", "x", "5001", "99999999999999999999"])
def test_settings_with_impossible_seats(seats: str) -> None:
    room, olga = owned()

    answer = as_(olga).post(f"/teach/{room.token}/settings/", {**SETTINGS, "seats": seats})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "seats": ["Write a whole number from 1 to 5,000, or leave it empty."]
    }


def test_code_is_renewed_closed_and_dated() -> None:
    room, olga = owned()
    client, address = as_(olga), f"/teach/{room.token}/code/"

    client.post(address, {"renew": "1"})
    client.post(address, {"open": "on", "closes_at": "2026-12-18T18:00"})
    opened = Classroom.objects.get()
    client.post(address, {})

    closed = Classroom.objects.get()
    assert opened.code != room.code
    assert opened.code_closes_at == datetime(2026, 12, 18, 17, tzinfo=UTC)
    assert (closed.code_open, closed.code_closes_at) == (False, None)
    assert said() == ["Made a new join code.", "Opened joining by code.", "Closed joining by code."]


def test_code_page_refuses_an_odd_date() -> None:
    room, olga = owned()

    answer = as_(olga).post(f"/teach/{room.token}/code/", {"open": "on", "closes_at": "soon"})

    assert (answer.status_code, Classroom.objects.get().code_closes_at) == (422, None)


def test_code_is_spelled_for_screen_readers() -> None:
    room, olga = owned(code="K7RTM2WPXV")

    page = as_(olga).get(f"/teach/{room.token}/code/").content.decode()

    assert '<p class="vh">K, 7, R, T, M, 2, W, P, X, V</p>' in page
    assert "http://testserver/join/K7RTM2WPXV/" in page


@pytest.mark.parametrize("typed", ["", "Cloud", "no"])
def test_archive_needs_the_name(typed: str) -> None:
    room, olga = owned()

    answer = as_(olga).post(f"/teach/{room.token}/archive/", {"name": typed})

    assert (answer.status_code, Classroom.objects.get().archived_at) == (422, None)


def test_archive_takes_the_class_from_everybody_and_back() -> None:
    room, olga = owned()
    lea, cy = MembershipFactory.create(classroom=room), colleague(room, Role.INSTRUCTOR)
    owner, pages = as_(olga), (f"/teach/{room.token}/", f"/teach/{room.token}/people/")

    answer = owner.post(f"/teach/{room.token}/archive/", {"name": f" {room.name.upper()} "})
    gone = {as_(one).get(page).status_code for one in (olga, cy, lea) for page in pages}
    listed = owner.get(str(answer["Location"])).content.decode()
    others = as_(cy).post(f"/teach/{room.token}/restore/").status_code
    owner.post(f"/teach/{room.token}/restore/")

    assert (answer["Location"], gone, others) == ("/teach/archived/", {404}, 404)
    assert room.name in listed
    assert owner.get(pages[1]).status_code == 200
    assert said() == ["Archived the class.", "Brought the class back."]


def test_archive_is_undone_for_thirty_days() -> None:
    room, olga = owned()
    client = as_(olga)
    client.post(f"/teach/{room.token}/archive/", {"name": room.name})

    with time_machine.travel(datetime.now(UTC) + timedelta(days=30, minutes=1)):
        assert f"<bdi>{room.name}" not in client.get("/teach/archived/").content.decode()
        assert client.post(f"/teach/{room.token}/restore/").status_code == 404
