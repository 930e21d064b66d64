"""How a grade came about, and what staff did in a class, newest first."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from classrooms.actions import gradebook
from classrooms.actions.noting import note
from classrooms.models import (
    Assignment,
    Classroom,
    Membership,
    Role,
)
from classrooms.queries import grades
from tests.classrooms.sittings import marked, sat
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def room() -> Classroom:
    return ClassroomFactory.create()


@pytest.fixture
def staff(room: Classroom, client: Client) -> Client:
    """Signed in as an assistant of the class, who may grade."""
    own = MembershipFactory.create(classroom=room, role=Role.ASSISTANT, name="Dora Lind")
    assert own.user
    client.force_login(own.user)
    return client


@pytest.fixture
def task(room: Classroom) -> Assignment:
    return AssignmentFactory.create(classroom=room, title="Quiz A", attempts=0)


@pytest.fixture
def ana(room: Classroom) -> Membership:
    return MembershipFactory.create(classroom=room, name="Ana Petrov")


def test_history_tells_all_in_order(staff: Client, task: Assignment, ana: Membership) -> None:
    attempt = sat(task, ana, [1, 0], at=NOW)
    marked(attempt.items.get(position=2), 1, at=NOW + HOUR)
    dora = Membership.objects.get(role=Role.ASSISTANT).user
    own: Any = {"assignment": task, "member": ana, "by": dora}
    gradebook.mark(value=Fraction(9, 10), reason="Oral exam", now=NOW + 2 * HOUR, **own)
    gradebook.clear(reason="Mixed up", now=NOW + 3 * HOUR, **own)
    note(
        classroom=task.classroom,
        by=dora,
        what="Gave Ana Petrov one more hour",
        now=NOW + 4 * HOUR,
        assignment=task,
        membership=ana,
    )
    note(
        classroom=task.classroom,
        by=dora,
        what="Of another",
        now=NOW,
        assignment=task,
        membership=MembershipFactory.create(classroom=task.classroom),
    )
    found = grades.history(task, ana, grades.sittings(task, ana))
    assert [(event.what, event.text, event.who) for event in found] == [
        ("Gave Ana Petrov one more hour", "", "Dora Lind"),
        ("Mark by hand cleared", "Mixed up", "Dora Lind"),
        ("Marked by hand: 90 of 100", "Oral exam", "Dora Lind"),
        ("Question 2 was marked again, now 1", "answered", ""),
        ("Handed in attempt 1, worth 100 of 100", "", ""),
        ("Began attempt 1", "", ""),
    ]


def test_history_of_the_class_has_pages(staff: Client, room: Classroom, ana: Membership) -> None:
    for number in range(51):
        note(classroom=room, by=None, what=f"Did {number}", now=NOW + number * HOUR)
    path = reverse("classrooms:grade-history", args=[room.token])
    first, second = staff.get(path).content.decode(), staff.get(f"{path}?page=2").content.decode()
    assert (first.count("<li><p"), second.count("<li><p")) == (50, 1)
    assert "Did 0<" in second
    assert "Did 0<" in staff.get(f"{path}?page=77").content.decode()
    for odd in ("x", "0", "9" * 40):
        assert staff.get(f"{path}?page={odd}").status_code == 200
