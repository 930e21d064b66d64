"""Readiness: which answers count, the sentence, and the page How we know."""

import re
from datetime import timedelta
from fractions import Fraction
from itertools import count
from uuid import uuid4

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.queries import remember
from assessment.items import Band, Kind
from assessment.readiness import Answer, Estimate
from lessons.library import library
from progress.queries import readiness as queries
from progress.queries.readiness import Readiness, exam, first_answers, ready
from progress.queries.simulated import stored
from quizzes import bank
from quizzes.models import Attempt, AttemptItem, Marking, Mode, Response
from tests.factories import AttemptFactory

NUMBERS = count()
EASY = "owner:duty"


def answered(
    attempt: Attempt, *ids: str, credit: Fraction | int = 1, **more: object
) -> list[AttemptItem]:
    """These items were answered and marked, in this order, with so much credit."""
    places = [
        AttemptItem(
            attempt=attempt,
            position=next(NUMBERS) + 1,
            item_id=id_,
            item_version="v",
            fact="fact",
            snapshot={},
            **more,
        )
        for id_ in ids
    ]
    AttemptItem.objects.bulk_create(places)
    at = attempt.started_at
    responses = [
        Response(
            attempt=attempt,
            item=place,
            op_id=uuid4(),
            rev=1,
            answer=[],
            final=True,
            received_at=at,
        )
        for place in places
    ]
    Response.objects.bulk_create(responses)
    mark(places, responses, credit)
    return places


def mark(
    places: list[AttemptItem], responses: list[Response] | list[None], credit: Fraction | int
) -> None:
    share = Fraction(credit)
    Marking.objects.bulk_create(
        Marking(
            item=place,
            response=response,
            credit_over=share.numerator,
            credit_of=share.denominator,
            item_version="v",
            reason="answer",
            marked_at=place.attempt.started_at,
        )
        for place, response in zip(places, responses, strict=True)
    )


def many(attempt: Attempt, number: int, *, credit: int = 1) -> None:
    answered(attempt, *(f"{EASY}-{next(NUMBERS)}" for _ in range(number)), credit=credit)


@pytest.fixture
def attempt(ana: User) -> Attempt:
    return AttemptFactory.create(learner=ana)


def line(person: User | None) -> str:
    request = RequestFactory().get("/")
    remember(request, person)  # type: ignore[arg-type]
    html = Template("{% load readiness %}{% readiness %}").render(Context({"request": request}))
    return re.sub(r"<[^>]+>", "", html).strip()


def estimated(chance: float) -> Readiness:
    found = Estimate(chance=chance, expected=20, low=16, high=23, of=26, answers=74)
    return Readiness(answers=74, estimate=found)


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


def test_line_asks_for_20_answers_first(ana: User, attempt: Attempt) -> None:
    assert line(None).startswith("Practise 20 more questions for a useful estimate")
    many(attempt, 8)
    assert line(ana).startswith("Practise 12 more questions for a useful estimate")
    many(attempt, 11)
    assert line(ana).startswith("Practise 1 more question for")


def test_line_says_word_range_and_what_it_rests_on(ana: User, attempt: Attempt) -> None:
    many(attempt, 74)
    assert line(ana) == (
        "A pass is very likely. At least 9 in 10 learners with answers like yours pass the short "
        "mock exam. Estimate from 74 answers, based on the authors’ view of how hard each question "
        "is; for the shared responsibility part alone. How we know"
    )


@pytest.mark.parametrize(
    ("chance", "verdict", "passing"),
    [
        (0.01, "Not ready yet.", "At most 1 in 10"),
        (0.12, "Not ready yet.", "At most 2 in 10"),
        (0.22, "Not ready yet.", "1 to 3 in 10"),
        (0.52, "A pass is possible.", "4 to 6 in 10"),
        (0.77, "A pass is likely.", "7 to 9 in 10"),
        (0.88, "A pass is very likely.", "At least 8 in 10"),
        (0.99, "A pass is very likely.", "At least 9 in 10"),
    ],
)
def test_chance_is_told_as_word_and_range(chance: float, verdict: str, passing: str) -> None:
    found = estimated(chance)
    assert (found.verdict, found.passing) == (verdict, passing)


def test_nobody_has_no_estimate_and_costs_nothing(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        found = ready(None)
    assert (found.answers, found.missing, found.verdict) == (0, 20, "")


def page(client: Client) -> str:
    html = client.get("/readiness/").content.decode()
    return re.sub(r"\s+", " ", html)


def test_page_of_a_stranger_shows_the_method_without_a_query(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        html = page(client)
    assert "Practise twenty more questions" in html
    assert "manage.py simulate readiness --store" in html


@pytest.mark.parametrize("answers", [1, 3])
def test_page_of_a_learner_costs_three_queries(
    client: Client,
    attempt: Attempt,
    answers: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    many(attempt, answers)
    client.force_login(attempt.learner)
    with django_assert_num_queries(3):  # session, user, answers
        html = page(client)
    assert f"You have given {'one' if answers == 1 else 'three'} first answer" in html


def test_page_shows_the_learner_s_own_estimate(client: Client, attempt: Attempt) -> None:
    many(attempt, 40)
    client.force_login(attempt.learner)
    html = page(client)
    assert "A pass is very likely." in html
    assert "Estimate from 40 first answers" in html


def test_page_shows_every_goal_as_it_came_out(client: Client, db: None) -> None:
    html = page(client)
    goals = [goal.met for goal in stored("readiness").goals]
    assert html.count("Met</span>") == sum(goals)
    assert html.count("Missed</span>") == len(goals) - sum(goals)


def test_page_is_only_read(client: Client, db: None) -> None:
    assert client.post("/readiness/").status_code == 405
