"""Grades are what the log says: however it came about, and after whatever order of events."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.occasions import Occasion, tell
from assessment.scoring import score
from assessment.terms import Late
from classrooms.actions import grading
from classrooms.models import (
    Assignment,
    Extension,
    Grade,
    GradeEntry,
    GradeState,
    Membership,
    Override,
    Role,
)
from quizzes.models import Attempt, Mode
from tests.classrooms.sittings import marked, sat
from tests.factories import (
    AssignmentFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
THIRD = Fraction(1, 3)
steps = st.lists(
    st.sampled_from(["sit", "run", "regrade", "mark", "clear", "comment", "exempt", "extend"]),
    max_size=6,
)


@pytest.fixture
def quiz() -> Assignment:
    return AssignmentFactory.create(attempts=0)


@pytest.fixture
def ana(quiz: Assignment) -> Membership:
    return MembershipFactory.create(classroom=quiz.classroom, name="Ana Petrov")


def grade(assignment: Assignment, member: Membership) -> Grade:
    return Grade.objects.get(assignment=assignment, membership=member)


def entry(
    assignment: Assignment, member: Membership, what: str, over: int | None = None
) -> GradeEntry:
    return GradeEntry.objects.create(
        assignment=assignment,
        membership=member,
        what=what,
        over=over,
        of=None if over is None else 100,
        at=NOW,
    )


def ended(member: Membership, assignment: Assignment) -> None:
    assert member.user
    subject = f"assigned:{assignment.token}"
    tell(Occasion.ENDED, learner=member.user.pk, subject=subject, at=NOW)


def test_ended_attempt_is_graded_by_its_exact_parts(quiz: Assignment, ana: Membership) -> None:
    attempt = sat(quiz, ana, [1, THIRD, None, Fraction(1, 2)], at=NOW)
    ended(ana, quiz)
    found = grade(quiz, ana)
    assert (found.over, found.of, found.percent) == (11, 24, float(Fraction(1100, 24)))
    assert (found.state, found.answers, found.attempts) == (GradeState.DONE, 3, 1)
    assert (found.attempt, found.handed_in_at) == (attempt.token, NOW)


@given(st.lists(st.fractions(0, 1, max_denominator=6), min_size=1, max_size=6))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_grade_is_the_sum_of_its_parts(quiz: Assignment, parts: list[Fraction]) -> None:
    member = MembershipFactory.create(classroom=quiz.classroom)
    sat(quiz, member, parts, at=NOW)
    grading.refresh(assignment=quiz, memberships=[member])
    found = grade(quiz, member)
    assert Fraction(found.over or 0, found.of or 1) == score(parts).share


def test_newest_marking_stands_and_keeps_that_it_was_answered(
    quiz: Assignment, ana: Membership
) -> None:
    attempt = sat(quiz, ana, [0, 1], at=NOW)
    marked(attempt.items.get(position=1), Fraction(1, 2), at=NOW + HOUR)
    grading.refresh(assignment=quiz)
    found = grade(quiz, ana)
    assert (found.over, found.of, found.answers) == (3, 4, 2)


def test_questions_on_trial_and_trial_runs_count_for_nothing(
    quiz: Assignment, ana: Membership
) -> None:
    attempt = sat(quiz, ana, [0, 1], at=NOW)
    attempt.items.filter(position=1).update(scored=False)
    sat(quiz, ana, [0], at=NOW + HOUR, mode=Mode.PREVIEW)
    grading.refresh(assignment=quiz)
    found = grade(quiz, ana)
    assert (found.over, found.of, found.attempts) == (1, 1, 1)


def test_attempt_without_questions_that_count_is_worth_nothing(
    quiz: Assignment, ana: Membership
) -> None:
    sat(quiz, ana, [], at=NOW)
    grading.refresh(assignment=quiz)
    assert grade(quiz, ana).over == 0


def test_running_attempt_has_no_grade(quiz: Assignment, ana: Membership) -> None:
    sat(quiz, ana, [1, 1], at=NOW, running=True)
    assert grading.refresh(assignment=quiz) == 0
    assert not Grade.objects.exists()


def test_mark_survives_a_regrade_and_clearing_brings_the_score_back(
    quiz: Assignment, ana: Membership
) -> None:
    attempt = sat(quiz, ana, [0, 1], at=NOW)
    entry(quiz, ana, GradeEntry.What.MARK, 90)
    marked(attempt.items.get(position=1), 1, at=NOW + HOUR)
    grading.refresh(assignment=quiz)
    assert (grade(quiz, ana).state, grade(quiz, ana).percent) == (GradeState.MARKED, 90)
    entry(quiz, ana, GradeEntry.What.CLEAR)
    grading.refresh(assignment=quiz)
    assert (grade(quiz, ana).state, grade(quiz, ana).percent) == (GradeState.DONE, 100)


def test_regrade_that_changes_nothing_writes_nothing(quiz: Assignment, ana: Membership) -> None:
    attempt = sat(quiz, ana, [1, 0], at=NOW)
    assert grading.refresh(assignment=quiz) == 1
    marked(attempt.items.get(position=1), 1, at=NOW + HOUR)
    assert grading.refresh(assignment=quiz) == 0


def test_override_extension_and_exemption_reach_the_grade(
    quiz: Assignment, ana: Membership
) -> None:
    Assignment.objects.filter(pk=quiz.pk).update(due_at=NOW - HOUR, late=Late.ONCE, late_percent=20)
    quiz.refresh_from_db()
    sat(quiz, ana, [1], at=NOW)
    grading.refresh(assignment=quiz)
    assert (grade(quiz, ana).state, grade(quiz, ana).percent) == (GradeState.LATE, 80)
    Extension.objects.create(
        assignment=quiz, membership=ana, minutes=60, given_at=NOW - timedelta(minutes=30)
    )
    grading.refresh(assignment=quiz)
    assert (grade(quiz, ana).state, grade(quiz, ana).percent) == (GradeState.DONE, 100)
    Override.objects.create(assignment=quiz, membership=ana, exempt=True, set_at=NOW)
    grading.refresh(assignment=quiz)
    assert (grade(quiz, ana).state, grade(quiz, ana).percent) == (GradeState.EXEMPT, None)


def test_grade_goes_when_nothing_is_left_of_it(quiz: Assignment, ana: Membership) -> None:
    own = Override.objects.create(assignment=quiz, membership=ana, exempt=True, set_at=NOW)
    grading.refresh(assignment=quiz)
    own.delete()
    assert grading.refresh(assignment=quiz) == 1
    assert not Grade.objects.exists()


def test_staff_and_other_classes_get_no_grade(quiz: Assignment) -> None:
    helper = MembershipFactory.create(classroom=quiz.classroom, role=Role.ASSISTANT)
    other = MembershipFactory.create()
    for member in (helper, other):
        sat(quiz, member, [1], at=NOW)
    grading.refresh(assignment=quiz)
    assert not Grade.objects.exists()


def test_what_stood_is_kept_when_the_account_goes(quiz: Assignment, ana: Membership) -> None:
    assert ana.user
    sat(quiz, ana, [1, 0], at=NOW)
    sat(quiz, ana, [1, 1, 0], at=NOW + 2 * HOUR)
    grading.refresh(assignment=quiz)
    before = grade(quiz, ana)
    grading.keep([ana], now=NOW)
    ana.user.delete()
    grading.refresh(assignment=quiz)
    after = grade(quiz, ana)
    assert before.attempt
    before.attempt = ""
    assert grading.same(before, after)
    entry(quiz, ana, GradeEntry.What.MARK, 40)
    grading.refresh(assignment=quiz)
    assert grade(quiz, ana).percent == 40


@pytest.mark.parametrize("learners", [1, 3, 101])
def test_refresh_costs_the_same_for_many(quiz: Assignment, learners: int) -> None:
    members = MembershipFactory.create_batch(learners, classroom=quiz.classroom)
    for member in members[:3]:
        sat(quiz, member, [1, 0], at=NOW)
    with CaptureQueriesContext(connection) as seen:
        grading.refresh(assignment=quiz)
    said = [one["sql"] for one in seen if "SAVEPOINT" not in one["sql"]]
    assert len(said) == 8


def test_rebuild_says_what_differs_and_mends_it(
    quiz: Assignment, ana: Membership, capsys: pytest.CaptureFixture[str]
) -> None:
    sat(quiz, ana, [1, 0], at=NOW)
    with pytest.raises(SystemExit) as left:
        call_command("rebuild_grades", "--check")
    assert left.value.code == 1
    said = capsys.readouterr().out
    assert f"{quiz.token} {ana.pk}: nothing, not done 1/2" in said
    call_command("rebuild_grades")
    assert "1 grades changed" in capsys.readouterr().out
    call_command("rebuild_grades", "--check")
    assert "0 grades differ" in capsys.readouterr().out


@given(did=steps)
@example(did=["run", "sit", "run"])
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_grades_are_what_is_rebuilt(quiz: Assignment, did: list[str]) -> None:
    """Whatever happens, each thing followed by its own refresh, a rebuild finds nothing wrong."""
    member = MembershipFactory.create(classroom=quiz.classroom)
    for number, what in enumerate(did):
        _do(what, quiz, member, at=NOW + number * timedelta(days=1))
        grading.refresh(assignment=quiz, memberships=[member])
    call_command("rebuild_grades", "--check")


def _do(what: str, quiz: Assignment, member: Membership, *, at: datetime) -> None:
    attempts = member.user and member.user.attempts.order_by("-pk").first()
    if what == "sit":
        sat(quiz, member, [1, THIRD, None], at=at)
    elif what == "run" and not Attempt.objects.filter(
        learner=member.user, submitted_at__isnull=True
    ):
        sat(quiz, member, [1], at=at, running=True)
    elif what == "regrade" and attempts:
        marked(attempts.items.get(position=1), 0, at=at)
    elif what in {"mark", "clear", "comment"}:
        entry(quiz, member, what, 70 if what == "mark" else None)
    elif what == "exempt":
        Override.objects.update_or_create(
            assignment=quiz, membership=member, defaults={"exempt": True, "set_at": at}
        )
    elif what == "extend":
        Extension.objects.create(assignment=quiz, membership=member, minutes=60, given_at=at)
