"""The class that shows the pages of an instructor."""

from datetime import datetime
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from accounts.models import User
from classrooms import demo
from classrooms.models import (
    Assignment,
    Classroom,
    Grade,
    GradeEntry,
    LiveSession,
    Membership,
    Role,
    Vote,
)
from classrooms.queries import beliefs, standing
from lessons.library import library
from quizzes.models import Attempt, Mode

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "who locks my door"


def seed(**options: bool) -> str:
    out = StringIO()
    call_command("seed_class", stdout=out, **options)
    return out.getvalue()


def test_demo_class_fills_each_page_and_goes_without_a_trace(
    settings: LazySettings, now: datetime
) -> None:
    settings.DEBUG = True
    said = seed()
    assert f"Sign in as the instructor, {demo.DORA}, password: {PASSWORD}" in said
    room = Classroom.objects.get()
    members = Membership.objects.filter(classroom=room)
    assert room.is_demo
    assert members.filter(role=Role.LEARNER).count() == 24

    work = standing.published(room)
    lines = standing.lines(room, work, library=library(), now=now)
    assert [sum(bool(line.risks) for line in lines) > 0, len(work)] == [True, 5]
    assert len(beliefs.beliefs(room, library=library(), now=now)) > 0
    assert {grade.state for grade in Grade.objects.all()} == {*("done", "late", "exempt", "marked")}
    assert LiveSession.objects.get().ended_at is not None
    assert sorted(set(Vote.objects.values_list("round", flat=True))) == [1, 2]
    call_command("rebuild_grades", check=True)

    before = Attempt.objects.count()
    assert seed() == said
    assert Attempt.objects.count() == before

    assert seed(remove=True) == "Removed the demo class and 23 people made for it.\n"
    left = (Classroom, Membership, Assignment, Grade, GradeEntry, LiveSession)
    assert [model.objects.count() for model in left] == [0] * len(left)
    assert Attempt.objects.filter(mode=Mode.ASSIGNED).count() == 0
    assert set(User.objects.values_list("email", flat=True)) == set(demo.KNOWN.values())


def test_demo_class_on_a_real_server_has_to_be_asked_for() -> None:
    with pytest.raises(CommandError, match="DEBUG is off"):
        seed()
    assert User.objects.count() == 0


def test_removing_what_is_not_there_removes_nothing() -> None:
    assert seed(remove=True) == "Removed the demo class and 0 people made for it.\n"
