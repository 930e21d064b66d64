"""Six guesses before lesson 1: kept, unmarked, and held beside the answers afterwards."""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from assessment.parties import Party
from lessons.library import library
from progress.queries import course_map
from quizzes.models import Attempt, AttemptItem, Mode
from quizzes.pins import from_json
from tests.quizzes.conftest import HTMX, plain, sent
from tests.quizzes.items import right, wrong

pytestmark = pytest.mark.django_db

LESSON = "/course/whose-house/"
START = "/pretest/whose-house/"


def read_lesson(client: Client) -> None:
    for part in library().lessons["whose-house"].parts:
        client.post(f"{LESSON}parts/{part.id}/done/")


def guess(client: Client, *, miss: Collection[int] = ()) -> Attempt:
    """Start the pretest and guess at all of it; the wrong way at the numbers in `miss`."""
    client.post(START)
    attempt = Attempt.objects.get(mode=Mode.PRETEST)
    for item in AttemptItem.objects.filter(attempt=attempt).order_by("position"):
        shown = from_json(item.snapshot).shown
        fields = wrong(shown) if item.position in miss else right(shown)
        url = f"/a/{attempt.token}/{item.position}/answer/"
        assert client.post(url, sent(fields)).status_code == 302
    attempt.refresh_from_db()
    return attempt


def test_lesson_offers_guesses_on_the_first_visit(client: Client) -> None:
    page = client.get(LESSON).content.decode()
    assert "First, six guesses" in page
    assert User.objects.count() == 0


def test_lesson_without_a_pretest_offers_none(client: Client) -> None:
    assert "guesses" not in client.get("/course/build-the-stack/").content.decode()


def test_lesson_offers_no_guesses_once_reading_began(learner: Client) -> None:
    learner.post(f"{LESSON}parts/place-your-bet/done/")
    assert "six guesses" not in learner.get(LESSON).content.decode()


def test_start_makes_one_paper_of_owner_questions(learner: Client) -> None:
    first = learner.post(START).headers["Location"]
    assert learner.post(START).headers["Location"] == first
    items = [from_json(row.snapshot).shown.item for row in AttemptItem.objects.all()]
    assert Counter(item.owner for item in items) == dict.fromkeys(Party, 2)
    assert all([o.party for o in item.options] == list(Party) for item in items)


@pytest.mark.parametrize("slug", ["build-the-stack", "nowhere"])
def test_start_without_a_pretest_is_not_found(client: Client, slug: str) -> None:
    assert client.post(f"/pretest/{slug}/").status_code == 404
    assert User.objects.count() == 0


def test_start_for_a_lesson_that_is_not_ready_is_not_found(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = library().course.lesson
    draft = replace(plans["whose-house"], ready=False)
    monkeypatch.setitem(plans, "whose-house", draft)
    assert client.post(START).status_code == 404
    assert User.objects.count() == 0


def test_guess_goes_on_without_a_reply(learner: Client) -> None:
    url = learner.post(START).headers["Location"]
    first = learner.get(url).headers["Location"]
    item = AttemptItem.objects.get(position=1)
    fields = sent(wrong(from_json(item.snapshot).shown))
    swapped = learner.post(f"{first}answer/", fields, headers=HTMX)
    assert swapped.headers["HX-Redirect"] == url
    assert learner.get(first).headers["Location"] == url
    page = learner.get(learner.get(url).headers["Location"]).content.decode()
    assert 'class="x"' not in page
    assert "Keep this guess" in page


@pytest.mark.parametrize("miss", [set(), {1, 2, 3, 4, 5, 6}])
def test_guesses_are_kept_without_marks(learner: Client, miss: set[int]) -> None:
    attempt = guess(learner, miss=miss)
    assert attempt.submitted_at
    page = learner.get(f"/a/{attempt.token}/summary/").content.decode()
    assert "Your guesses are kept." in page
    assert "Right" not in page
    assert "Your guesses are kept" in learner.get(LESSON).content.decode()
    export = json.loads(learner.get("/account/download/").content)
    held = next(a for a in export["quizzes"]["attempts"] if a["mode"] == "pretest")
    assert [question["marks"] for question in held["questions"]] == [[]] * 6


def test_guesses_right_and_wrong_look_the_same(client: Client) -> None:
    pages = []
    for miss in (set[int](), {1, 2, 3, 4, 5, 6}):
        Attempt.objects.all().delete()
        client.logout()
        attempt = guess(client, miss=miss)
        page = plain(client.get(f"/a/{attempt.token}/summary/"))
        pages.append(page.replace(attempt.token, ""))
        client.post(f"/a/{attempt.token}/redo/")
        assert Attempt.objects.count() == 1
    assert len(set(pages)) == 1


def test_guesses_are_marked_once_the_lesson_is_read(learner: Client) -> None:
    attempt = guess(learner, miss={2, 5})
    read_lesson(learner)
    assert "Hold them beside the answers" in learner.get(LESSON).content.decode()
    page = learner.get(f"/a/{attempt.token}/summary/").content.decode()
    assert "Four of six." in page
    assert 'id="verdict"' in learner.get(f"/a/{attempt.token}/2/").content.decode()
    more = learner.post(f"/a/{attempt.token}/redo/").headers["Location"]
    assert more != f"/a/{attempt.token}/summary/"


def test_open_pretest_tells_nothing_once_the_lesson_is_read(learner: Client) -> None:
    url = learner.post(START).headers["Location"]
    item = AttemptItem.objects.get(position=1)
    learner.post(f"{url}1/answer/", sent(wrong(from_json(item.snapshot).shown)))
    read_lesson(learner)
    export = json.loads(learner.get("/account/download/").content)
    guesses = export["quizzes"]["attempts"][0]["questions"]
    assert [question["marks"] for question in guesses] == [[]] * 6
    assert learner.post(f"{url}redo/").headers["Location"] == f"{url}summary/"
    assert Attempt.objects.count() == 1
    assert learner.get(f"{url}1/").headers["Location"] == url


def test_guesses_say_nothing_of_strength(learner: Client, ana: User, now: datetime) -> None:
    guess(learner, miss={1, 2, 3})
    sheets = course_map(learner=ana, library=library(), now=now).sheets
    assert [sheet.strength for sheet in sheets] == [None] * len(sheets)


def test_pretest_ends_early_and_keeps_what_there_is(learner: Client) -> None:
    url = learner.post(START).headers["Location"]
    learner.post(f"{url}finish/")
    assert "Your guesses are kept." in learner.get(f"{url}summary/").content.decode()


def test_lesson_asks_one_query_for_its_pretest(learner: Client) -> None:
    guess(learner)
    with CaptureQueriesContext(connection) as captured:
        learner.get(LESSON)
    told = [q for q in captured.captured_queries if "pretest:whose-house" in q["sql"]]
    assert len(told) == 1
