"""The certificate: what it takes, who gets it, what the sheet says."""

from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from lessons.library import library
from lessons.models import Reading
from progress.actions.certificate import issue
from progress.models import Certificate
from progress.queries import certificate as queries
from quizzes.models import Attempt, Mode
from quizzes.queries import attempts, results
from quizzes.reports import report
from tests.factories import CertificateFactory
from tests.journeys.desk import guest_of
from tests.progress.certificates import earn, inspect, read_all
from tests.quizzes.mocks import mock, scored

pytestmark = pytest.mark.usefixtures("at_now")
URL = "/certificate/"


def met(learner: User | None) -> list[bool]:
    return [c.met for c in queries.standing(learner, library=library()).conditions]


def test_conditions_of_a_stranger_are_a_list_of_ways(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = client.get(URL)

    found = page.context["standing"].conditions
    assert [(c.met, c.said, c.url) for c in found] == [
        (False, "0 of 10 read", "/course/whose-house/"),
        (False, "11 of 13 rows right is a pass", "/capstone/"),
        (False, "It takes 70%; practice conditions do not count", "/exam/"),
    ]
    assert "It needs an account" in page.content.decode()


def test_each_condition_counts_for_itself(learner: Client, ana: User) -> None:
    assert met(ana) == [False, False, False]
    read_all(ana)
    assert met(ana) == [True, False, False]
    inspect(learner)
    assert met(ana) == [True, True, False]
    mock(ana, timed=False)
    assert met(ana) == [True, True, False]
    mock(ana)
    assert met(ana) == [True, True, True]


def test_nine_lessons_name_the_tenth(ana: User) -> None:
    read_all(ana)
    Reading.objects.filter(lesson="read-the-schedule")[0].delete()

    lessons = queries.standing(ana, library=library()).conditions[0]

    assert (lessons.said, lessons.label) == ("9 of 10 read", "Lesson 9: Read the schedule")


@pytest.mark.parametrize(
    ("wrong", "passed"), [(7, True), (8, False)], ids=["19-of-26-is-73", "18-of-26-is-69"]
)
def test_mock_passes_from_seventy_percent(ana: User, wrong: int, *, passed: bool) -> None:
    misses = scored(mock(ana))[:wrong]
    Attempt.objects.all().delete()
    mock(ana, wrong=misses)

    assert met(ana)[2] is passed


def test_mock_that_did_not_reach_its_own_pass_mark_is_not_enough(ana: User) -> None:
    attempt = mock(ana, wrong=scored(mock(ana, timed=False))[:7])
    attempt.policy["pass_percent"] = 75
    attempt.save()

    found = queries.standing(ana, library=library()).conditions[2]

    assert (found.met, found.said) == (
        False,
        "Your best: 19 of 26, 73%. It takes 75%; practice conditions do not count",
    )


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize("wrong", [0, 1, 2, 3])
def test_capstone_passes_as_its_report_says(
    learner: Client, ana: User, wrong: int, *, sure: bool
) -> None:
    inspect(learner, wrong=wrong, sure=sure)
    attempt = Attempt.objects.get(mode=Mode.CAPSTONE)

    passed = report(attempt, results.lines(attempt)).passed

    assert queries.capstone_passed(ana) is passed
    assert passed is (wrong <= (1 if sure else 2))


def test_open_capstone_does_not_count(ana: User) -> None:
    assert attempts.capstones(ana) == 0
    assert not queries.capstone_passed(ana)


def test_page_costs_as_much_for_one_exam_as_for_three(
    learner: Client, ana: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    earn(ana, learner)
    with django_assert_max_num_queries(6):
        learner.get(URL)
    mock(ana)
    mock(ana)
    with django_assert_max_num_queries(6):
        learner.get(URL)


def test_issued_sheet_carries_what_was_earned(learner: Client, ana: User, now: datetime) -> None:
    earn(ana, learner)
    assert "You have earned it." in learner.get(URL).content.decode()

    reply = learner.post(URL, {"name": "  Ana   Example "})

    assert (reply.status_code, reply["Location"]) == (302, URL)
    row = Certificate.objects.get()
    assert (row.name, row.shows_name, row.issued_at) == ("Ana Example", False, now)
    assert (row.mock_right, row.mock_of, row.mock_minutes) == (22, 26, 42)
    assert len(row.token) == 32
    page = learner.get(URL).content.decode()
    for said in (
        "Ana Example",
        "has completed <i>Who locks the door?</i>",
        "23 November 2026",
        "22 of 26, 85%, within 42 minutes",
        f"http://testserver/verify/{row.token}/",
        f"<dd>{row.token}</dd>",
        "Not an AWS certification.",
    ):
        assert said in page


def test_valid_certificate_is_not_issued_twice(learner: Client, ana: User, now: datetime) -> None:
    first = CertificateFactory.create(learner=ana)

    learner.post(URL, {"name": "Other"})
    again = issue(learner=ana, name="Other", shows_name=True, library=library(), now=now)

    assert (again, Certificate.objects.get().name) == (first, "Ana Example")


def test_nothing_is_issued_before_it_is_earned(learner: Client, ana: User, now: datetime) -> None:
    reply = learner.post(URL, {"name": "Ana"}, follow=True)

    assert "Something is missing yet." in reply.content.decode()
    assert issue(learner=ana, name="Ana", shows_name=True, library=library(), now=now) is None
    assert not Certificate.objects.exists()


def test_guest_is_asked_for_an_account_and_keeps_what_they_did(client: Client, db: None) -> None:
    guest = guest_of(client)
    earn(guest, client)
    page = client.get(URL).content.decode()
    assert "One thing is left: an account." in page

    reply = client.post(URL, {"name": "Ana"}, follow=True)

    assert "A certificate needs an account." in reply.content.decode()
    assert not Certificate.objects.exists()
    client.post(
        "/accounts/signup/?next=/certificate/",
        {
            "email": "new@example.org",
            "password1": "a long enough phrase",
        },
    )
    client.post(URL, {"name": "Ana"})
    assert Certificate.objects.get().learner.email == "new@example.org"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "Write the name that should be printed."),
        ("   ", "Write the name that should be printed."),
        ("...", "Write the name that should be printed."),
        ("x" * 121, "120 characters at most. You wrote 121."),
        ("Ana\x07", "It holds a sign that cannot be printed. Type it anew."),
        ("Ana\tB", "It holds a sign that cannot be printed. Type it anew."),
        ("\u202eanA", "It holds a sign that cannot be printed. Type it anew."),
    ],
)
def test_refused_name_is_kept_and_said(learner: Client, ana: User, name: str, message: str) -> None:
    earn(ana, learner)

    page = learner.post(URL, {"name": name, "shows_name": "on"})

    assert page.status_code == 422
    assert [str(m) for m in page.context["form"].errors["name"]] == [message]
    assert page.context["form"]["name"].value() == name
    assert 'name="shows_name" id="id_shows_name" checked' in page.content.decode()
    assert not Certificate.objects.exists()


def test_null_character_is_refused(learner: Client, ana: User) -> None:
    earn(ana, learner)
    assert learner.post(URL, {"name": "A\x00na"}).status_code == 422


@pytest.mark.parametrize(
    "name", ["x" * 120, "Þóra Jónsdóttir", "李小龙", "O’Neill-D’Arcy", "علی رضا"]
)
def test_names_of_all_kinds_are_printed_as_typed(learner: Client, ana: User, name: str) -> None:
    earn(ana, learner)

    learner.post(URL, {"name": name})

    assert Certificate.objects.get().name == name
    assert name in learner.get(URL).content.decode()


def test_house_on_the_sheet_is_finished() -> None:
    marks = queries.house(library())
    assert (len(marks), set(marks.values())) == (14, {"is-C", "is-A", "is-B"})
