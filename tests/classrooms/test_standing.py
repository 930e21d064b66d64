"""How the learners of a class stand."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from classrooms.models import (
    Assignment,
    Classroom,
    Extension,
    Grade,
    GradeState,
    Kind,
    Membership,
    Override,
    Status,
)
from classrooms.queries import standing
from classrooms.queries.standing import Learner
from lessons.library import library
from lessons.models import Reading
from quizzes.models import Mode
from tests.factories import (
    AssignmentFactory,
    AttemptFactory,
    AttemptItemFactory,
    ClassroomFactory,
    MarkingFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Classroom:
    return ClassroomFactory.create()


@pytest.fixture
def ana(room: Classroom) -> Membership:
    return MembershipFactory.create(classroom=room, name="Ana")


def lines(room: Classroom, now: datetime) -> list[Learner]:
    work = standing.published(room)
    return standing.lines(room, work, library=library(), now=now)


def one(room: Classroom, now: datetime) -> Learner:
    (line,) = lines(room, now)
    return line


def person(member: Membership) -> User:
    assert member.user is not None
    return member.user


def due(room: Classroom, now: datetime, **other: object) -> Assignment:
    return AssignmentFactory.create(classroom=room, due_at=now - timedelta(hours=1), **other)


def grade(row: Assignment, member: Membership, **other: object) -> Grade:
    given = {"state": GradeState.DONE, "over": 1, "of": 2, "percent": 50.0} | other
    return Grade.objects.create(assignment=row, membership=member, **given)


def test_only_active_learners_are_listed_by_name(room: Classroom, now: datetime) -> None:
    for name in ("Cem", "Ada", "Bo"):
        MembershipFactory.create(classroom=room, name=name, joined_at=now)
    MembershipFactory.create(classroom=room, status=Status.PENDING)
    MembershipFactory.create(classroom=room, status=Status.LEFT)
    MembershipFactory.create(classroom=room, role="assistant")
    MembershipFactory.create()
    assert [line.member.name for line in lines(room, now)] == ["Ada", "Bo", "Cem"]


def test_those_with_a_risk_come_first(room: Classroom, ana: Membership, now: datetime) -> None:
    new = MembershipFactory.create(classroom=room, name="Aaron", joined_at=now)
    assert [line.member for line in lines(room, now)] == [ana, new]


def test_last_active_is_the_newest_of_reading_and_quizzes(
    room: Classroom, ana: Membership, now: datetime
) -> None:
    assert one(room, now).seen.active_at is None
    read = now - timedelta(days=2)
    Reading.objects.create(learner=person(ana), lesson="whose-house", part="house", done_at=read)
    assert one(room, now).seen.active_at == read
    begun = now - timedelta(days=1)
    AttemptFactory.create(learner=person(ana), started_at=begun)
    assert one(room, now).seen.active_at == begun


def test_lesson_counts_once_all_its_parts_are_read(
    room: Classroom, ana: Membership, now: datetime
) -> None:
    first, *others = library().lessons["whose-house"].parts
    for part in others:
        Reading.objects.create(learner=person(ana), lesson="whose-house", part=part.id, done_at=now)
    assert one(room, now).lessons == 0
    Reading.objects.create(learner=person(ana), lesson="whose-house", part=first.id, done_at=now)
    assert one(room, now).lessons == 1


def test_work_past_due_is_missing_until_it_is_in(
    room: Classroom, ana: Membership, now: datetime
) -> None:
    first, second = due(room, now), due(room, now)
    AssignmentFactory.create(classroom=room, due_at=now + timedelta(seconds=1))
    AssignmentFactory.create(classroom=room)
    due(room, now, published_at=None)
    due(room, now, archived_at=now)
    assert one(room, now).seen.missing == 2
    grade(first, ana, state=GradeState.OPEN)
    assert one(room, now).seen.missing == 2
    grade(second, ana, state=GradeState.EXEMPT)
    assert one(room, now).seen.missing == 1


def test_override_and_extension_give_more_time(
    room: Classroom, ana: Membership, now: datetime
) -> None:
    later = now + timedelta(days=1)
    Override.objects.create(assignment=due(room, now), membership=ana, due_at=later, set_at=now)
    Extension.objects.create(assignment=due(room, now), membership=ana, minutes=30, given_at=now)
    assert one(room, now).seen.missing == 0
    assert one(room, later + timedelta(hours=1)).seen.missing == 2


def test_means_leave_out_what_is_exempt(room: Classroom, ana: Membership, now: datetime) -> None:
    grade(due(room, now), ana, percent=80.0)
    grade(due(room, now), ana, percent=0.0, state=GradeState.EXEMPT)
    grade(due(room, now, kind=Kind.MOCK), ana, percent=40.0)
    grade(due(room, now, kind=Kind.MOCK), ana, percent=50.0)
    seen = one(room, now).seen
    assert (seen.grades, seen.mock_percent) == (3, 50.0)
    assert seen.mean_percent == pytest.approx(170 / 3)


def miss(row: Assignment, member: Membership, now: datetime, **other: object) -> None:
    given = {"mode": Mode.ASSIGNED, "subject": f"assigned:{row.token}"} | other
    attempt = AttemptFactory.create(
        learner=person(member), submitted_at=now, started_at=now, **given
    )
    MarkingFactory.create(item=AttemptItemFactory.create(attempt=attempt), credit_over=0)


def test_fact_missed_again_and_again_in_assigned_work_is_counted(
    room: Classroom, ana: Membership, now: datetime
) -> None:
    row = AssignmentFactory.create(classroom=room)
    for _ in range(3):
        miss(row, ana, now)
    miss(row, ana, now, mode=Mode.PRACTICE, subject="practice")
    miss(AssignmentFactory.create(), ana, now)
    assert one(room, now).seen.misses == 3
    assert one(room, now + timedelta(days=15)).seen.misses == 0


@pytest.mark.parametrize("count", [1, 3])
def test_whole_class_costs_the_same_number_of_queries(
    room: Classroom, now: datetime, count: int
) -> None:
    for _ in range(count):
        member = MembershipFactory.create(classroom=room)
        row = due(room, now)
        grade(row, member)
        miss(row, member, now)
    work = standing.published(room)
    with CaptureQueriesContext(connection) as seen:
        found = standing.lines(room, work, library=library(), now=now)
    assert (len(found), len(seen)) == (count, 9)
