"""Results of mock exams, newest and best."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from lessons.library import library
from quizzes.models import Attempt, AttemptItem, Mode, Response
from quizzes.queries import mocks
from quizzes.queries.mocks import Score
from tests.factories import AttemptFactory, AttemptItemFactory, MarkingFactory, UserFactory
from tests.quizzes.conftest import plain
from tests.quizzes.mocks import MINUTES, START, mock, scored

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("right", "of", "least", "passed", "percent"),
    [
        *((19, 26, 19, True, 73), (18, 26, 19, False, 69), (26, 26, 19, True, 100)),
        *((0, 26, 19, False, 0), (35, 50, 35, True, 70), (139, 199, 140, False, 69)),
        (0, 0, 0, True, 0),
    ],
)
def test_percent_never_rounds_up_to_a_pass(
    right: int, of: int, least: int, passed: object, percent: int
) -> None:
    score = Score(right=right, of=of, pass_percent=70)

    assert (score.least, score.passed, score.percent) == (least, passed, percent)


def test_result_counts_what_counts(ana: User) -> None:
    attempt = mock(ana)
    trial = AttemptItem.objects.filter(attempt=attempt, scored=False).first()
    assert trial
    first, second, *_ = scored(attempt)
    miss(attempt, trial.position, first, second)

    (result,) = mocks.results(ana)

    assert result == mocks.MockResult(
        token=attempt.token,
        paper="short",
        name="Short form",
        started_at=START,
        submitted_at=START + timedelta(minutes=MINUTES),
        timed=True,
        score=Score(right=24, of=26, pass_percent=70),
    )


def miss(attempt: Attempt, *positions: int) -> None:
    """Mark these again, as wrong."""
    for item in AttemptItem.objects.filter(attempt=attempt, position__in=positions):
        MarkingFactory.create(
            item=item,
            response=None,
            credit_over=0,
            reason="The key was mended.",
            marked_at=START + timedelta(days=1),
        )


def test_newest_twenty_come_newest_first(ana: User) -> None:
    days = [START + timedelta(days=n) for n in range(22)]
    found = [_empty(ana, started_at=day) for day in days]
    _empty(UserFactory.create(), started_at=START)

    assert [result.token for result in mocks.results(ana)] == [
        attempt.token for attempt in reversed(found[2:])
    ]


def _empty(learner: User, *, right: int = 0, **more: object) -> Attempt:
    """A handed-in exam of ten questions without answers."""
    fields = {"mode": Mode.EXAM, "subject": "mock:short", "submitted_at": START, **more}
    attempt = AttemptFactory.create(learner=learner, **fields)
    for position in range(1, 11):
        item = AttemptItemFactory.create(attempt=attempt, position=position)
        MarkingFactory.create(item=item, response=None, credit_over=int(position <= right))
    return attempt


def test_exam_that_runs_has_no_result(ana: User) -> None:
    _empty(ana, submitted_at=None, deadline_at=START + timedelta(minutes=42))

    assert mocks.results(ana) == ()
    assert mocks.best(ana) is None


def test_nobody_has_no_results() -> None:
    assert mocks.results(None) == ()


def test_form_that_is_gone_keeps_its_results(ana: User) -> None:
    _empty(ana, right=7, subject="mock:endless")
    (result,) = mocks.results(ana)

    assert (result.name, result.score) == ("Endless", Score(right=7, of=10, pass_percent=70))


def raise_the_mark(monkeypatch: pytest.MonkeyPatch, percent: int) -> None:
    """As if the file of the short form had been edited."""
    form = library().blueprints["short"]
    monkeypatch.setitem(library().blueprints, "short", replace(form, pass_percent=percent))


def test_exam_keeps_the_pass_mark_it_began_with(
    learner: Client, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I-14: an edit of the form changes no result that stands."""
    learner.post("/exam/short/", {"time": "100", "clock": "always"})
    token = Attempt.objects.get().token
    learner.post(f"/a/{token}/hand-in/")
    path = f"/a/{token}/summary/"
    before = plain(learner.get(path)), mocks.results(ana), mocks.best(ana)

    raise_the_mark(monkeypatch, 95)

    assert (plain(learner.get(path)), mocks.results(ana), mocks.best(ana)) == before
    assert {result.score.pass_percent for result in mocks.results(ana)} == {70}


def test_exam_that_froze_no_pass_mark_has_the_one_of_its_form(
    ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _empty(ana, right=8)
    raise_the_mark(monkeypatch, 95)
    (result,) = mocks.results(ana)

    assert (result.score.pass_percent, result.score.passed) == (95, False)


def test_best_is_one_that_was_passed(ana: User) -> None:
    """Under another pass mark fewer may have been enough."""
    limit = START + timedelta(minutes=42)
    strict = {"pass_percent": 90, "each": False}
    passed = _empty(ana, right=8, deadline_at=limit)
    _empty(ana, right=8, deadline_at=limit, policy=strict, started_at=START - timedelta(days=1))
    best = mocks.best(ana)

    assert best
    assert (best.token, best.score.passed) == (passed.token, True)


def test_best_is_the_best_under_a_time_limit(ana: User) -> None:
    limit = START + timedelta(minutes=84)
    _empty(ana, right=6, deadline_at=limit)
    first = _empty(ana, right=8, deadline_at=limit, started_at=START + timedelta(days=1))
    _empty(ana, right=8, deadline_at=limit, started_at=START + timedelta(days=2))
    _empty(ana, right=10)
    best = mocks.best(ana)

    assert best
    assert (best.token, best.score.passed) == (first.token, True)


def test_number_of_queries_does_not_grow(
    ana: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 3):
        while Attempt.objects.count() < count:
            _empty(ana, right=9, deadline_at=START)
        with django_assert_num_queries(2):
            assert len(mocks.results(ana)) == count
            assert mocks.best(ana)


def test_answers_hold_the_time_of_all_visits(ana: User) -> None:
    attempt = mock(ana, seconds={1: 30, 2: 5}, empty=[4], flagged=[3])
    row = Response.objects.get(attempt=attempt, item__position=1)
    for rev, tab, ms in ((2, "tab", 41_000), (3, "other", 9_400)):
        row.pk, row.rev, row.tab_id, row.latency_ms = None, rev, tab, ms
        row.op_id = f"00000000-0000-0000-0000-00000000000{rev}"
        row.save(force_insert=True)
    first, second, third, fourth = mocks.answers(attempt)[:4]

    assert [a.seconds for a in (first, second, third, fourth)] == [50, 5, None, None]
    assert [a.flagged for a in (second, third)] == [False, True]
    assert (fourth.answer, fourth.right) == ((), False)
    assert first.right


def test_answer_that_was_marked_again_keeps_what_was_chosen(ana: User) -> None:
    attempt = mock(ana)
    before = mocks.answers(attempt)[4]
    miss(attempt, 5)
    after = mocks.answers(attempt)[4]

    assert (before.right, after.right) == (True, False)
    assert after.answer == before.answer
    assert [(r.position, r.credit, r.reason) for r in after.regrades] == [
        (5, Fraction(0), "The key was mended.")
    ]
