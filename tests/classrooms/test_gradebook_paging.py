"""The learners of a gradebook: sorted, filtered, page by page, and what a page costs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from classrooms.models import Classroom, Grade, GradeState, Group, Membership, Role, Status
from classrooms.queries import gradebook
from tests.classrooms import books
from tests.factories import (
    AssignmentFactory,
    ClassroomFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BYTES = 300_000


@pytest.fixture
def room() -> Classroom:
    return ClassroomFactory.create()


@pytest.fixture
def staff(room: Classroom, client: Client) -> Client:
    """Signed in as an assistant of the class."""
    own = MembershipFactory.create(classroom=room, role=Role.ASSISTANT, name="Dora Lind")
    assert own.user
    client.force_login(own.user)
    return client


def page(client: Client, room: Classroom, query: str = "", **headers: str) -> str:
    reply = client.get(reverse("classrooms:gradebook", args=[room.token]) + query, headers=headers)
    assert reply.status_code == 200
    return reply.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'class="who" id="m\d+"><a href="[^"]+"><bdi>([^<]+)', html)


def member(room: Classroom, name: str, **fields: object) -> Membership:
    return MembershipFactory.create(classroom=room, name=name, **fields)


def sorted_names(client: Client, room: Classroom, sort: str) -> tuple[list[str], list[str]]:
    html = page(client, room, f"?sort={sort}")
    return names(html), re.findall(r'aria-sort="(\w+)"', html)


def test_columns_sort_both_ways_with_gaps_last(staff: Client, room: Classroom) -> None:
    task = AssignmentFactory.create(classroom=room)
    for name, percent in (("Ana", 50), ("Bea", None), ("Cem", 90), ("Dan", 50)):
        own = member(room, name)
        if percent is not None:
            Grade.objects.create(
                assignment=task, membership=own, state=GradeState.DONE, percent=percent
            )
    for key in (task.token, "mean"):
        assert sorted_names(staff, room, key) == (["Ana", "Dan", "Cem", "Bea"], ["ascending"])
        assert sorted_names(staff, room, f"-{key}") == (
            ["Cem", "Ana", "Dan", "Bea"],
            ["descending"],
        )
    assert sorted_names(staff, room, "-name") == (["Dan", "Cem", "Bea", "Ana"], ["descending"])


def test_group_name_and_number_filter(staff: Client, room: Classroom) -> None:
    AssignmentFactory.create(classroom=room)
    ana, _, cem = (member(room, name) for name in ("Ana Petrov", "Bea Anani", "Cem"))
    Membership.objects.filter(pk=cem.pk).update(number="A-17")
    group = Group.objects.create(classroom=room, name="Tuesday")
    group.members.add(ana, cem)
    member(room, "Gone", status=Status.LEFT)
    assert names(page(staff, room, "?name=ana")) == ["Ana Petrov", "Bea Anani"]
    assert names(page(staff, room, "?name=a-1")) == ["Cem"]
    assert names(page(staff, room, f"?group={group.pk}")) == ["Ana Petrov", "Cem"]
    assert names(page(staff, room, "?group=left")) == ["Gone"]
    assert "No learner fits what you ask for" in page(staff, room, "?name=zoe")


def test_group_of_another_class_finds_nobody(staff: Client, room: Classroom) -> None:
    AssignmentFactory.create(classroom=room)
    stranger = MembershipFactory.create()
    group = Group.objects.create(classroom=stranger.classroom, name="Theirs")
    group.members.add(stranger)
    assert names(page(staff, room, f"?group={group.pk}")) == []


@pytest.mark.parametrize(
    "query",
    [
        "?show=everything",
        "?sort=-nothing",
        "?only=nothing",
        "?page=x",
        "?page=99999999999999999999",
        "?page=-1",
        "?group=x",
        "?group=99999999999999999999",
        "?name=%00Ana",
        "?first=maybe&sort=%00",
        "?sort=mean&show=strength",
    ],
)
def test_addresses_that_make_no_sense_show_the_book(
    staff: Client, room: Classroom, query: str
) -> None:
    AssignmentFactory.create(classroom=room)
    member(room, "Ana Petrov")
    html = page(staff, room, query)
    assert names(html) == ["Ana Petrov"]


def test_pages_follow_each_other_with_and_without_htmx(staff: Client, room: Classroom) -> None:
    books.full(learners=53, assignments=2, classroom=room)
    first, second = page(staff, room), page(staff, room, "?page=2")
    assert "Learners 1 to 50 of 53" in first
    assert 'rel="next" href="?page=2"' in first
    assert "Show learners 51 to 53 of 53" in first
    assert len(names(first)) == 50
    assert "Learners 51 to 53 of 53" in second
    assert 'rel="prev" href="?"' in second
    rows = page(staff, room, "?page=2", **HTMX)
    assert rows.startswith("<tbody")
    assert names(rows) == names(second)
    assert len(set(names(first) + names(second))) == 53


def test_no_page_without_a_press_every_fifth_time(staff: Client, room: Classroom) -> None:
    books.full(learners=301, assignments=1, classroom=room)
    assert "intersect once" in page(staff, room, "?page=4")
    assert "intersect once" not in page(staff, room, "?page=5")


def test_go_to_learner_finds_their_page_in_the_order_shown(staff: Client, room: Classroom) -> None:
    _, members, _ = books.full(learners=53, assignments=2, classroom=room)
    path = reverse("classrooms:gradebook", args=[room.token])
    last = Membership.objects.filter(classroom=room).order_by("name").last()
    assert last
    reply = staff.get(path, {"go": last.name})
    assert reply["Location"] == f"{path}?page=2#m{last.pk}"
    reply = staff.get(path, {"go": last.name, "sort": "-name"})
    assert reply["Location"] == f"{path}?sort=-name#m{last.pk}"
    member(room, members[0].name)
    reply = staff.get(path, {"go": members[0].name, "show": "strength"})
    assert reply["Location"] == f"{path}?show=strength&name=Ana+Petrov"


@pytest.mark.parametrize("show", ["score", "strength", "answers"])
@pytest.mark.parametrize("many", [1, 3])
def test_page_costs_the_same_for_many(staff: Client, room: Classroom, show: str, many: int) -> None:
    _, _, asked = books.full(learners=many, assignments=many, classroom=room)
    page(staff, room)
    sort = "" if show == "strength" else f"&sort=-{asked[0].token}"
    with CaptureQueriesContext(connection) as seen:
        page(staff, room, f"?show={show}{sort}")
    assert len(seen) == (9 if show == "strength" else 12)


def test_page_of_forty_columns_keeps_its_budget(staff: Client, room: Classroom) -> None:
    """Of 1,200 learners a page holds 25, and the list to go to holds all their names."""
    books.full(learners=60, assignments=40, classroom=room)
    html = page(staff, room)
    rows = len(names(html))
    assert rows == gradebook.size(40) == 25
    row = len(page(staff, room, **HTMX)) / rows
    option = len("<option>Learner 0001")
    assert len(html) + (1200 - 60) * option < BYTES
    assert row < 8_000
