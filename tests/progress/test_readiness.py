"""Readiness: which answers count, and the exam that they are held against."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assessment.items import Band, Kind
from assessment.readiness import Answer
from lessons.library import library
from progress.queries import readiness as queries
from progress.queries.readiness import exam, first_answers
from quizzes import bank
from quizzes.models import Attempt, AttemptItem, Mode, Response
from tests.factories import AttemptFactory
from tests.progress.answers import answered, many, mark


@pytest.fixture
def attempt(ana: User) -> Attempt:
    return AttemptFactory.create(learner=ana)


def test_first_answers_come_oldest_first_with_what_is_known_of_each(attempt: Attempt) -> None:
    answered(attempt, "sort:a", credit=Fraction(4, 5))
    answered(attempt, "pick-aws:b")
    easy, hard = bank.question("pick-aws:b"), bank.question("sort:a")
    assert easy
    assert hard
    assert first_answers(attempt.learner) == [Answer(hard, right=False), Answer(easy, right=True)]


def test_written_items_have_their_author_s_band() -> None:
    written = next(item for item in library().items.values() if item.band is Band.HARD)
    found = bank.question(written.id)
    assert found
    assert found.hardness == 0.5


@pytest.mark.parametrize(
    "subject", ["redo:7", "reasons:7"], ids=["misses redone", "reasons for a sheet"]
)
def test_follow_ups_do_not_count(ana: User, subject: str) -> None:
    many(AttemptFactory.create(learner=ana, subject=subject), 3)
    assert first_answers(ana) == []


def test_pretests_do_not_count(ana: User) -> None:
    many(AttemptFactory.create(learner=ana, mode=Mode.PRETEST, subject="pretest:x"), 3)
    assert first_answers(ana) == []


def test_variants_after_a_miss_do_not_count(attempt: Attempt) -> None:
    root = answered(attempt, "owner:a", credit=0)[0]
    answered(attempt, "owner:b", root=root)
    assert len(first_answers(attempt.learner)) == 1


def test_questions_on_trial_do_not_count(attempt: Attempt) -> None:
    answered(attempt, "owner:a", scored=False)
    assert first_answers(attempt.learner) == []


def test_questions_without_an_answer_do_not_count(attempt: Attempt) -> None:
    AttemptItem.objects.create(
        attempt=attempt, position=1, item_id="owner:open", item_version="v", fact="f", snapshot={}
    )
    left_empty = AttemptItem.objects.create(
        attempt=attempt, position=2, item_id="owner:empty", item_version="v", fact="f", snapshot={}
    )
    mark([left_empty], [None], 0)
    assert first_answers(attempt.learner) == []


def test_items_that_the_course_no_longer_has_do_not_count(attempt: Attempt) -> None:
    answered(attempt, "gone", "gone-shell:x", "owner:a")
    assert len(first_answers(attempt.learner)) == 1


def test_the_first_answer_to_an_item_counts_not_the_second(ana: User, attempt: Attempt) -> None:
    answered(attempt, "owner:a", credit=0)
    later = AttemptFactory.create(
        learner=ana, subject="review", started_at=attempt.started_at + timedelta(days=1)
    )
    answered(later, "owner:a", "owner:b")
    assert [answer.right for answer in first_answers(ana)] == [False, True]


def test_a_regrade_counts_in_place_of_the_mark_before(attempt: Attempt) -> None:
    places = answered(attempt, "owner:a", credit=0)
    mark(places, list(Response.objects.all()), 1)
    assert [answer.right for answer in first_answers(attempt.learner)] == [True]


def test_answers_of_others_do_not_count(attempt: Attempt) -> None:
    many(AttemptFactory.create(), 3)
    assert first_answers(attempt.learner) == []


def test_the_newest_200_count(ana: User, attempt: Attempt) -> None:
    later = AttemptFactory.create(
        learner=ana, subject="review", started_at=attempt.started_at + timedelta(days=1)
    )
    many(later, 190, credit=0)
    many(attempt, 190)
    found = first_answers(ana)
    assert [answer.right for answer in found] == [True] * 10 + [False] * 190


@pytest.mark.parametrize("attempts", [2, 40])
def test_cost_does_not_grow_with_the_answers(
    ana: User, attempts: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    start = AttemptFactory.build().started_at
    for day in range(attempts):
        held = AttemptFactory.create(
            learner=ana, subject=f"p{day}", started_at=start + timedelta(days=day)
        )
        many(held, 30)
    with django_assert_num_queries(1) as captured:
        found = first_answers(ana)
    assert len(found) == min(200, attempts * 30)
    sql = captured.captured_queries[0]["sql"]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert len(cursor.fetchall()) == min(queries.ROWS, attempts * 30)
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            steps = [row[3] for row in cursor.fetchall()]
            # It reads by indexes and stops at the last row that it needs; nothing is sorted.
            assert [step for step in steps if "SCAN" in step or "TEMP" in step] == []


def test_exam_is_the_short_form() -> None:
    found = exam()
    form = bank.blueprints()["short"]
    assert (len(found.questions), found.least) == (form.scored, form.least) == (26, 19)
    guesses = [question.guess for question in found.questions]
    multiple = sum(share.scored for share in form.shares if share.kind is Kind.MULTIPLE)
    assert guesses.count(1 / 10) == multiple
    hard = sum(mix.scored for mix in form.bands if mix.band is Band.HARD)
    assert [question.hardness for question in found.questions].count(0.5) == hard


def test_kinds_and_bands_are_mixed() -> None:
    """Neither kind has all the hard ones."""
    of_kind: dict[float, set[float]] = {}
    for question in exam().questions:
        of_kind.setdefault(question.guess, set()).add(question.hardness)
    assert [len(found) for found in of_kind.values()] == [3, 3]
