"""The one thing to do next: what comes before what."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from accounts.models import User
from lessons.library import library
from progress import queries
from progress.models import StudyPlan
from progress.queries.steps import Step
from quizzes.actions.remembering import rebuild
from quizzes.models import Attempt, Mode
from tests.factories import AttemptFactory
from tests.progress.test_map import HOUSE, STACK, check, fact_of, read, sit


def step(ana: User, now: datetime) -> Step:
    return queries.step(learner=ana, library=library(), now=now)


def exam(ana: User, now: datetime, *, over: bool = False) -> Attempt:
    return AttemptFactory.create(
        learner=ana,
        mode=Mode.EXAM,
        subject="mock:short",
        started_at=now - timedelta(hours=1),
        deadline_at=now + timedelta(minutes=-5 if over else 20),
        submitted_at=now if over else None,
    )


@pytest.fixture
def due(ana: User, now: datetime) -> datetime:
    """A moment when one fact is due, and a lesson is half read."""
    read(ana, HOUSE, now, parts=1)
    check(sit(ana, now, open_=False), fact_of(HOUSE), now)
    rebuild(learner=ana.pk)
    return now + timedelta(days=20)


def test_step_of_a_newcomer_is_lesson_1(ana: User, now: datetime) -> None:
    assert step(ana, now).label == "Start lesson 1"


def test_step_prefers_the_lesson_that_was_begun(ana: User, now: datetime) -> None:
    read(ana, STACK, now, parts=1)
    assert step(ana, now).label == "Continue lesson 2"


def test_step_prefers_what_is_due_to_a_lesson(ana: User, due: datetime) -> None:
    found = step(ana, due)
    assert (found.title, found.url) == ("Review due", reverse("progress:review"))
    assert found.line.startswith("One fact, about one minute, before it fades.")


def test_step_on_a_day_off_leaves_reviews_alone(ana: User, due: datetime) -> None:
    StudyPlan.objects.create(learner=ana, days_off=[due.weekday()], changed_at=due)
    assert step(ana, due).label == "Continue lesson 1"


def test_step_is_the_exam_while_it_runs(ana: User, due: datetime) -> None:
    running = exam(ana, due)
    found = step(ana, due)
    assert found.url == reverse("quizzes:attempt", args=[running.token])
    assert (
        found.line
        == f"It closes at {running.deadline_at:%H:%M} UTC, whether or not this page is open."
    )


def test_step_with_all_read_and_an_exam_taken_is_practice(ana: User, now: datetime) -> None:
    for slug in library().lessons:
        read(ana, slug, now)
    exam(ana, now, over=True)
    assert step(ana, now).url == reverse("quizzes:practice")
