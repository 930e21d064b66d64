"""What the list of all classes says of those that one teaches."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from classrooms.models import Role, Status
from classrooms.queries import learners, taught
from tests.classrooms.learning import DAY, HOUR, NOW, seat
from tests.factories import ClassroomFactory, MembershipFactory
from tests.quizzes.exams import at

pytestmark = pytest.mark.django_db


def test_taught_class_says_who_is_there_who_waits_and_what_is_due() -> None:
    where = seat()
    MembershipFactory.create(classroom=where.room, status=Status.PENDING)
    where.assign(title="Over", due_at=NOW - DAY)
    where.assign(title="Draft", due_at=NOW + HOUR, published_at=None)
    where.assign(title="Later", due_at=NOW + 2 * DAY)
    row = where.assign(title="Next", due_at=NOW + DAY)
    with at(NOW):
        page = " ".join(where.staff.get("/classes/").content.decode().split())
    assert "1 learner. Due next: <a" in page
    assert f'href="/teach/{where.room.token}/a/{row.token}/">Next</a>' in page
    assert "1 learner waits to be let in</a>" in page


def test_taught_class_without_anybody_says_so() -> None:
    where = seat()
    where.own.delete()
    with at(NOW):
        page = " ".join(where.staff.get("/classes/").content.decode().split())
    assert "No learners yet. Nothing is due." in page
    assert "to be let in" not in page


@pytest.mark.parametrize("rooms", [1, 3])
def test_taught_classes_cost_two_queries(rooms: int) -> None:
    where = seat()
    owner = where.room.members.get(role=Role.OWNER)
    for _ in range(rooms - 1):
        other = ClassroomFactory.create()
        MembershipFactory.create(classroom=other, user=owner.user, role=Role.ASSISTANT)
    assert owner.user is not None
    own = learners.memberships(owner.user)
    with CaptureQueriesContext(connection) as queries:
        found = taught.taught(own, now=NOW)
    assert (len(found), len(queries)) == (rooms, 2)
    assert taught.taught([where.own], now=NOW) == []
