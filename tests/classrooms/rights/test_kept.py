"""What was handed in stays as it was, though what was given is taken back."""

from datetime import datetime

import pytest
import time_machine

from assessment.terms import Late
from classrooms.actions import grading
from classrooms.models import Grade
from quizzes.actions import ending
from quizzes.models import Attempt
from tests.classrooms.rights.desk import Page, at, begun, fresh, m

pytestmark = pytest.mark.django_db


def late(page: Page) -> None:
    """The quiz takes late work, and counts it in full."""
    page.quiz.late = Late.FULL
    page.quiz.closes_at = at("30 18:00")
    page.quiz.save()


def states() -> list[tuple[str, int]]:
    return list(Grade.objects.values_list("state", "late_days"))


def sat(page: Page, when: datetime) -> Attempt:
    """An attempt that is handed in at this moment, after five minutes."""
    attempt = begun(page.quiz, page.ana, started_at=when, deadline_at=None)
    ending.end(attempt, now=when)
    return attempt


def test_attempt_in_time_by_an_override_stays_in_time(page: Page) -> None:
    late(page)
    with time_machine.travel(at("28 10:00"), tick=False):
        page.post(page.path("right", page.ana.token), due_at="2026-11-29T18:00")
        attempt = sat(page, at("28 10:00"))
        assert fresh(attempt).due_at == at("29 18:00")
        assert states() == [("done", 0)]
        page.post(page.path("remove-right", page.ana.token))
    assert states() == [("done", 0)]
    assert grading.differences(page.quiz) == []


def test_attempt_whose_time_is_up_is_ended_before_anything_is_taken_back(page: Page) -> None:
    late(page)
    with time_machine.travel(at("28 10:00"), tick=False):
        page.post(page.path("right", page.ana.token), due_at="2026-11-29T18:00")
    attempt = begun(page.quiz, page.ana, started_at=at("28 10:00"), deadline_at=at("28 10:20"))
    with time_machine.travel(at("28 12:00"), tick=False):
        page.post(page.path("remove-right", page.ana.token))
    assert fresh(attempt).submitted_at == at("28 10:20")
    assert states() == [("done", 0)]


def test_attempt_that_was_late_is_in_time_once_more_is_given(page: Page) -> None:
    late(page)
    with time_machine.travel(at("28 10:00"), tick=False):
        sat(page, at("28 10:00"))
        assert states() == [("late", 1)]
        page.post(page.path("right", page.ana.token), due_at="2026-11-29T18:00")
    assert states() == [("done", 0)]


@pytest.mark.usefixtures("still")
def test_share_of_time_taken_back_leaves_what_is_handed_in(page: Page) -> None:
    late(page)
    page.quiz.due_at = m(-5)
    page.quiz.save()
    page.post(page.time(), share="150")
    attempt = sat(page, m(0))
    assert fresh(attempt).due_at == m(5)
    page.post(page.time(), share="100")
    assert states() == [("done", 0)]
