"""How items have fared in mock exams."""

from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assessment.items import Pool
from lessons.library import library
from quizzes.models import Attempt, AttemptItem, Response
from quizzes.queries import trials
from quizzes.queries.trials import Fared
from tests.factories import MarkingFactory
from tests.quizzes.mocks import mock

pytestmark = pytest.mark.django_db


def fared(attempt: Attempt, position: int) -> Fared:
    item = AttemptItem.objects.get(attempt=attempt, position=position)
    return trials.fared([item.item_id])[0]


def test_item_counts_where_it_was_shown(ana: User) -> None:
    attempt = mock(ana, wrong=[2], empty=[3], seconds={1: 40})
    mock(ana, seconds={1: 51, 2: 9})
    scored = [row.scored for row in attempt.items.order_by("position")[:3]]
    right, wrong, empty = (fared(attempt, position) for position in (1, 2, 3))

    assert [(f.shown, f.answered, f.right) for f in (right, wrong, empty)] == [
        (2, 2, 2),
        (2, 2, 1),
        (2, 1, 1),
    ]
    assert [f.counted for f in (right, wrong, empty)] == [2 * was for was in scored]
    assert [f.seconds for f in (right, wrong, empty)] == [46, 9, None]


def test_item_on_trial_is_told_apart(ana: User) -> None:
    attempt = mock(ana)
    trial = AttemptItem.objects.filter(attempt=attempt, scored=False).first()
    assert trial
    found = fared(attempt, trial.position)

    assert (found.on_trial, found.counted) == (1, 0)


def test_running_exam_is_not_counted(ana: User) -> None:
    attempt = mock(ana)
    attempt.submitted_at = None
    attempt.save()

    assert fared(attempt, 1) == Fared(
        item_id=AttemptItem.objects.get(attempt=attempt, position=1).item_id,
        on_trial=0,
        counted=0,
        answered=0,
        right=0,
        seconds=None,
    )


def test_newest_marking_stands(ana: User) -> None:
    attempt = mock(ana)
    item = AttemptItem.objects.get(attempt=attempt, position=1)
    MarkingFactory.create(item=item, response=None, credit_over=0)
    found = fared(attempt, 1)

    assert (found.answered, found.right) == (1, 0)


@pytest.mark.parametrize(("answered", "too_few"), [(29, True), (30, False)])
def test_facility_is_told_from_thirty_answers_on(answered: int, too_few: object) -> None:
    found = Fared(item_id="i", on_trial=0, counted=30, answered=answered, right=15, seconds=None)

    assert (found.facility is None, found.interval is None) == (too_few, too_few)


def test_facility_lies_in_its_interval() -> None:
    found = Fared(item_id="i", on_trial=0, counted=40, answered=40, right=30, seconds=None)
    assert found.interval
    low, high = found.interval

    assert found.facility == 0.75
    assert 0.6 < low < 0.75 < high < 0.86


def test_number_of_queries_does_not_grow(
    ana: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = [item.id for item in library().items.values() if item.pool is Pool.EXAM]
    for seed in (1, 2):
        mock(ana, seed=seed, seconds={1: 20})
        with django_assert_num_queries(2):
            assert len(trials.fared(ids)) == len(ids)


def test_snapshots_are_not_read(
    ana: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mock(ana)
    with django_assert_num_queries(2) as queries:
        trials.fared(["any"])

    assert not [query for query in queries if "snapshot" in query["sql"]]


def test_command_prints_a_line_an_item(ana: User) -> None:
    attempt = mock(ana)
    first = AttemptItem.objects.get(attempt=attempt, position=1)
    answer = Response.objects.get(item=first)
    for n in range(31):
        first.pk, first.position = None, 100 + n
        first.save(force_insert=True)
        MarkingFactory.create(item=first, response=answer, credit_over=n % 2)
    out = StringIO()
    call_command("trial_items", stdout=out)
    lines = out.getvalue().splitlines()
    pool = [item for item in library().items.values() if item.pool is Pool.EXAM]
    (line,) = [line for line in lines if line.startswith(f"{first.item_id} ")]

    assert len(lines) == len(pool) + 2
    assert line.endswith("32        50 % (36 to 64)  -")
    assert lines[-1] == f"items {len(pool)}, with too few answers {len(pool) - 1}"
