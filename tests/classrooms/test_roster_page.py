"""A roster comes in: looked at first, then confirmed, and the second time nothing changes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from classrooms.models import Change, Classroom, Group, Invitation, Membership, Role, Status
from tests.classrooms.staffroom import as_, owned
from tests.factories import ClassroomFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
HEAD = "email,name,number,group\n"
TWO = HEAD + "ana@example.org,Ana,1,Tue\nben@example.org,Ben,2,Tue\n"


@pytest.fixture
def room() -> Classroom:
    return owned()[0]


@pytest.fixture
def client(room: Classroom) -> Client:
    return as_(Membership.objects.get(classroom=room))


def send(client: Client, text: str, **more: object) -> tuple[int, str]:
    address = f"/teach/{Classroom.objects.get().token}/roster/"
    answer = client.post(address, {"text": text, **more})
    return answer.status_code, answer.content.decode()


def member(room: Classroom, email: str, **fields: object) -> Membership:
    return MembershipFactory.create(
        classroom=room, user=UserFactory.create(email=email), name="Ana", **fields
    )


def test_roster_is_looked_at_before_anything_happens(client: Client) -> None:
    status, page = send(client, TWO)

    assert (status, Invitation.objects.count(), Change.objects.count()) == (200, 0, 0)
    assert "2 to invite, 0 to change, 0 as they are" in page


def test_roster_invites_who_is_new(client: Client, room: Classroom) -> None:
    send(client, TWO, confirm="1")

    assert [(row.email, row.name, row.number, row.group) for row in room.invitations.all()] == [
        ("ana@example.org", "Ana", "1", "Tue"),
        ("ben@example.org", "Ben", "2", "Tue"),
    ]
    assert Change.objects.get().what == "Took in a roster: 2 new, 0 changed."


def test_roster_twice_changes_nothing(client: Client, room: Classroom) -> None:
    member(room, "eve@example.org")
    rows = TWO + "eve@example.org,Eve,3,Wed\n"
    send(client, rows, confirm="1")
    before = [list(model.objects.values()) for model in (Invitation, Membership, Group, Change)]

    _, page = send(client, rows)
    send(client, rows, confirm="1")

    after = [list(model.objects.values()) for model in (Invitation, Membership, Group, Change)]
    assert "0 to invite, 0 to change, 3 as they are" in page
    assert after == before


def test_roster_changes_who_is_in(client: Client, room: Classroom) -> None:
    ana = member(room, "ana@example.org", number="1")
    waits = member(room, "ben@example.org", status=Status.PENDING)
    left = member(room, "cy@example.org", status=Status.LEFT)
    staff = member(room, "dee@example.org", role=Role.ASSISTANT)
    rows = "".join(f"{who}@example.org,New,,Tue | Wed\n" for who in ("ana", "ben", "cy", "dee"))

    _, page = send(client, HEAD + rows)
    send(client, HEAD + rows, confirm="1")

    for one in (ana, waits, left, staff):
        one.refresh_from_db()
    assert "was Ana, joins group Tue, joins group Wed, is let in" in page
    assert "was Ana, joins group Tue, joins group Wed, comes back" in page
    assert (ana.name, ana.number) == ("New", "1")
    assert {ana.status, waits.status, left.status} == {"active"}
    assert (staff.name, staff.groups.count()) == ("Ana", 0)
    assert {one.name: one.members.count() for one in Group.objects.all()} == {"Tue": 3, "Wed": 3}


def test_roster_tells_nothing_of_accounts(client: Client) -> None:
    UserFactory.create(email="ana@example.org")

    _, page = send(client, TWO)

    assert page.count("<b>Is invited</b>") == 2


def test_roster_leaves_other_classes_alone(client: Client, room: Classroom) -> None:
    other = member(ClassroomFactory.create(), "ana@example.org", number="9")

    client.post(f"/teach/{room.token}/roster/", {"text": TWO, "confirm": "1"})

    other.refresh_from_db()
    assert (other.name, other.number, other.groups.count()) == ("Ana", "9", 0)


def test_roster_says_where_it_is_wrong_and_keeps_it(client: Client) -> None:
    status, page = send(client, "email,name\nnobody,<b>Ben</b>\n", confirm="1")

    assert (status, Invitation.objects.count()) == (422, 0)
    assert "Line 2, email: “nobody” is no address." in page
    assert "nobody,&lt;b&gt;Ben&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (TWO.encode("utf-16"), "This file is in UTF-16."),
        (b"\xff\xd8\xff\xe0", "This file cannot be read"),
        (b"", "This file is empty."),
        (b"email,name\n" + b"x" * 200_001, "That is more than 200 KB."),
        (b"email,name\n" + b"x" * 3_000_000, "That is more than 200 KB."),
    ],
)
def test_roster_file_that_cannot_be_used(client: Client, data: bytes, says: str) -> None:
    status, page = send(client, "", file=SimpleUploadedFile("list.csv", data))

    assert (status, says in page) == (422, True)


def test_roster_file_goes_before_what_is_pasted(client: Client) -> None:
    file = SimpleUploadedFile("list.csv", ("\ufeff" + TWO).encode())

    status, page = send(client, "nonsense", file=file)

    assert (status, "2 to invite" in page) == (200, True)


def test_roster_that_is_too_long_to_paste(client: Client) -> None:
    status, page = send(client, "x" * 200_001)

    assert (status, "That is more than 200 KB." in page) == (422, True)


def test_roster_of_two_thousand_is_taken_in_by_few_statements(
    client: Client, room: Classroom
) -> None:
    rows = HEAD + "".join(f"p{n}@example.org,P {n},{n},G{n % 9}\n" for n in range(2000))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert send(client, rows, confirm="1")[0] == 302
    with CaptureQueriesContext(connection) as again:
        assert send(client, rows, confirm="1")[0] == 302

    assert room.invitations.count() == 2000
    assert (len(asked) < 40, len(again) < 20) == (True, True)


def test_roster_goes_out_without_addresses_and_comes_back(client: Client, room: Classroom) -> None:
    ana = member(room, "ana@example.org", number="=1+1")
    Group.objects.create(classroom=room, name="Tue").members.add(ana)
    address = f"/teach/{room.token}/roster/file/"

    plain = client.post(address)
    full = client.post(address, {"email": "1"}).content.decode()

    assert plain.content.decode() == "\ufeffname,number,group\r\nAna,'=1+1,Tue\r\n"
    assert plain["Content-Disposition"].startswith('attachment; filename="roster-')
    assert "1 as it is" in send(client, full)[1]
    assert [row.what for row in Change.objects.order_by("pk")] == [
        "Downloaded the roster without addresses.",
        "Downloaded the roster with addresses.",
    ]
