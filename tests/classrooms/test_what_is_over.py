"""What is over keeps the terms that it had, whatever is changed before anybody looks."""

from collections.abc import Callable
from datetime import datetime

import pytest

from classrooms.actions import assignments, people, rights_given
from classrooms.actions.grading import AT_ONCE
from classrooms.models import Assignment, Grade, Group, Membership, Override, Role
from quizzes.models import Mode
from tests.classrooms.learning import DAY, HOUR, NOW, Seat, seat
from tests.factories import AttemptFactory, MembershipFactory

pytestmark = pytest.mark.django_db(transaction=True)


def owner(where: Seat) -> Membership:
    return Membership.objects.get(classroom=where.room, role=Role.OWNER)


def over(row: Assignment, learners: int) -> None:
    """So many learners had an hour for it a day later, and nobody has looked since."""
    for member in MembershipFactory.create_batch(learners, classroom=row.classroom):
        AttemptFactory.create(
            learner=member.user,
            mode=Mode.ASSIGNED,
            subject=f"assigned:{row.token}",
            started_at=NOW + DAY,
            deadline_at=NOW + DAY + HOUR,
        )


def test_what_is_over_keeps_its_terms_however_many_it_is() -> None:
    where = seat()
    row = where.assign(due_at=NOW + HOUR, late="once", late_percent=50, closes_at=NOW + 9 * DAY)
    over(row, AT_ONCE + 1)
    group = Group.objects.create(classroom=where.room, name="Red")
    group.members.set(Membership.objects.filter(classroom=where.room, role=Role.LEARNER))
    Override.objects.create(assignment=row, group=group, due_at=NOW + 5 * DAY, set_at=NOW)
    rights_given.remove_override(assignment=row, whom=group, by=None, now=NOW + 2 * DAY)
    assert set(Grade.objects.values_list("state", flat=True)) == {"done"}


def test_what_is_over_keeps_its_terms_when_they_are_edited() -> None:
    where = seat()
    row = where.assign(due_at=NOW + 5 * DAY, late="once", late_percent=50)
    over(row, 1)
    row.due_at = NOW + HOUR
    assignments.save(row, by=None, now=NOW + 2 * DAY, begun=True)
    assert Grade.objects.get().state == "done"


def empty_by_form(own: Membership, group: Group, now: datetime) -> None:
    people.change_group(own=own, group=group, name="Red", members=[], now=now)


def empty_by_page(own: Membership, group: Group, now: datetime) -> None:
    for other in group.members.all():
        people.describe(own=own, other=other, name="Lea", number="", groups=[], now=now)


def remove(own: Membership, group: Group, now: datetime) -> None:
    people.remove_group(own=own, group=group, now=now)


@pytest.mark.parametrize("change", [empty_by_form, empty_by_page, remove])
def test_what_is_over_keeps_the_terms_of_the_group_it_had(
    change: Callable[[Membership, Group, datetime], None],
) -> None:
    where = seat()
    row = where.assign(due_at=NOW + HOUR, late="once", late_percent=50, closes_at=NOW + 9 * DAY)
    over(row, 1)
    group = Group.objects.create(classroom=where.room, name="Red")
    group.members.set(Membership.objects.filter(classroom=where.room, role=Role.LEARNER))
    Override.objects.create(assignment=row, group=group, due_at=NOW + 5 * DAY, set_at=NOW)
    change(owner(where), group, NOW + 2 * DAY)
    assert Grade.objects.get().state == "done"
