"""One grade: what its page shows, marks by hand, comments, and the history."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from classrooms.actions import gradebook, grading
from classrooms.models import (
    Assignment,
    Change,
    Classroom,
    Grade,
    GradeEntry,
    Membership,
    Override,
    Role,
)
from classrooms.queries import grades
from quizzes.models import Sureness
from tests.classrooms.sittings import sat
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
What = GradeEntry.What


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


def address(task: Assignment, member: Membership) -> str:
    return reverse("classrooms:cell", args=[task.classroom.token, member.token, task.token])


def send(client: Client, task: Assignment, member: Membership, **typed: str) -> Any:
    fields = {name.replace("_", "-", 1): value for name, value in typed.items()}
    return client.post(address(task, member), fields)


def page(client: Client, task: Assignment, member: Membership, query: str = "") -> str:
    reply = client.get(address(task, member) + query)
    assert reply.status_code == 200
    return reply.content.decode()


def grade(task: Assignment, member: Membership) -> Fraction:
    found = Grade.objects.get(assignment=task, membership=member)
    return Fraction(found.over or 0, found.of or 1)


@pytest.mark.parametrize(
    ("points", "value"),
    [
        ("62.5", Fraction(5, 8)),
        ("62,5", Fraction(5, 8)),
        ("5/8", Fraction(5, 8)),
        (" 5 / 8 ", Fraction(5, 8)),
        ("100", Fraction(1)),
        ("0", Fraction(0)),
        ("75 %", Fraction(3, 4)),
        ("0.25", Fraction(1, 400)),
    ],
)
def test_mark_is_an_exact_share(
    staff: Client, task: Assignment, ana: Membership, points: str, value: Fraction
) -> None:
    reply = send(staff, task, ana, do="mark", mark_points=points, mark_reason="Oral exam")
    assert reply["Location"] == address(task, ana)
    assert grade(task, ana) == value
    entry = GradeEntry.objects.get()
    assert (entry.what, entry.text, str(entry.by)) == (What.MARK, "Oral exam", str(entry.by))
    change = Change.objects.get()
    assert change.what.endswith("of 100 points by hand for Ana Petrov: Oral exam")
    assert (change.assignment, change.membership) == (task, ana)


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ("", "Write points of 100, such as 62.5, or a fraction, such as 5/8."),
        ("lots", "Write points of 100"),
        ("-5", "Write points of 100"),
        ("1e2", "Write points of 100"),
        ("٥", "Write points of 100"),
        ("3/0", "Write points of 100"),
        ("62.555", "Write points of 100"),
        ("101", "A grade lies between 0 and 100 points."),
        ("9/8", "A grade lies between 0 and 100 points."),
        ("9" * 30, "at most 20 characters"),
    ],
)
def test_mark_that_is_none_is_refused_with_nothing_lost(
    staff: Client, task: Assignment, ana: Membership, points: str, message: str
) -> None:
    reply = send(staff, task, ana, do="mark", mark_points=points, mark_reason="Oral exam")
    html = reply.content.decode()
    assert reply.status_code == 422
    assert "There is a problem" in html
    assert message in html
    assert 'value="Oral exam"' in html
    assert not GradeEntry.objects.exists()


@pytest.mark.parametrize("what", ["mark", "clear", "comment"])
def test_reason_and_text_are_asked_for(
    staff: Client, task: Assignment, ana: Membership, what: str
) -> None:
    reply = send(staff, task, ana, do=what, mark_points="50")
    assert reply.status_code == 422
    assert not GradeEntry.objects.exists()


@pytest.mark.parametrize("what", ["", "delete"])
def test_what_is_no_action_is_refused(
    staff: Client, task: Assignment, ana: Membership, what: str
) -> None:
    assert send(staff, task, ana, do=what).status_code == 422


def test_clearing_gives_the_work_back_its_grade(
    staff: Client, task: Assignment, ana: Membership
) -> None:
    sat(task, ana, [1, 0], at=NOW)
    send(staff, task, ana, do="mark", mark_points="90", mark_reason="Oral exam")
    assert "Clear the mark" in page(staff, task, ana)
    send(staff, task, ana, do="clear", clear_reason="Mixed up")
    assert grade(task, ana) == Fraction(1, 2)
    assert "Clear the mark" not in page(staff, task, ana)
    send(staff, task, ana, do="clear", clear_reason="Mixed up")
    assert [entry.what for entry in GradeEntry.objects.order_by("pk")] == [What.MARK, What.CLEAR]


def test_sending_twice_adds_nothing(staff: Client, task: Assignment, ana: Membership) -> None:
    for _ in range(2):
        send(staff, task, ana, do="mark", mark_points="90", mark_reason="Oral exam")
        send(staff, task, ana, do="comment", comment_text="Well done.")
    assert GradeEntry.objects.count() == Change.objects.count() == 2


def test_comment_is_kept_and_seen_in_the_gradebook(
    staff: Client, task: Assignment, ana: Membership
) -> None:
    sat(task, ana, [1, 0], at=NOW)
    send(staff, task, ana, do="comment", comment_text="<b>Read</b> sheet 3.")
    assert Grade.objects.get().has_comment
    assert "&lt;b&gt;Read&lt;/b&gt; sheet 3." in page(staff, task, ana)
    assert [one.what for one in Change.objects.all()] == ["Wrote a comment to Ana Petrov"]


def test_attempts_stand_with_scores_and_which_counts(
    staff: Client, task: Assignment, ana: Membership
) -> None:
    sat(task, ana, [0, 1, 1], at=NOW)
    sat(task, ana, [1, Fraction(1, 2)], at=NOW + HOUR)
    sat(task, ana, [1], at=NOW + 2 * HOUR, running=True)
    grading.refresh(assignment=task)
    html = page(staff, task, ana)
    assert [row in html for row in ("66.67", "75<small> of 100", "It still runs")] == [True] * 3
    assert html.count("counts</span>") == 1


def test_attempt_opens_without_how_sure_the_learner_was(
    staff: Client, task: Assignment, ana: Membership
) -> None:
    attempt = sat(task, ana, [1, 0, None], at=NOW)
    attempt.responses.update(sureness=Sureness.CERTAIN)
    html = page(staff, task, ana, f"?attempt={attempt.token}")
    assert html.count("Their answer") == 2
    assert html.count("Left empty.") == 1
    assert "Your answer" not in html
    assert "certain" not in html.replace("How sure they were is theirs", "").lower()


def test_other_attempts_are_absent(
    staff: Client, task: Assignment, ana: Membership, room: Classroom
) -> None:
    other = AssignmentFactory.create(classroom=room)
    bea = MembershipFactory.create(classroom=room, name="Bea")
    found = [
        sat(other, ana, [1], at=NOW),
        sat(task, bea, [1], at=NOW),
        sat(task, ana, [1], at=NOW, running=True),
    ]
    for attempt in found:
        reply = staff.get(address(task, ana), {"attempt": attempt.token})
        assert reply.status_code == 404


def test_neighbours_go_by_name_and_to_who_has_no_grade(
    staff: Client, task: Assignment, ana: Membership, room: Classroom
) -> None:
    bea, cem, dan = (
        MembershipFactory.create(classroom=room, name=n) for n in ("Bea", "Cem", "Dan")
    )
    sat(task, bea, [1], at=NOW)
    Override.objects.create(assignment=task, membership=cem, exempt=True, set_at=NOW)
    grading.refresh(assignment=task)
    found = grades.neighbours(task, bea)
    assert (found.before, found.after, found.ungraded) == (ana.token, cem.token, dan.token)
    assert grades.neighbours(task, dan).after == ""
    html = page(staff, task, bea)
    assert [f'data-key="{key}"' in html for key in "pnu"] == [True] * 3
    reply = send(staff, task, bea, do="mark", mark_points="9", mark_reason="Oral", next="1")
    assert reply["Location"] == address(task, dan)


def test_grade_outlives_the_account(staff: Client, task: Assignment, ana: Membership) -> None:
    assert ana.user
    sat(task, ana, [1, 0], at=NOW)
    grading.keep([ana], now=NOW)
    ana.user.delete()
    grading.refresh(assignment=task)
    html = page(staff, task, Membership.objects.get(pk=ana.pk))
    assert "50<small> of 100" in html
    assert "Kept when the account was deleted: 50 of 100" in html


@pytest.mark.parametrize("many", [1, 3])
def test_pages_cost_the_same_for_many(
    staff: Client, task: Assignment, ana: Membership, many: int
) -> None:
    for number in range(many):
        attempt = sat(task, ana, [1] * many, at=NOW + number * HOUR)
        who = MembershipFactory.create(classroom=task.classroom)
        own: Any = {"assignment": task, "member": who, "by": None}
        gradebook.mark(value=Fraction(1), reason="Oral", now=NOW, **own)
        gradebook.comment(text=f"Comment {number}", now=NOW, **(own | {"member": ana}))
    page(staff, task, ana)
    with CaptureQueriesContext(connection) as seen:
        page(staff, task, ana, f"?attempt={attempt.token}")
    assert len(seen) == 21
    with CaptureQueriesContext(connection) as seen:
        staff.get(reverse("classrooms:grade-history", args=[task.classroom.token]))
    assert len(seen) == 7
