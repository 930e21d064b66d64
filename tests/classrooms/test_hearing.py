"""What grades are told of: ends of attempts, parts read, strengths reached."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.occasions import Occasion, tell
from classrooms.actions import grading
from classrooms.models import (
    Assignment,
    Grade,
    GradeState,
    Kind,
    Membership,
    Reached,
)
from lessons.actions import finish_part
from lessons.library import library
from tests.factories import (
    AssignmentFactory,
    FactMemoryFactory,
    GuestFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def quiz() -> Assignment:
    return AssignmentFactory.create(attempts=0)


@pytest.fixture
def ana(quiz: Assignment) -> Membership:
    return MembershipFactory.create(classroom=quiz.classroom, name="Ana Petrov")


def grade(assignment: Assignment, member: Membership) -> Grade:
    return Grade.objects.get(assignment=assignment, membership=member)


def test_lesson_is_graded_by_the_parts_read(ana: Membership) -> None:
    assert ana.user
    lesson = AssignmentFactory.create(
        classroom=ana.classroom, kind=Kind.LESSON, target={"lesson": "whose-house"}
    )
    parts = [part.id for part in library().lessons["whose-house"].parts]
    for part in parts[:-1]:
        finish_part(learner=ana.user, lesson="whose-house", part=part, now=NOW)
    found = grade(lesson, ana)
    assert (found.state, found.over, found.of) == (GradeState.OPEN, len(parts) - 1, len(parts))
    finish_part(learner=ana.user, lesson="whose-house", part=parts[-1], now=NOW + HOUR)
    assert (grade(lesson, ana).state, grade(lesson, ana).percent) == (GradeState.DONE, 100)


def strength(member: Membership, **fields: object) -> Assignment:
    return AssignmentFactory.create(
        classroom=member.classroom,
        kind=Kind.STRENGTH,
        target={"lessons": ["whose-house"], "percent": 60},
        **fields,
    )


def know(member: Membership) -> None:
    """Every fact of lesson 1, answered just now."""
    for fact in library().course.facts:
        if fact.lesson == "whose-house":
            FactMemoryFactory.create(
                learner=member.user, fact=fact.id, last_at=NOW, seen_at=NOW, level_total=1.53
            )


def test_strength_is_recorded_once_it_comes_nearer(ana: Membership) -> None:
    assert ana.user
    asked = strength(ana)
    for _ in range(2):
        tell(Occasion.ENDED, learner=ana.user.pk, subject="practice", at=NOW)
    assert list(Reached.objects.values_list("percent", flat=True)) == [0]
    know(ana)
    for _ in range(2):
        tell(Occasion.ENDED, learner=ana.user.pk, subject="practice", at=NOW)
    assert list(Reached.objects.values_list("percent", flat=True)) == [0, 90]
    assert (grade(asked, ana).state, grade(asked, ana).percent) == (GradeState.DONE, 100)


@pytest.mark.parametrize(
    "window", [{"opens_at": NOW + HOUR}, {"closes_at": NOW - HOUR}], ids=["before", "after"]
)
def test_strength_counts_only_while_it_may_be_reached(
    ana: Membership, window: dict[str, datetime]
) -> None:
    assert ana.user
    strength(ana, **window)
    grading.reach(learner=ana.user.pk, now=NOW)
    assert not Reached.objects.exists()


@pytest.mark.parametrize("asked", [0, 1])
def test_hearing_of_an_end_costs_a_query_or_two(ana: Membership, asked: int) -> None:
    assert ana.user
    for _ in range(asked):
        strength(ana)
        grading.reach(learner=ana.user.pk, now=NOW)
    with CaptureQueriesContext(connection) as seen:
        tell(Occasion.ENDED, learner=ana.user.pk, subject="practice", at=NOW)
    assert len(seen) == 1 + asked


def test_guests_are_in_no_class(quiz: Assignment) -> None:
    guest = GuestFactory.create()
    tell(Occasion.ENDED, learner=guest.pk, subject="practice", at=NOW)
    tell(Occasion.ENDED, learner=guest.pk, subject="assigned:gone", at=NOW)
    tell(Occasion.READ, learner=guest.pk, subject="whose-house", at=NOW)
    assert not Grade.objects.exists()
