"""What the report of a mock exam says, and when."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from accounts.models import User
from lessons.library import library
from quizzes import exam_report
from quizzes.exam_report import ExamReport
from quizzes.exam_times import said, times
from quizzes.models import Attempt, AttemptItem, Marking
from quizzes.pins import from_json
from quizzes.queries import mocks
from tests.factories import MarkingFactory
from tests.quizzes.mocks import MINUTES, START, mock, scored

LONG = "took more than two minutes;"
pytestmark = pytest.mark.django_db


def report(attempt: Attempt, *, show: str = "wrong") -> ExamReport:
    return exam_report.report(attempt, mocks.answers(attempt), show=show)


def page(learner: Client, attempt: Attempt, query: str = "") -> str:
    return learner.get(f"/a/{attempt.token}/summary/{query}").content.decode()


@pytest.mark.parametrize(
    ("wrong", "headline", "ends", "meaning"),
    [
        (6, "Pass mark reached: 20 of 26, which is 77%.", (65, 92), "likely, not certain."),
        (0, "Pass mark reached: all 26, which is 100%.", (96, 100), "would likely pass too."),
        (
            8,
            "Pass mark not reached: 18 of 26, which is 69%.",
            (54, 85),
            "possible, not likely yet.",
        ),
        (26, "Pass mark not reached: 0 of 26, which is 0%.", (0, 4), "there is work to do first."),
    ],
)
def test_result_is_said_with_its_range(
    ana: User, wrong: int, headline: str, ends: tuple[int, int], meaning: str
) -> None:
    counted = scored(mock(ana))
    found = report(mock(ana, wrong=counted[:wrong]))

    assert found.headline == headline
    assert (found.range.low_percent, found.range.high_percent) == ends
    assert found.range.meaning.endswith(meaning)


def test_trial_questions_do_not_count(ana: User) -> None:
    attempt = mock(ana)
    on_trial = set(range(1, 31)) - set(scored(attempt))
    found = report(mock(ana, wrong=on_trial))

    assert (found.score.right, found.score.of, found.trial) == (26, 26, 4)
    assert sum(row.of for row in found.areas) == 26
    assert {q.position for q in found.questions} == on_trial
    assert {q.scored for q in found.questions} == {False}


def test_areas_are_judged_from_five_questions_on(ana: User) -> None:
    attempt = mock(ana)
    areas = [area.id for area in library().course.areas]
    in_area = {
        area: [
            item.position
            for item in AttemptItem.objects.filter(attempt=attempt, scored=True)
            if from_json(item.snapshot).shown.item.area == area
        ]
        for area in areas
    }
    of, inside, shared, moving = (in_area[area] for area in areas)
    found = report(mock(ana, wrong=[of[0], *inside[:3], *shared, *moving[:2]]))

    assert [(row.right, row.of, row.word) for row in found.areas] == [
        (5, 6, "Enough"),
        (5, 8, "Below the mark"),
        (0, 4, "Too few to judge"),
        (6, 8, "Enough"),
    ]
    assert [row.judged for row in found.areas] == [True, True, False, True]
    assert found.weakest == found.areas[1]
    assert found.areas[0].cells == ("d",) * 5 + ("",)


def test_ideas_are_those_behind_the_wrong_options(ana: User) -> None:
    wrong = scored(mock(ana))[:12]
    attempt = mock(ana, wrong=wrong)
    found = report(attempt)

    assert 1 <= len(found.ideas) <= 3
    counts = [len(idea.positions) for idea in found.ideas]
    assert counts == sorted(counts, reverse=True)
    assert {position for idea in found.ideas for position in idea.positions} <= set(wrong)
    assert all(idea.plan and idea.plan.slug == idea.belief.lesson for idea in found.ideas)


def test_three_lists_of_questions(ana: User) -> None:
    attempt = mock(ana, wrong=[3, 7], empty=[9], flagged=[7, 8])

    assert [q.position for q in report(attempt, show="wrong").questions] == [3, 7, 9]
    assert [q.position for q in report(attempt, show="flagged").questions] == [7, 8]
    assert len(report(attempt, show="all").questions) == 30
    assert [q.word for q in report(attempt, show="wrong").questions] == ["Wrong"] * 2 + [
        "No answer"
    ]
    assert [(f.name, f.count, f.here) for f in report(attempt, show="flagged").filters] == [
        ("wrong", 3, False),
        ("flagged", 2, True),
        ("all", 30, False),
    ]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 s"), (59, "59 s"), (60, "1 min"), (148, "2 min 28 s")]
)
def test_time_is_said(seconds: int, text: str) -> None:
    assert said(seconds).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("seconds", "wrong", "ending"),
    [
        ({}, (), "was not measured: that needs JavaScript."),
        ({1: 40, 2: 60}, (), "took 50\u00a0s or less. None took more than two minutes."),
        ({1: 121}, (), "Question 1 took more than two minutes, and was right."),
        ({1: 121}, (1,), "Question 1 took more than two minutes, and went wrong."),
        ({1: 121, 2: 130, 3: 150}, (2,), f"Questions 1, 2 and 3 {LONG} one of them went wrong."),
        ({1: 121, 2: 130}, (1, 2), f"Questions 1 and 2 {LONG} all of them went wrong."),
        (dict.fromkeys(range(1, 8), 200), (), "Seven took more than two minutes."),
    ],
)  # fmt: skip
def test_times_are_told(
    ana: User, seconds: dict[int, int], wrong: tuple[int, ...], ending: str
) -> None:
    told = report(mock(ana, seconds=seconds, wrong=wrong)).times

    assert told.text.startswith(f"You used {MINUTES} minutes. ")
    assert told.text.endswith(ending)
    assert len(told.rows) == (30 if seconds else 0)


@pytest.mark.parametrize(
    ("spent", "text"),
    [
        (timedelta(seconds=20), "You used less than a minute."),
        (timedelta(minutes=1), "You used 1 minute."),
        (timedelta(hours=3), "You used 180 minutes."),
        (timedelta(hours=4), "It was open for 4 hours."),
        (timedelta(hours=47), "It was open for 47 hours."),
        (timedelta(days=17, hours=20), "It was open for 17 days."),
    ],
)
def test_exam_that_was_left_open_is_not_called_used(spent: timedelta, text: str) -> None:
    assert times([], began=START, ended=START + spent).text.startswith(text)


def test_columns_stay_inside_the_chart(ana: User) -> None:
    told = report(mock(ana, seconds={1: 700, 2: 30}, wrong=[2], empty=[3])).times

    assert all(row.x >= 0 and row.x + row.width <= 100 for row in told.rows)
    assert all(0 <= row.y <= 86 for row in told.rows)
    assert (told.step, len(told.lines)) == (3, 3)
    assert [row.seconds for row in told.rows[:3]] == [700, 30, None]
    assert told.rows[2].said == "Not measured"


def test_page_tells_range_trial_and_scale(learner: Client, ana: User) -> None:
    attempt = mock(ana, wrong=[3], empty=[4], seconds={1: 30})
    html = page(learner, attempt, "?show=all")

    assert html.count("On trial, not counted") == 4
    assert "AWS uses another one, so we print no number on it." in html
    assert html.count("Left empty.") == 1
    assert "practice conditions" not in html


def test_page_without_a_time_limit_says_so(learner: Client, ana: User) -> None:
    assert "practice conditions" in page(learner, mock(ana, timed=False))


def test_time_that_nothing_told_is_not_laid_on_a_missing_script(ana: User) -> None:
    times_of_nothing = report(mock(ana, empty=range(1, 31))).times
    assert times_of_nothing.text == f"You used {MINUTES} minutes."


@pytest.mark.parametrize(("slug", "few"), [("short", True), ("long", False)])
def test_page_speaks_of_too_few_only_where_there_are(ana: User, slug: str, *, few: bool) -> None:
    assert report(mock(ana, slug=slug, wrong=[1])).few is few


def test_page_of_nothing_answered_gives_no_range(learner: Client, ana: User) -> None:
    attempt = mock(ana, empty=range(1, 31))
    html = page(learner, attempt)

    assert {row.word for row in report(attempt).areas} == {"No answer"}
    assert "No question was answered" in html
    assert "Without an answer there is no range." in html
    assert "would likely land" not in html


def test_page_of_all_right_lists_everything(learner: Client, ana: User) -> None:
    html = page(learner, mock(ana))

    assert html.count("<details") == 30
    assert "Redo the" not in html


def test_page_says_what_is_not_in_a_list(learner: Client, ana: User) -> None:
    attempt = mock(ana)

    assert "You flagged no question." in page(learner, attempt, "?show=flagged")
    assert "No question was wrong." in page(learner, attempt, "?show=wrong")


def test_unknown_list_is_a_bad_request(learner: Client, ana: User) -> None:
    reply = learner.get(f"/a/{mock(ana).token}/summary/?show=right")

    assert reply.status_code == 400


def test_time_that_ran_out_is_told(learner: Client, ana: User) -> None:
    attempt = mock(ana)
    attempt.deadline_at = attempt.submitted_at
    attempt.save()

    assert "Time was up at 14:36." in page(learner, attempt)


def test_rescored_question_is_named(learner: Client, ana: User) -> None:
    attempt = mock(ana, wrong=[5])
    item = AttemptItem.objects.get(attempt=attempt, position=5)
    MarkingFactory.create(
        item=item, response=None, reason="Its key was mended.", marked_at=START + timedelta(days=3)
    )
    html = page(learner, attempt, "?show=all")

    assert "<b>Question 5 was rescored</b> on 26 November 2026: Its key was mended." in html
    assert "It now counts as right." in html
    assert html.count("Rescored.") == 1


def test_misses_are_redone_with_questions_for_practice(learner: Client, ana: User) -> None:
    attempt = mock(ana, wrong=[3, 7], empty=[9])
    reply = learner.post(f"/a/{attempt.token}/redo/")
    more = Attempt.objects.get(subject=f"redo:{attempt.pk}")
    missed = attempt.items.filter(position__in=[3, 7, 9]).values_list("fact", flat=True)

    assert reply.headers["Location"] == f"/a/{more.token}/"
    assert set(more.items.values_list("fact", flat=True)) == set(missed)
    assert not [
        item.item_id
        for item in more.items.all()
        if item.item_id in library().items and library().items[item.item_id].pool == "exam"
    ]


def test_stranger_finds_no_report(client: Client, ana: User) -> None:
    assert client.get(f"/a/{mock(ana).token}/summary/").status_code in (302, 404)


@pytest.mark.parametrize("minutes", [0, 41])
def test_report_of_a_running_exam_is_not_there(learner: Client, ana: User, minutes: int) -> None:
    attempt = mock(ana)
    Marking.objects.all().delete()
    attempt.submitted_at = None
    attempt.save()
    with travel(START + timedelta(minutes=minutes), tick=False):
        reply = learner.get(f"/a/{attempt.token}/summary/")

    assert reply.status_code == 302
    assert reply.headers["Location"] == f"/a/{attempt.token}/"


def test_number_of_queries_does_not_grow(
    learner: Client, ana: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for wrong in (1, 3):
        attempt = mock(ana, wrong=range(1, wrong + 1), seconds={1: 20})
        with django_assert_num_queries(6):
            html = page(learner, attempt)
        assert html.count("<details><summary>") == wrong
