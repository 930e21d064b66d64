"""Attempts follow the terms of their assignment."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assessment.policy import GRACE
from assessment.terms import Feedback, Late, Scores
from classrooms.actions.rights import Moved, ShortensError, keep_due, propagate
from classrooms.models import Assignment, Extension, Override
from classrooms.queries import rights
from quizzes.models import Attempt, Mode
from tests.classrooms.rights.desk import NOW, at, begun, fresh, group, learner, m, room, timed

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz() -> Assignment:
    return timed(room()[0])


def test_running_attempt_is_lengthened_at_once(quiz: Assignment) -> None:
    ana = learner(quiz.classroom)
    attempt = begun(quiz, ana)
    quiz.limit_minutes = 30
    assert propagate(quiz, NOW) == Moved(longer=(ana,))
    assert fresh(attempt).deadline_at == m(25)
    assert propagate(quiz, NOW) == Moved()


def test_attempt_that_is_shortened_needs_a_yes(quiz: Assignment) -> None:
    ana = learner(quiz.classroom)
    attempt = begun(quiz, ana)
    quiz.limit_minutes = 6
    with pytest.raises(ShortensError) as caught:
        propagate(quiz, NOW)
    assert caught.value.who == (ana,)
    assert fresh(attempt).deadline_at == m(15)
    assert propagate(quiz, NOW, confirmed=True) == Moved(shorter=(ana,))
    assert fresh(attempt).deadline_at == m(5)
    assert propagate(quiz, m(2)) == Moved()


def test_attempts_that_are_over_keep_what_they_had(quiz: Assignment) -> None:
    handed_in = begun(quiz, learner(quiz.classroom), submitted_at=m(-1))
    time_is_up = begun(quiz, learner(quiz.classroom), deadline_at=NOW - timedelta(hours=1))
    closing = begun(quiz, learner(quiz.classroom), deadline_at=NOW - GRACE / 2)
    ends = [one.deadline_at for one in (handed_in, time_is_up, closing)]
    quiz.limit_minutes = 600
    assert propagate(quiz, NOW) == Moved()
    assert [fresh(one).deadline_at for one in (handed_in, time_is_up, closing)] == ends


def test_trial_runs_and_other_assignments_are_left_alone(quiz: Assignment) -> None:
    ana = learner(quiz.classroom)
    trial = begun(quiz, ana)
    Attempt.objects.filter(pk=trial.pk).update(mode=Mode.PREVIEW, subject=f"preview:{quiz.token}")
    other = begun(timed(quiz.classroom), ana)
    quiz.limit_minutes = 600
    assert propagate(quiz, NOW) == Moved()
    assert [fresh(one).deadline_at for one in (trial, other)] == [m(15), m(15)]


def test_attempt_of_somebody_who_left_no_place_is_left_alone(quiz: Assignment) -> None:
    ana = learner(quiz.classroom)
    attempt = begun(quiz, ana)
    ana.delete()
    quiz.limit_minutes = 600
    assert propagate(quiz, NOW) == Moved()
    assert fresh(attempt).deadline_at == m(15)


def test_limit_that_is_lifted_ends_at_the_closing(quiz: Assignment) -> None:
    ana = learner(quiz.classroom)
    attempt = begun(quiz, ana)
    quiz.limit_minutes = 0
    assert propagate(quiz, NOW) == Moved(longer=(ana,))
    assert fresh(attempt).deadline_at == at("27 18:00")


def test_end_that_is_new_shortens(quiz: Assignment) -> None:
    quiz.limit_minutes, quiz.due_at = 0, None
    ana = learner(quiz.classroom)
    attempt = begun(quiz, ana, deadline_at=None)
    assert propagate(quiz, NOW) == Moved()
    quiz.closes_at = m(1)
    assert propagate(quiz, NOW, confirmed=True) == Moved(shorter=(ana,))
    assert fresh(attempt).deadline_at == m(5)


def test_each_learner_has_their_own_terms(quiz: Assignment) -> None:
    names = ["Ana", "Ben", "Chi", "Dewi"]
    ana, ben, chi, dewi = (learner(quiz.classroom, name) for name in names)
    red = group(quiz.classroom, ben, name="Red")
    ana.percent = 150
    ana.save()
    Override.objects.create(assignment=quiz, group=red, limit_minutes=25, set_at=NOW)
    Extension.objects.create(assignment=quiz, membership=chi, minutes=60, given_at=NOW)
    attempts = [begun(quiz, one) for one in (ana, ben, chi, dewi)]
    assert propagate(quiz, NOW) == Moved(longer=(ana, ben, chi))
    assert [fresh(one).deadline_at for one in attempts] == [m(25), m(20), m(60), m(15)]


LATER = {"feedback": Feedback.LATER, "scores": Scores.LATER}


def released(attempt: Attempt) -> list[object]:
    found = fresh(attempt)
    return [found.scores_from, found.replies_from]


def test_results_at_the_end_are_shown_from_then(quiz: Assignment) -> None:
    running = begun(quiz, learner(quiz.classroom))
    done = begun(quiz, learner(quiz.classroom), submitted_at=m(-1))
    propagate(quiz, NOW)
    assert released(running) == [m(-5), m(-5)]
    assert released(done) == [m(-1), m(-1)]


def test_results_wait_for_the_last_of_the_class() -> None:
    quiz = timed(room()[0], scores_at=at("28 08:00"), replies_at=at("27 20:00"), **LATER)
    done = begun(quiz, learner(quiz.classroom), submitted_at=m(-1))
    propagate(quiz, NOW)
    assert released(done) == [at("28 08:00"), at("27 20:00")]
    ben = learner(quiz.classroom)
    Override.objects.create(assignment=quiz, membership=ben, due_at=at("29 18:00"), set_at=NOW)
    propagate(quiz, NOW)
    assert released(done) == [at("29 18:00") + GRACE] * 2


def test_results_wait_for_an_attempt_that_runs_without_a_closing() -> None:
    quiz = timed(room()[0], due_at=None, replies_at=m(-60), scores_at=m(-60), **LATER)
    done = begun(quiz, learner(quiz.classroom), submitted_at=m(-1))
    begun(quiz, learner(quiz.classroom))
    propagate(quiz, NOW)
    assert released(done) == [m(15) + GRACE] * 2


def test_results_by_hand_are_not_planned() -> None:
    quiz = timed(room()[0], **LATER)
    done = begun(quiz, learner(quiz.classroom), submitted_at=m(-1), scores_from=m(-1))
    propagate(quiz, NOW)
    assert released(done) == [None, None]
    quiz.replies_released_at = quiz.scores_released_at = NOW
    propagate(quiz, NOW)
    assert released(done) == [NOW, NOW]


def test_attempt_that_begins_is_told_when_its_results_come() -> None:
    quiz = timed(room()[0], late=Late.NONE, replies_at=at("26 20:00"), **LATER)
    learner(quiz.classroom, percent=200)
    found = rights.release(quiz, started_at=NOW)
    assert found.scores_from is None
    assert found.replies_from == at("27 18:20") + GRACE
    plain = rights.release(timed(quiz.classroom), started_at=NOW)
    assert (plain.scores_from, plain.replies_from) == (NOW, NOW)


@pytest.mark.parametrize("learners", [1, 5])
def test_effective_terms_cost_three_queries(
    quiz: Assignment, learners: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    members = [learner(quiz.classroom) for _ in range(learners)]
    for one in members:
        Override.objects.create(assignment=quiz, membership=one, attempts=2, set_at=NOW)
        red = group(quiz.classroom, one, name=f"Group {one.pk}")
        Override.objects.create(assignment=quiz, group=red, attempts=3, set_at=NOW)
    with django_assert_num_queries(3):
        found = rights.effective_of(quiz, members)
    assert {one.attempts for one in found.values()} == {2}
    assert rights.effective_for(quiz, members[0]) == found[members[0].pk]


@pytest.mark.parametrize("learners", [1, 5])
def test_propagation_costs_the_same_for_many(
    quiz: Assignment, learners: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(learners):
        begun(quiz, learner(quiz.classroom))
    quiz.limit_minutes = 30
    with django_assert_num_queries(9):
        propagate(quiz, NOW)


def test_nobody_has_less_where_all_is_kept(quiz: Assignment) -> None:
    ana, ben = (learner(quiz.classroom, name) for name in ("Ana", "Ben"))
    attempts = [begun(quiz, ana, deadline_at=m(60)), begun(quiz, ben)]
    quiz.limit_minutes = 30
    assert propagate(quiz, NOW, keep=True) == Moved(longer=(ben,))
    assert [fresh(one).deadline_at for one in attempts] == [m(60), m(25)]


def test_due_moment_is_kept_of_members_alone(quiz: Assignment) -> None:
    ana = learner(quiz.classroom)
    attempt = begun(quiz, ana, submitted_at=NOW)
    ana.delete()
    keep_due(quiz, learner=attempt.learner_id, at=NOW)
    assert fresh(attempt).due_at is None
