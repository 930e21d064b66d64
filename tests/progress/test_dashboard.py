"""Progress at a glance."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from lessons.library import library
from progress.models import Certificate
from progress.queries import dashboard as queries
from quizzes.actions.remembering import rebuild
from quizzes.models import Attempt, Mode
from tests.factories import AttemptFactory, UserFactory
from tests.progress.test_map import HOUSE, check, fact_of, read


def quiz(
    ana: User,
    at: datetime,
    *,
    mode: Mode = Mode.PRACTICE,
    subject: str = "practice",
    right: int = 1,
) -> Attempt:
    found: Attempt = AttemptFactory.create(
        learner=ana, mode=mode, subject=subject, started_at=at, submitted_at=at
    )
    for n in range(2):
        check(found, fact_of(HOUSE), at, right=n < right)
    return found


def said(ana: User, now: datetime) -> list[tuple[str, str]]:
    return [(line.name, line.said) for line in queries.lines(ana, now=now).lines]


def test_dashboard_of_nobody_says_where_to_begin(client: Client) -> None:
    page = client.get("/progress/")
    assert page.status_code == 200
    html = page.content.decode()
    assert "Nothing to show yet." in html
    assert "Start lesson 1" in html
    assert "Nothing about you is stored yet." in html


def test_dashboard_counts_sheets_facts_and_days(client: Client, ana: User, now: datetime) -> None:
    read(ana, HOUSE, now)
    for days in (0, 0, 1):
        quiz(ana, now - timedelta(days=days))
    rebuild(learner=ana.pk)
    client.force_login(ana)
    with time_machine.travel(now, tick=False):
        page = client.get("/progress/")
    own = page.context["own"]
    assert (own.map.finished, own.asked, own.facts, own.days) == (
        1,
        1,
        len(library().course.facts),
        2,
    )


def test_lines_say_what_came_of_each_quiz(ana: User, now: datetime) -> None:
    quiz(ana, now - timedelta(hours=5))
    quiz(ana, now - timedelta(hours=4), mode=Mode.CAPSTONE, subject="capstone", right=2)
    quiz(ana, now - timedelta(hours=3), mode=Mode.PRETEST, subject="pretest:whose-house")
    AttemptFactory.create(learner=ana, started_at=now - timedelta(hours=2))
    assert said(ana, now) == [
        ("Practice quiz", "Open"),
        ("First guesses", "Kept until the lesson is read"),
        ("Capstone", "2 of 2"),
        ("Practice quiz", "1 of 2"),
    ]


def test_line_of_an_exam_counts_no_question_on_trial(ana: User, now: datetime) -> None:
    sat = quiz(ana, now, mode=Mode.EXAM, subject="mock:short")
    sat.items.filter(position=2).update(scored=False)
    assert said(ana, now) == [("Mock exam", "1 of 1")]


def test_line_of_an_exam_whose_time_is_up_tells_nothing(ana: User, now: datetime) -> None:
    sat = quiz(ana, now - timedelta(hours=1), mode=Mode.EXAM, subject="mock:short")
    sat.submitted_at, sat.deadline_at = None, now
    sat.save()
    assert said(ana, now) == [("Mock exam", "Time is up")]


def test_lines_leave_out_checks_and_other_people(ana: User, now: datetime) -> None:
    quiz(ana, now, mode=Mode.CHECK, subject=f"lesson:{HOUSE}")
    quiz(UserFactory.create(), now)
    assert said(ana, now) == []


def test_older_quizzes_follow_page_by_page(client: Client, ana: User, now: datetime) -> None:
    for n in range(queries.PAGE + 3):
        quiz(ana, now - timedelta(hours=n))
    client.force_login(ana)
    first = client.get("/progress/quizzes/").context["found"]
    rest = client.get("/progress/quizzes/", {"before": first.more.isoformat()}).context["found"]
    assert (len(first.lines), len(rest.lines), rest.more) == (queries.PAGE, 3, None)
    assert {line.token for line in first.lines} & {line.token for line in rest.lines} == set()


@pytest.mark.parametrize("before", ["yesterday", "2026-02-30T10:00Z", "2026-02-03", "\x00"])
def test_older_quizzes_of_no_moment_are_refused(client: Client, before: str) -> None:
    page = client.get("/progress/quizzes/", {"before": before})
    assert page.status_code == 400
    assert "before: the link" in page.content.decode()


def test_dashboard_names_the_certificate_that_holds(
    client: Client, ana: User, now: datetime
) -> None:
    facts = {"mock_right": 20, "mock_of": 26, "mock_minutes": 42, "issued_at": now}
    held = Certificate.objects.create(learner=ana, name="Ana", **facts)
    client.force_login(ana)
    assert "Issued on" in client.get("/progress/").content.decode()
    held.revoked_at = now
    held.save()
    assert "See how it stands" in client.get("/progress/").content.decode()


def test_dashboard_costs_the_same_with_one_quiz_and_with_three(
    client: Client, ana: User, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(ana)
    for n in range(3):
        quiz(ana, now - timedelta(hours=n))
        rebuild(learner=ana.pk)
        # session, user; the map's five; quizzes and their marks; days; certificate; the newest
        # answers for sureness, and for readiness
        with django_assert_num_queries(13):
            client.get("/progress/")
