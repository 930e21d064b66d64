from datetime import datetime, timedelta

import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assessment.mastery import LessonStrength
from lessons.library import library
from lessons.models import Reading
from progress import queries
from progress.queries.sheets import Strength
from progress.queries.sheets import shown as shown_strength
from quizzes.actions.remembering import rebuild
from quizzes.models import Attempt, Mode
from tests.factories import AttemptItemFactory, MarkingFactory

HOUSE, STACK = "whose-house", "build-the-stack"


def read(learner: User, lesson: str, now: datetime, *, parts: int | None = None) -> None:
    for part in library().lessons[lesson].parts[:parts]:
        Reading.objects.create(learner=learner, lesson=lesson, part=part.id, done_at=now)


def sit(learner: User, now: datetime, *, open_: bool = True) -> Attempt:
    return Attempt.objects.create(
        learner=learner,
        mode=Mode.PRACTICE,
        subject="practice",
        seed=1,
        content_version="v",
        digest="d",
        started_at=now,
        submitted_at=None if open_ else now,
    )


def check(attempt: Attempt, fact: str, now: datetime, *, right: bool = True) -> None:
    item = AttemptItemFactory.create(
        attempt=attempt, position=attempt.items.count() + 1, item_id="i", fact=fact
    )
    MarkingFactory.create(item=item, credit_over=int(right), marked_at=now)


def fact_of(lesson: str) -> str:
    return next(fact.id for fact in library().course.facts if fact.lesson == lesson)


def test_map_for_a_stranger_shows_every_sheet_without_the_database(client: Client) -> None:
    page = client.get("/course/")
    drawn = page.context["map"]
    assert [sheet.plan for sheet in drawn.sheets] == list(library().course.lessons)
    assert (drawn.finished, drawn.practice_url) == (0, "")
    assert drawn.step.label == "Start lesson 1"


def test_map_says_what_is_being_drawn_and_does_not_link_it(client: Client) -> None:
    html = client.get("/course/").content.decode()
    drafts = [plan for plan in library().course.lessons if not plan.ready]
    assert html.count('<span class="muted">Being drawn</span>') == len(drafts)
    linked = [plan.slug for plan in drafts if f'href="/course/{plan.slug}/"' in html]
    assert linked == []


def test_map_after_reading_says_finished_begun_and_where_to_go_on(
    client: Client, ana: User, now: datetime
) -> None:
    read(ana, HOUSE, now)
    read(ana, STACK, now, parts=1)
    client.force_login(ana)
    page = client.get("/course/")
    drawn = page.context["map"]
    parts = len(library().lessons[STACK].parts)
    assert drawn.finished == 1
    assert f"<strong>1 of {parts} parts</strong>" in page.content.decode()
    assert (drawn.step.slug, drawn.step.label) == (STACK, "Continue lesson 2")
    assert drawn.minutes_left == round(
        sum(
            sheet.plan.minutes * (sheet.parts - sheet.done) / sheet.parts
            for sheet in drawn.sheets
            if sheet.parts
        )
    )


def test_map_counts_only_parts_that_the_lesson_still_has(ana: User, now: datetime) -> None:
    Reading.objects.create(learner=ana, lesson=HOUSE, part="taken-out", done_at=now)
    Reading.objects.create(learner=ana, lesson="no-such-lesson", part="one", done_at=now)
    assert {sheet.done for sheet in queries.sheets_of(learner=ana, library=library())} == {0}


def test_map_with_every_sheet_done_sends_to_the_mock_exam(ana: User, now: datetime) -> None:
    for slug in library().lessons:
        read(ana, slug, now)
    drawn = queries.course_map(learner=ana, library=library(), now=now)
    assert (drawn.step.url, drawn.minutes_left) == (reverse("quizzes:exams"), 0)
    assert drawn.finished == drawn.open


def test_map_links_the_open_quiz(client: Client, ana: User, now: datetime) -> None:
    attempt = sit(ana, now)
    client.force_login(ana)
    page = client.get("/course/")
    assert page.context["map"].practice_url == reverse("quizzes:attempt", args=[attempt.token])
    assert "A quiz is open." in page.content.decode()


def test_map_forgets_a_quiz_that_is_finished(ana: User, now: datetime) -> None:
    sit(ana, now, open_=False)
    assert queries.course_map(learner=ana, library=library(), now=now).practice_url == ""


def test_map_shows_strength_in_words_blocks_and_percent(
    client: Client, ana: User, now: datetime
) -> None:
    attempt = sit(ana, now)
    for _ in range(2):
        check(attempt, fact_of(HOUSE), now)
    rebuild(learner=ana.pk)
    client.force_login(ana)
    with time_machine.travel(now, tick=False):
        page = client.get("/course/")
    shown = {sheet.plan.slug: sheet.strength for sheet in page.context["map"].sheets}
    facts = sum(fact.lesson == HOUSE for fact in library().course.facts)
    assert shown[HOUSE] == Strength(blocks=4, word="Strong", percent=88, answered=1, facts=facts)
    assert shown[STACK] is None
    assert "Strong, 88%" in page.content.decode()


def test_strength_fades_with_time(ana: User, now: datetime) -> None:
    attempt = sit(ana, now)
    for _ in range(2):
        check(attempt, fact_of(HOUSE), now)
    rebuild(learner=ana.pk)
    later = now + timedelta(days=30)
    today, then = (
        queries.course_map(learner=ana, library=library(), now=at).sheets[0].strength
        for at in (now, later)
    )
    assert today is not None
    assert then is not None
    assert then.percent < 80 < today.percent


def test_blocks_agree_with_the_word() -> None:
    shown = {
        percent: shown_strength(LessonStrength(value=percent / 100, answered=1, facts=1))
        for percent in (0, 59, 60, 79, 80, 89, 90, 100)
    }
    assert {p: (s.blocks, s.word) for p, s in shown.items() if s} == {
        0: (0, "Weak"),
        59: (2, "Weak"),
        60: (3, "Fair"),
        79: (3, "Fair"),
        80: (4, "Strong"),
        89: (4, "Strong"),
        90: (5, "Strong"),
        100: (5, "Strong"),
    }


def test_map_is_somebody_s_own(ana: User, now: datetime) -> None:
    other = User.objects.create(is_guest=True)
    read(other, HOUSE, now)
    check(sit(other, now), fact_of(HOUSE), now)
    rebuild(learner=other.pk)
    drawn = queries.course_map(learner=ana, library=library(), now=now)
    assert (drawn.finished, drawn.practice_url) == (0, "")
    assert {sheet.strength for sheet in drawn.sheets} == {None}


def test_map_costs_the_same_with_one_answer_and_with_three(
    client: Client,
    ana: User,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    attempt = sit(ana, now)
    client.force_login(ana)
    for lesson in (HOUSE, STACK, "the-dividing-line"):
        check(attempt, fact_of(lesson), now)
        rebuild(learner=ana.pk)
        read(ana, lesson, now)
        # session, user, memories, today's reviews, readings, open quiz, exams
        with django_assert_num_queries(7):
            client.get("/course/")


def test_map_is_only_read(client: Client) -> None:
    assert client.post("/course/").status_code == 405
