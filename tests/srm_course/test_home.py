from datetime import datetime

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from lessons.library import library
from lessons.models import Reading
from srm_course import cover


def test_home_for_a_stranger_offers_lesson_1_without_the_database(client: Client) -> None:
    page = client.get("/")
    first = library().course.lessons[0]
    assert page.status_code == 200
    assert f'href="/course/{first.slug}/">Start lesson 1' in page.content.decode()
    assert "step" not in page.context


def test_home_for_a_learner_who_has_begun_says_where_to_continue(
    client: Client, ana: User, now: datetime
) -> None:
    text = library().lessons["whose-house"]
    Reading.objects.create(learner=ana, lesson=text.slug, part=text.parts[0].id, done_at=now)
    client.force_login(ana)
    step = client.get("/").context["step"]
    assert (step.kicker, step.label) == ("Where you left off", "Continue lesson 1")
    assert step.url == reverse("lessons:lesson", args=["whose-house"])


def test_home_costs_the_same_with_one_part_read_and_with_three(
    client: Client,
    ana: User,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(ana)
    for part in ("one", "two", "three"):
        Reading.objects.create(learner=ana, lesson="whose-house", part=part, done_at=now)
        with django_assert_num_queries(5):  # session, user, memories, readings, exams
            client.get("/")


def test_bets_without_a_script_colour_the_house(client: Client) -> None:
    page = client.get("/", {"wall": "A", "lock": "C"})
    html = page.content.decode()
    assert page.context["parts"] == {**cover.BUILT, "walls": "is-A", "lock": "is-C"}
    assert 'value="A" id="wA" checked' in html
    assert 'class="s-wA shown"' in html
    assert 'class="s-lA"' in html


def test_bets_left_open_leave_the_house_as_it_stands(client: Client) -> None:
    parts = client.get("/").context["parts"]
    assert parts == {**cover.BUILT, "walls": "is-Q", "lock": "is-Q"}


def test_a_bet_on_nobody_is_named_and_the_other_one_kept(client: Client) -> None:
    page = client.get("/", {"wall": "<b>", "lock": "C"})
    assert page.status_code == 200
    assert page.context["problems"] == ["The wall: choose Builder or Homeowner."]
    assert page.context["bets"] == {"wall": "", "lock": "C"}


def test_home_counts_minutes_and_drafts_from_the_plan(client: Client) -> None:
    plans = library().course.lessons
    context = client.get("/").context
    assert context["minutes"] == sum(plan.minutes for plan in plans)
    assert context["ready"] + context["drafts"] == len(plans)


def test_home_is_only_read(client: Client) -> None:
    assert client.post("/").status_code == 405
