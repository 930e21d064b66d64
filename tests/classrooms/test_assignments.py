"""The list of assignments, one of them, copying, archiving, and the trial run."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from classrooms.actions import assignments as actions
from classrooms.models import (
    Assignment,
    Change,
    Grade,
    GradeEntry,
    GradeState,
    Override,
    Role,
)
from classrooms.queries import assignments
from classrooms.queries.assignments import Stage
from tests.classrooms.teaching import Desk, begin
from tests.factories import MembershipFactory

HOUR = timedelta(hours=1)
CLASS = "Choose one of your classes."
LIST_QUERIES, ONE_QUERIES = 6, 9


@pytest.fixture
def desk(client: Client, db: None, now: datetime) -> Iterator[Desk]:
    with time_machine.travel(now, tick=False):
        yield Desk(client)


def graded(row: Assignment, state: GradeState, percent: float | None = None) -> None:
    member = MembershipFactory.create(classroom=row.classroom)
    Grade.objects.create(
        assignment=row, membership=member, state=state, over=1, of=1, percent=percent
    )


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({"published_at": None}, Stage.DRAFT),
        ({}, Stage.OPEN),
        ({"opens_at": HOUR}, Stage.COMING),
        ({"opens_at": 0 * HOUR}, Stage.OPEN),
        ({"due_at": HOUR}, Stage.OPEN),
        ({"due_at": 0 * HOUR}, Stage.CLOSED),
        ({"due_at": -HOUR, "late": "full"}, Stage.CLOSED),
        ({"due_at": -HOUR, "closes_at": HOUR, "late": "full"}, Stage.OPEN),
        ({"due_at": -HOUR, "closes_at": HOUR}, Stage.CLOSED),
        ({"closes_at": HOUR}, Stage.OPEN),
        ({"published_at": None, "archived_at": -HOUR}, Stage.ARCHIVED),
    ],
)
def test_stage(fields: dict[str, Any], stage: Stage, now: datetime) -> None:
    moments = {k: now + v if isinstance(v, timedelta) else v for k, v in fields.items()}
    row = Assignment(**{"published_at": now - 2 * HOUR, **moments})
    assert assignments.stage(row, now=now) == stage


def test_list_counts_what_is_in_of_learners_who_are_in(desk: Desk) -> None:
    row = desk.assign(title="Quiz")
    for state in (GradeState.DONE, GradeState.LATE, GradeState.MARKED, GradeState.OPEN):
        graded(row, state)
    line = assignments.lines(desk.room, now=row.created_at)[Stage.OPEN][0]
    assert (line.handed_in, line.of, line.width) == (3, 4, "75.0")
    assert "3 of 4 handed in" in desk.client.get(desk.path(page="assignments/")).content.decode()


def test_list_of_nothing_says_what_may_be_assigned(desk: Desk) -> None:
    text = desk.client.get(desk.path(page="assignments/")).content.decode()
    assert "Nothing is assigned yet." in text


def test_list_holds_what_was_archived_for_thirty_days(desk: Desk, now: datetime) -> None:
    desk.assign(title="Newly", archived_at=now - timedelta(days=30) + HOUR)
    desk.assign(title="Long ago", archived_at=now - timedelta(days=30))
    found = assignments.lines(desk.room, now=now)[Stage.ARCHIVED]
    assert [(one.row.title, one.undo_until) for one in found] == [("Newly", now + HOUR)]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(
    desk: Desk, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        graded(desk.assign(), GradeState.DONE)
        desk.assign(published_at=None)
    with django_assert_num_queries(LIST_QUERIES):
        desk.client.get(desk.path(page="assignments/"))


@pytest.mark.parametrize("count", [1, 3])
def test_one_costs_the_same_however_many_work_on_it(
    desk: Desk, now: datetime, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = desk.assign()
    for _ in range(count):
        begin(row, now=now)
        graded(row, GradeState.DONE, percent=50)
        Change.objects.create(
            classroom=desk.room, assignment=row, by=desk.user, what="Changed.", at=now
        )
    with django_assert_num_queries(ONE_QUERIES):
        desk.client.get(desk.path(row))


def test_one_says_how_far_the_class_is(desk: Desk, now: datetime) -> None:
    row = desk.assign()
    begin(row, now=now)
    graded(row, GradeState.DONE, percent=40)
    graded(row, GradeState.LATE, percent=81)
    found = desk.client.get(desk.path(row)).context["progress"]
    assert (found.handed_in, found.late, found.at_it, found.of) == (2, 1, 1, 3)
    assert (found.mean, found.width) == (60, "66.7")


def test_assistant_sees_but_changes_nothing(client: Client, db: None) -> None:
    desk = Desk(client, role=Role.ASSISTANT)
    row = desk.assign()
    assert desk.client.get(desk.path(row)).status_code == 200
    assert "Archive" not in desk.client.get(desk.path(row)).content.decode()
    for page in ("edit/", "questions/", "copy/", "archive/"):
        assert desk.client.get(desk.path(row, page)).status_code == 404


def test_copy_moves_dates_by_days_on_the_wall(desk: Desk) -> None:
    other = desk.teach(name="Lisbon", time_zone="Europe/Lisbon")
    row = desk.assign(
        opens_at=datetime(2026, 10, 20, 7, 0, tzinfo=UTC),
        due_at=datetime(2026, 10, 24, 16, 0, tzinfo=UTC),
        access_code="door",
        replies_released_at=datetime(2026, 10, 26, 16, 0, tzinfo=UTC),
    )
    fields = {"to": other.token, "dates": "shift", "later": "7"}
    reply = desk.client.post(desk.path(row, "copy/"), fields)
    made = Assignment.objects.get(classroom=other)
    assert reply["Location"] == f"/teach/{other.token}/a/{made.token}/edit/"
    assert made.opens_at == datetime(2026, 10, 27, 9, 0, tzinfo=UTC)
    assert made.due_at == datetime(2026, 10, 31, 18, 0, tzinfo=UTC)
    assert (made.published_at, made.replies_released_at) == (None, None)
    assert (made.title, made.target, made.access_code) == (row.title, row.target, "door")
    assert made.seed != row.seed


def test_copy_leaves_dates_empty_where_asked(desk: Desk, now: datetime) -> None:
    row = desk.assign(due_at=now)
    fields = {"to": desk.room.token, "dates": "empty", "later": "x"}
    desk.client.post(desk.path(row, "copy/"), fields)
    assert Assignment.objects.exclude(pk=row.pk).get().due_at is None


def test_copy_lands_in_the_later_reading_of_an_hour_that_is_left_out(
    desk: Desk, now: datetime
) -> None:
    row = desk.assign(due_at=datetime(2026, 3, 28, 1, 30, tzinfo=UTC))
    made = actions.copy(row, to=desk.room, days=1, seed=1, by=desk.user, now=now)
    assert made.due_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"to": ""}, {"to": [CLASS], "dates": ["Choose what becomes of the dates."]}),
        ({"to": "0" * 32, "dates": "empty"}, {"to": [CLASS]}),
        ({"dates": "shift"}, {"later": ["Write a whole number from 0 to 730."]}),
        ({"dates": "shift", "later": "-1"}, {"later": ["Write a whole number from 0 to 730."]}),
        ({"dates": "shift", "later": "731"}, {"later": ["Write a whole number from 0 to 730."]}),
    ],
)
def test_copy_refuses_what_cannot_be(
    desk: Desk, fields: dict[str, str], expected: dict[str, list[str]]
) -> None:
    row = desk.assign()
    page = desk.client.post(desk.path(row, "copy/"), {"to": desk.room.token, **fields})
    assert (page.status_code, dict(page.context["form"].errors)) == (422, expected)


def test_copy_goes_only_to_classes_that_one_may_change(desk: Desk) -> None:
    desk.teach(name="As assistant", role=Role.ASSISTANT)
    desk.teach(name="Archived", archived_at=desk.room.created_at)
    page = desk.client.get(desk.path(desk.assign(), "copy/"))
    assert [token for token, _ in page.context["form"].fields["to"].choices] == [desk.room.token]


def test_archiving_without_grades_needs_no_name(desk: Desk, now: datetime) -> None:
    row = desk.assign()
    reply = desk.client.post(desk.path(row, "archive/"))
    assert reply["Location"] == desk.path(page="assignments/")
    row.refresh_from_db()
    assert row.archived_at == now
    assert desk.client.get(desk.path(row)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "status"), [("", 422), ("Something", 422), ("Quiz 1", 302), (" quiz 1 ", 302)]
)
def test_archiving_with_grades_takes_the_typed_name(desk: Desk, typed: str, status: int) -> None:
    row = desk.assign(title="Quiz 1")
    graded(row, GradeState.DONE)
    page = desk.client.post(desk.path(row, "archive/"), {"title": typed})
    assert page.status_code == status
    assert Assignment.objects.filter(archived_at__isnull=False).exists() is (status == 302)


def test_archiving_keeps_grades_and_coming_back_brings_all(desk: Desk, now: datetime) -> None:
    row = desk.assign()
    graded(row, GradeState.DONE)
    actions.archive(row, by=desk.user, now=now - timedelta(days=29))
    actions.archive(row, by=desk.user, now=now)
    assert Grade.objects.count() == 1
    desk.client.post(desk.path(row, "restore/"))
    row.refresh_from_db()
    assert row.archived_at is None
    assert actions.restore(row, by=desk.user, now=now)
    assert [one.what for one in Change.objects.order_by("pk")] == [
        f"Archived “{row.title}”.",
        f"Brought back “{row.title}”.",
    ]


def test_coming_back_ends_after_thirty_days(desk: Desk, now: datetime) -> None:
    row = desk.assign(archived_at=now - timedelta(days=30))
    assert desk.client.post(desk.path(row, "restore/")).status_code == 404
    row.refresh_from_db()
    assert row.archived_at is not None


@pytest.mark.parametrize("what", ["attempt", "mark", "grade"])
def test_graded_is_whatever_would_be_missed(desk: Desk, now: datetime, what: str) -> None:
    row = desk.assign()
    assert not assignments.graded(row)
    if what == "attempt":
        begin(row, now=now)
    elif what == "mark":
        member = MembershipFactory.create(classroom=desk.room)
        GradeEntry.objects.create(
            assignment=row, membership=member, what="mark", over=1, of=1, at=now
        )
    else:
        graded(row, GradeState.DONE)
    assert assignments.graded(row)


def test_exceptions_are_counted_for_the_summary(desk: Desk, now: datetime) -> None:
    row = desk.assign()
    member = MembershipFactory.create(classroom=desk.room)
    Override.objects.create(assignment=row, membership=member, attempts=3, set_at=now)
    assert assignments.audience(row).exceptions == 1
