"""People of a class: found, named, grouped, let in, taken out."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from classrooms.models import Change, Classroom, Group, Invitation, Membership, Role, Status
from tests.classrooms.staffroom import as_, colleague, owned
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Classroom:
    return owned()[0]


@pytest.fixture
def client(room: Classroom) -> Client:
    return as_(Membership.objects.get(classroom=room))


def shown(client: Client, room: Classroom, query: str = "") -> list[str]:
    answer = client.get(f"/teach/{room.token}/people/{query}")
    return [one.name for one in answer.context["found"].page.rows]


def fill(room: Classroom, names: list[str], **fields: object) -> list[Membership]:
    return [MembershipFactory.create(classroom=room, name=name, **fields) for name in names]


def test_people_are_found_by_name_number_and_group(client: Client, room: Classroom) -> None:
    ana, _, _ = fill(room, ["Ana", "Ben", "Cy"], number="77")
    MembershipFactory.create(name="Elsewhere")
    fill(room, ["Gone"], status=Status.LEFT)
    group = Group.objects.create(classroom=room, name="Tue")
    group.members.add(ana)

    assert shown(client, room) == ["Ana", "Ben", "Cy"]
    assert shown(client, room, "?search=%20AN%20") == ["Ana"]
    assert shown(client, room, "?search=77") == ["Ana", "Ben", "Cy"]
    assert shown(client, room, f"?group={group.pk}") == ["Ana"]
    assert shown(client, room, "?show=left") == ["Gone"]


@pytest.mark.parametrize(
    "query", ["?page=x", "?page=-1", "?page=999999999999", "?group=x", "?search=%00", "?show=x"]
)
def test_people_by_an_odd_address(client: Client, room: Classroom, query: str) -> None:
    fill(room, ["Ana"])

    assert shown(client, room, query) == ["Ana"]


def test_people_are_paged_by_fifty(client: Client, room: Classroom) -> None:
    fill(room, [f"L {n:03}" for n in range(101)])

    assert [len(shown(client, room, f"?page={n}")) for n in (1, 2, 3, 4)] == [50, 50, 1, 1]


def test_people_cost_the_same_for_one_and_three(client: Client, room: Classroom) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/teach/{room.token}/people/")
        return len(queries)

    def more(n: int) -> None:
        one, _ = fill(room, [f"L {n}"]), fill(room, [f"W {n}"], status=Status.PENDING)
        Group.objects.create(classroom=room, name=f"G {n}").members.add(*one)
        colleague(room, Role.ASSISTANT)
        Invitation.objects.create(
            classroom=room, email=f"i{n}@example.org", name="I", invited_at=room.created_at
        )

    more(1)
    one = asked()
    more(2)
    more(3)
    assert (one, asked()) == (12, 12)


def test_assistant_sees_people_and_no_address(room: Classroom) -> None:
    fill(room, ["Ana"])
    Invitation.objects.create(
        classroom=room, email="secret@example.org", name="I", invited_at=room.created_at
    )
    client = as_(colleague(room, Role.ASSISTANT))

    page = client.get(f"/teach/{room.token}/people/").content.decode()

    assert ("Ana" in page, "secret@" in page, "Take back" in page) == (True, False, False)


@pytest.mark.parametrize(("button", "status"), [("accept", "active"), ("decline", "left")])
def test_who_waits_is_let_in_or_turned_away(
    client: Client, room: Classroom, button: str, status: str
) -> None:
    (ana,) = fill(room, ["Ana"], status=Status.PENDING)
    address = f"/teach/{room.token}/people/{ana.token}/decide/"

    for _ in range(2):
        client.post(address, {button: "1"})

    ana.refresh_from_db()
    assert (ana.status, Change.objects.count()) == (status, 1)


def test_person_is_renamed_and_grouped(client: Client, room: Classroom) -> None:
    (ana,) = fill(room, ["Ana"])
    mine = Group.objects.create(classroom=room, name="Tue")
    other = Group.objects.create(classroom=owned()[0], name="Theirs")
    address = f"/teach/{room.token}/people/{ana.token}/"

    client.post(address, {"name": "Ana P.", "number": "7", "groups": [mine.pk, other.pk, "x"]})

    ana.refresh_from_db()
    assert (ana.name, ana.number, list(ana.groups.all())) == ("Ana P.", "7", [mine])
    assert client.post(address, {"name": ""}).status_code == 422


def test_learner_is_taken_out_and_brought_back(client: Client, room: Classroom) -> None:
    (ana,) = fill(room, ["Ana"])
    address = f"/teach/{room.token}/people/{ana.token}/"
    learner = as_(ana)

    before = learner.get(f"/classes/{room.token}/").status_code
    assert "Their grades stay" in client.get(f"{address}remove/").content.decode()
    client.post(f"{address}remove/")
    away = learner.get(f"/classes/{room.token}/").status_code
    client.post(f"{address}back/")

    assert (before, away) == (200, 404)
    assert learner.get(f"/classes/{room.token}/").status_code == 200
    assert [row.what for row in Change.objects.order_by("pk")] == [
        "Took a learner out of the class.",
        "Brought a learner back.",
    ]


def test_group_is_made_filled_and_removed(client: Client, room: Classroom) -> None:
    ana, ben = fill(room, ["Ana", "Ben"])
    stranger = MembershipFactory.create()
    address = f"/teach/{room.token}/groups/"

    made = client.post(address, {"name": " Tue "})
    again = client.post(address, {"name": "Tue"})
    group = Group.objects.get()
    chosen = [ana.token, stranger.token, "\x00"]
    client.post(f"{address}{group.pk}/", {"name": "Wed", "members": chosen})
    page = client.get(f"{address}{group.pk}/").content.decode()

    group.refresh_from_db()
    assert made["Location"] == f"{address}{group.pk}/"
    assert (again.status_code, "There is a group Tue already." in again.content.decode()) == (
        422,
        True,
    )
    assert (group.name, list(group.members.all())) == ("Wed", [ana])
    assert f'value="{ana.token}" checked' in page
    assert f'value="{ben.token}"> ' in page
    client.post(f"{address}{group.pk}/delete/")
    assert (Group.objects.count(), room.members.count()) == (0, 3)


def test_group_takes_no_name_of_another(client: Client, room: Classroom) -> None:
    one, _ = (Group.objects.create(classroom=room, name=name) for name in ("Tue", "Wed"))

    answer = client.post(f"/teach/{room.token}/groups/{one.pk}/", {"name": "Wed"})

    assert answer.status_code == 422
    assert Group.objects.get(pk=one.pk).name == "Tue"


HOSTILE = "<script>alert(1)</script>\" onfocus=x '"


def test_names_are_text_on_every_page(client: Client, room: Classroom) -> None:
    (ana,) = fill(room, [HOSTILE], number=HOSTILE[:40])
    fill(room, [HOSTILE], status=Status.PENDING)
    Classroom.objects.update(name=HOSTILE, term=HOSTILE)
    group = Group.objects.create(classroom=room, name=HOSTILE)
    group.members.add(ana)
    base = f"/teach/{room.token}/"
    pages = [
        *("people/", "groups/", f"groups/{group.pk}/", "settings/", "code/", "archive/"),
        *(f"people/{ana.token}/", f"people/{ana.token}/remove/", "roster/", "staff/new/"),
    ]

    found = [page for page in pages if "<script>alert" in client.get(base + page).content.decode()]

    assert found == []
