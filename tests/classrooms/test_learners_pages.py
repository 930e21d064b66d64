"""A learner's pages: what is due, an assignment on their terms, leaving."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from classrooms.models import (
    Extension,
    Group,
    Invitation,
    Kind,
    Membership,
    Override,
    Role,
    Status,
)
from quizzes.models import Attempt
from tests.classrooms.learning import DAY, HOUR, NOW, Seat, browser, seat
from tests.factories import ClassroomFactory, MembershipFactory, UserFactory
from tests.quizzes.conftest import sent
from tests.quizzes.exams import at, text

pytestmark = pytest.mark.django_db

PAST = {"opens_at": NOW - 5 * DAY}


def titles(client: Client, path: str) -> list[tuple[str, str]]:
    page = client.get(path).content.decode()
    found = re.finditer(r'<p class="t"><a [^>]*>([^<]*)</a><span class="state">([^<]*)', page)
    return [(one[1], one[2]) for one in found]


def sit(where: Seat, path: str) -> Attempt:
    where.client.post(path)
    attempt = where.attempt()
    where.client.post(f"/a/{attempt.token}/hand-in/")
    return attempt


def test_classes_without_any(client: Client) -> None:
    client.force_login(UserFactory.create())
    page = text(client, "/classes/")
    assert "You are in no class yet." in page
    assert "New class" not in page


def test_classes_sorts_what_is_due_over_all_classes() -> None:
    where = seat()
    other = MembershipFactory.create(user=where.user, classroom__name="Other").classroom
    with at(NOW):
        where.assign(title="In a week", due_at=NOW + 7 * DAY)
        where.assign(title="No date")
        where.assign(title="Late", due_at=NOW - DAY, late="full", closes_at=NOW + HOUR)
        where.assign(title="Gone", due_at=NOW - DAY)
        Seat(other, where.own, where.client, where.staff).assign(title="Tomorrow", due_at=NOW + DAY)
        where.assign(title="Draft", published_at=None)
        assert titles(where.client, "/classes/")[:4] == [
            ("Late", "Late"),
            ("Tomorrow", "To do"),
            ("In a week", "To do"),
            ("No date", "To do"),
        ]


def test_classes_as_staff_and_by_invitation() -> None:
    where = seat()
    Invitation.objects.create(
        classroom=ClassroomFactory.create(name="Spring class"),
        email=str(where.user.email),
        name="Lea",
        invited_at=NOW,
    )
    page = text(where.staff, "/classes/")
    assert "Where I teach" in page
    assert "New class" in page
    assert where.staff.get(f"/classes/{where.room.token}/").headers["Location"] == (
        f"/teach/{where.room.token}/"
    )
    assert "You are invited to Spring class" in text(where.client, "/classes/")


@pytest.mark.parametrize("path", ["/classes/", "/classes/{room}/"])
def test_lists_cost_the_same_at_one_row_and_at_three(path: str) -> None:
    where = seat()
    counts = []
    for rows in (1, 2):
        for _ in range(rows):
            row = where.assign(due_at=NOW + DAY, attempts=2)
            group = Group.objects.create(classroom=where.room, name=row.title)
            group.members.add(where.own)
            Override.objects.create(assignment=row, group=group, due_at=NOW + 2 * DAY, set_at=NOW)
            with at(NOW):
                sit(where, where.path(row))
        with at(NOW), CaptureQueriesContext(connection) as queries:
            where.client.get(path.format(room=where.room.token))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 16


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"opens_at": NOW + HOUR}, "Not open yet"),
        ({}, "To do"),
        ({"due_at": NOW - HOUR}, "Closed"),
        ({"due_at": NOW - HOUR, "late": "daily", "late_percent": 10}, "Late"),
        ({"closes_at": NOW - HOUR}, "Closed"),
    ],
)
def test_states_before_anything_is_begun(given: dict[str, object], state: str) -> None:
    where = seat()
    row = where.assign(**given)
    with at(NOW):
        assert titles(where.client, f"/classes/{where.room.token}/") == [(row.title, state)]


def test_states_of_what_is_begun_handed_in_and_graded() -> None:
    where = seat()
    row = where.assign(scores="later", due_at=NOW + HOUR, late="full")
    mine = f"/classes/{where.room.token}/"
    with at(NOW):
        where.client.post(where.path(row))
        assert titles(where.client, mine) == [(row.title, "Begun")]
        where.client.post(f"/a/{where.attempt().token}/hand-in/")
        assert titles(where.client, mine) == [(row.title, "Handed in")]
        Attempt.objects.update(scores_from=NOW)
        assert titles(where.client, mine) == [(row.title, "0 of 100")]


def test_state_of_what_came_late_and_of_what_does_not_count() -> None:
    where = seat()
    late = where.assign(scores="later", due_at=NOW - HOUR, late="full")
    free = where.assign()
    Override.objects.create(assignment=free, membership=where.own, exempt=True, set_at=NOW)
    with at(NOW):
        sit(where, where.path(late))
        found = dict(titles(where.client, f"/classes/{where.room.token}/"))
    assert found == {late.title: "Handed in late", free.title: "Exempt"}


def test_task_page_shows_the_terms_as_they_are_for_me() -> None:
    where = seat(percent=150)
    row = where.assign(
        due_at=NOW + DAY,
        closes_at=NOW + 3 * DAY,
        late="daily",
        late_percent=10,
        limit_minutes=20,
        attempts=3,
        counts="last",
        feedback="later",
        scores="later",
    )
    with at(NOW):
        page = text(where.client, where.path(row))
    for sentence in (
        "Due Wednesday 25 November 2026, 09:10",
        "Your extra time; for others Wednesday 25 November, 09:00.",
        "You have 30 minutes for an attempt; 10 minutes of it is your extra time.",
        "You have three attempts; the last one counts.",
        "What comes late loses 10 points of 100 for each day begun.",
        "Questions come with answers and reasons later, for all together.",
        "Scores are told later, to all together.",
    ):
        assert sentence in page


def test_task_page_tells_what_is_released() -> None:
    where = seat()
    row = where.assign(feedback="later", scores="later", scores_released_at=NOW)
    with at(NOW):
        page = text(where.client, where.path(row))
    assert "Scores are released." in page
    assert "reasons later, for all together" in page
    row.replies_released_at = NOW
    row.save()
    with at(NOW):
        page = text(where.client, where.path(row))
    assert "Questions with answers, reasons and scores are released." in page
    assert "later, " not in page


def test_task_page_names_an_extension_and_an_override() -> None:
    where = seat()
    row = where.assign(due_at=NOW + HOUR)
    Override.objects.create(assignment=row, membership=where.own, due_at=NOW + 2 * HOUR, set_at=NOW)
    with at(NOW):
        assert "Changed for you; for others Tuesday 24 November, 10:00." in text(
            where.client, where.path(row)
        )
        Extension.objects.create(assignment=row, membership=where.own, minutes=180, given_at=NOW)
        assert "Due Tuesday 24 November 2026, 12:00 UTC Your extension" in text(
            where.client, where.path(row)
        )


def test_task_page_after_handing_in_tells_score_and_grade_only_when_out() -> None:
    where = seat()
    row = where.assign(scores="later", feedback="later", attempts=2)
    with at(NOW):
        attempt = sit(where, where.path(row))
        before = text(where.client, where.path(row))
        Attempt.objects.update(scores_from=NOW)
        after = text(where.client, where.path(row))
    assert "when your instructor releases it" in before
    assert "Your grade" not in before
    assert "Your grade is 0 of 100" in after
    assert "1 of 2 used" in after
    assert f"/receipts/{attempt.token}/" in where.client.get(where.path(row)).content.decode()


def test_comment_is_shown_with_the_grade() -> None:
    where = seat()
    row = where.assign(scores="later")
    row.entries.create(membership=where.own, what="comment", text="Well read.", at=NOW)
    with at(NOW):
        sit(where, where.path(row))
        assert "Well read." not in text(where.client, where.path(row))
        Attempt.objects.update(scores_from=NOW)
        assert "Well read." in text(where.client, where.path(row))


def test_lesson_and_strength_have_their_own_ways() -> None:
    where = seat()
    lesson = where.assign(kind=Kind.LESSON, target={"lesson": "whose-house"})
    strength = where.assign(kind=Kind.STRENGTH, target={"lessons": ["whose-house"], "percent": 60})
    with at(NOW):
        assert "/course/whose-house/" in where.client.get(where.path(lesson)).content.decode()
        assert "Nothing is recorded yet." in text(where.client, where.path(strength))
        assert where.client.post(where.path(strength)).status_code == 302
        assert "The best that is recorded is 0%." in text(where.client, where.path(strength))
        assert where.client.post(where.path(lesson)).status_code == 409


def test_overdue_attempts_are_ended_by_looking() -> None:
    where = seat()
    row = where.assign(limit_minutes=10)
    with at(NOW):
        where.client.post(where.path(row))
    with at(NOW + HOUR):
        where.client.get("/classes/")
    assert where.attempt().submitted_at == NOW + HOUR / 6


def test_task_of_staff_is_the_page_of_the_assignment() -> None:
    where = seat()
    row = where.assign()
    staff = f"/teach/{where.room.token}/a/{row.token}/"
    assert where.staff.get(where.path(row)).headers["Location"] == staff
    assert where.staff.get(f"/classes/of/{row.token}/").headers["Location"] == staff
    assert where.client.get(f"/classes/of/{row.token}/").headers["Location"] == where.path(row)
    assert browser(UserFactory.create()).get(f"/classes/of/{row.token}/").status_code == 404


def test_draft_and_archived_are_absent_for_learners() -> None:
    where = seat()
    for row in (where.assign(published_at=None), where.assign(archived_at=NOW)):
        assert where.client.get(where.path(row)).status_code == 404
        assert where.client.post(where.path(row)).status_code == 404
        assert where.client.get(f"/classes/of/{row.token}/").status_code == 404


def test_leaving_asks_and_then_takes_the_class_away() -> None:
    where = seat()
    path = f"/classes/{where.room.token}/leave/"
    assert "Leave this class?" in text(where.client, path)
    assert where.client.post(path).headers["Location"] == "/classes/"
    own = Membership.objects.get(pk=where.own.pk)
    assert (own.status, own.left_at is None) == (Status.LEFT, False)
    assert where.client.get(f"/classes/{where.room.token}/").status_code == 404
    assert where.room.changes.get().what == "Lea left the class."


def test_owner_cannot_leave() -> None:
    where = seat()
    assert where.staff.post(f"/classes/{where.room.token}/leave/").status_code == 404
    assert Membership.objects.filter(role=Role.OWNER, status=Status.ACTIVE).count() == 1


def test_own_page_leads_back_from_a_question_to_the_assignment() -> None:
    where = seat()
    row = where.assign(feedback="each")
    with at(NOW):
        where.client.post(where.path(row))
        first = f"/a/{where.attempt().token}/1/"
        page = where.client.get(first).content.decode()
        where.client.post(f"{first}answer/", sent({}))
    assert f'href="/classes/of/{row.token}/">Leave and keep my place' in page
