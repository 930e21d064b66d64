"""Starting an assigned attempt: one at a time, and beside no other exam."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import User
from assessment import policy
from assessment.policy import Clock
from quizzes.actions import assigned, exams
from quizzes.models import Attempt, Mode
from quizzes.queries import exams as queries
from tests.factories import UserFactory
from tests.quizzes.assigned import SUBJECT
from tests.quizzes.exams import END, GRACE_END, SECOND, START
from tests.quizzes.items import multiple_item, single_item

ITEMS = [single_item("x"), multiple_item("y")]
HOUR = timedelta(hours=1)


def start(learner: User, *, paper: str = "", subject: str = SUBJECT, **more: object) -> Attempt:
    rules = policy.assigned(name="Week 3", each=False, feeds=True, strict=True, paper=paper)
    given = {"mode": Mode.ASSIGNED, "deadline_at": END, "now": START, **more}
    return assigned.start(
        learner=learner,
        subject=subject,
        rules=rules,
        items=ITEMS,
        seed=5,
        scores_from=START,
        replies_from=None,
        **given,  # type: ignore[arg-type]  # of the tests below
    )


@pytest.mark.django_db
def test_start_keeps_rules_moments_and_questions(ana: User) -> None:
    attempt = start(ana)
    assert (attempt.deadline_at, attempt.scores_from, attempt.replies_from) == (END, START, None)
    assert [row.item_id for row in attempt.items.order_by("position")] == ["x", "y"]
    assert (attempt.policy["name"], attempt.policy["awaits"]) == ("Week 3", True)


@pytest.mark.django_db
@pytest.mark.parametrize("now", [START, END - SECOND, END, GRACE_END])
def test_start_gives_back_what_runs(ana: User, now: object) -> None:
    assert start(ana, now=now) == start(ana, now=now)


@pytest.mark.django_db
def test_start_ends_what_is_overdue(ana: User) -> None:
    first = start(ana)
    second = start(ana, now=GRACE_END + SECOND, deadline_at=END + HOUR)
    first.refresh_from_db()
    assert (first.submitted_at, second.submitted_at) == (END, None)


@pytest.mark.django_db
def test_assigned_exam_waits_for_an_own_one(ana: User) -> None:
    own = exams.start(
        learner=ana, paper="short", percent=100, clock=Clock.ALWAYS, seed=3, now=START
    )
    with pytest.raises(assigned.OtherExamError, match="still running") as raised:
        start(ana, paper="short")
    assert raised.value.running == own
    assert start(ana).pk  # a quiz may run beside it
    after = GRACE_END + 2 * HOUR
    assert start(ana, paper="short", subject="assigned:b", now=after, deadline_at=after + HOUR)


@pytest.mark.django_db
def test_own_exam_waits_for_an_assigned_one(ana: User) -> None:
    running = start(ana, paper="short")
    given = {"paper": "short", "percent": 100, "clock": Clock.ALWAYS, "seed": 3}
    assert exams.start(learner=ana, now=START, **given) == running  # type: ignore[arg-type]
    later = exams.start(learner=ana, now=GRACE_END + SECOND, **given)  # type: ignore[arg-type]
    assert (later.mode, Attempt.objects.filter(submitted_at=END).count()) == (Mode.EXAM, 1)


@pytest.mark.django_db
def test_assigned_quiz_does_not_block_an_own_exam(ana: User) -> None:
    start(ana)
    given = {"paper": "short", "percent": 100, "clock": Clock.ALWAYS, "seed": 3}
    own = exams.start(learner=ana, now=START, **given)  # type: ignore[arg-type]
    assert own.mode == Mode.EXAM


@pytest.mark.django_db
def test_trial_run_of_an_exam_may_run_beside_another(ana: User) -> None:
    start(ana, paper="short")
    mine = start(ana, paper="short", mode=Mode.PREVIEW, subject="preview:a")
    assert mine.mode == Mode.PREVIEW


@pytest.mark.django_db
def test_met_counts_assigned_exams(ana: User) -> None:
    start(ana, paper="short")
    assert queries.met(ana) == {"x": 1, "y": 1}


@pytest.mark.django_db(transaction=True)
def test_fifty_starts_at_once_make_one_attempt() -> None:
    learner = UserFactory.create()
    barrier = Barrier(50)

    def one() -> int:
        barrier.wait()
        try:
            return start(learner).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        found = {future.result() for future in [pool.submit(one) for _ in range(50)]}
    assert (len(found), Attempt.objects.count()) == (1, 1)
