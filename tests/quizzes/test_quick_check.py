"""The quick check from its start to its report."""

import json
from collections import Counter

import pytest
from django.template.loader import render_to_string
from django.test import Client

from accounts.models import User
from assessment import quick_check as core
from assessment.items import Pool
from quizzes import bank
from quizzes.models import Attempt, AttemptItem, FactMemory, Mode, Response
from quizzes.pins import from_json
from quizzes.queries import quick
from tests.quizzes.conftest import HTMX, plain, sent
from tests.quizzes.items import right, wrong

pytestmark = pytest.mark.django_db
START = "/quick-check/"


def open_item(attempt: Attempt) -> AttemptItem:
    return AttemptItem.objects.filter(attempt=attempt).exclude(responses__final=True).get()


def start(client: Client) -> Attempt:
    client.post(START)
    return Attempt.objects.get(mode=Mode.QUICK, submitted_at=None)


def reply(client: Client, attempt: Attempt, *, rightly: bool, **more: object) -> AttemptItem:
    """Answer the open question."""
    item = open_item(attempt)
    shown = from_json(item.snapshot).shown
    fields = right(shown) if rightly else wrong(shown)
    sent_ = client.post(f"/a/{attempt.token}/{item.position}/answer/", sent(fields, **more))
    assert sent_.status_code == 302
    return item


def take(client: Client, *, miss: int = 3, most: int = 25) -> Attempt:
    """A check with every answer of a multiple of `miss` wrong."""
    attempt = start(client)
    for number in range(1, most + 1):
        reply(client, attempt, rightly=bool(number % miss), s="2")
        attempt.refresh_from_db()
        if attempt.submitted_at:
            break
    return attempt


def test_intro_makes_nobody(client: Client) -> None:
    page = client.get(START).content.decode()
    assert "Start the quick check" in page
    assert User.objects.count() == 0


def test_start_twice_gives_the_same(learner: Client) -> None:
    first = learner.post(START).headers["Location"]
    assert learner.post(START).headers["Location"] == first
    assert AttemptItem.objects.count() == 1


def test_open_check_is_offered_again(learner: Client) -> None:
    attempt = start(learner)
    reply(learner, attempt, rightly=True)
    page = learner.get(START).content.decode()
    assert "Continue with question 2" in page
    assert "One answered." in page


def test_check_runs_to_its_end(learner: Client) -> None:
    attempt = take(learner)
    items = [bank.check(row.item_id) for row in AttemptItem.objects.filter(attempt=attempt)]
    assert attempt.submitted_at
    assert len(items) <= 25
    assert {item.pool for item in items if item} == {Pool.PRACTICE}
    areas = Counter(item.area for item in items if item)
    assert min(areas[area.id] for area in bank.bank().course.areas) >= 3


def test_reload_asks_the_same(learner: Client) -> None:
    attempt = start(learner)
    reply(learner, attempt, rightly=True)
    url = f"/a/{attempt.token}/"
    assert [learner.get(url).headers["Location"] for _ in range(2)] == [f"{url}2/"] * 2
    assert AttemptItem.objects.count() == 2


def test_question_goes_on_without_a_reply(learner: Client) -> None:
    attempt = start(learner)
    item = open_item(attempt)
    home = f"/a/{attempt.token}/"
    page = learner.get(f"{home}1/").content.decode()
    assert "up to 25" in page
    assert "Answer and go on" in page
    fields = sent(wrong(from_json(item.snapshot).shown))
    swapped = learner.post(f"{home}1/answer/", fields, headers=HTMX)
    assert swapped.headers["HX-Redirect"] == home
    assert learner.get(f"{home}1/").headers["Location"] == home
    page = learner.get(f"{home}2/").content.decode()
    assert 'class="x"' not in page
    assert "Back to question" not in page


def test_sending_twice_adds_one_question(learner: Client) -> None:
    attempt = start(learner)
    fields = sent(right(from_json(open_item(attempt).snapshot).shown))
    for _ in range(2):
        learner.post(f"/a/{attempt.token}/1/answer/", fields)
    assert AttemptItem.objects.count() == 2
    assert (
        "checked this question already"
        not in learner.get(f"/a/{attempt.token}/2/").content.decode()
    )


def test_second_tab_is_told_that_the_first_counts(learner: Client) -> None:
    attempt = start(learner)
    shown = from_json(open_item(attempt).snapshot).shown
    learner.post(f"/a/{attempt.token}/1/answer/", sent(right(shown)))
    late = learner.post(f"/a/{attempt.token}/1/answer/", sent(wrong(shown)), follow=True)
    assert "Your first answer counts." in late.content.decode()
    assert AttemptItem.objects.count() == 2


def test_incomplete_answer_comes_back(learner: Client) -> None:
    attempt = start(learner)
    back = learner.post(f"/a/{attempt.token}/1/answer/", sent({}))
    assert back.status_code == 422
    assert AttemptItem.objects.count() == 1


def test_open_check_tells_nothing(learner: Client) -> None:
    attempt = start(learner)
    reply(learner, attempt, rightly=False)
    home = f"/a/{attempt.token}/"
    export = json.loads(learner.get("/account/download/").content)
    assert [question["marks"] for question in export["quizzes"]["attempts"][0]["questions"]] == [
        [],
        [],
    ]
    for tail in ("summary/", "redo/"):
        ask = learner.post if tail == "redo/" else learner.get
        assert ask(home + tail).headers["Location"] in (home, f"{home}summary/")
    assert learner.post(f"{home}1/sibling/").headers["Location"] == f"{home}1/"
    assert Attempt.objects.count() == 1
    assert quick.latest(attempt.learner) is None


@pytest.mark.parametrize("tail", ["", "2/", "summary/"])
def test_right_and_wrong_look_the_same_until_the_next_question(
    learner: Client, tail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next question depends on the answer; with one question to choose it is the same."""
    only = core.Stock(candidates=bank.quick_stock().candidates[:2])
    monkeypatch.setattr(bank, "quick_stock", lambda: only)
    pages = []
    for rightly in (True, False):
        Attempt.objects.all().delete()
        monkeypatch.setattr("secrets.randbits", lambda _bits: 5)
        attempt = start(learner)
        reply(learner, attempt, rightly=rightly)
        page = learner.get(f"/a/{attempt.token}/{tail}")
        text = plain(page).replace(attempt.token, "")
        pages.append((text, page.headers.get("Location", "").replace(attempt.token, "")))
    assert pages[0] == pages[1]


def test_ended_check_reports(learner: Client) -> None:
    attempt = take(learner)
    page = learner.get(f"/a/{attempt.token}/summary/").content.decode()
    assert "Of ten questions like these you would get about" in page
    assert "Begin with lesson" in page
    assert "Certain and wrong" in page
    question = learner.get(f"/a/{attempt.token}/3/").content.decode()
    assert 'id="verdict"' in question
    assert "See your result" in question
    assert "The check has ended." in question


def test_check_ended_early_has_too_few(learner: Client) -> None:
    attempt = start(learner)
    reply(learner, attempt, rightly=False)
    learner.post(f"/a/{attempt.token}/finish/")
    page = learner.get(f"/a/{attempt.token}/summary/").content.decode()
    assert "Too few answers to judge." in page
    assert "You ended it after one." in page
    assert "Begin with lesson 1 " in page
    assert "stayed open" not in page
    assert "of 1" in learner.get(f"/a/{attempt.token}/1/").content.decode()
    assert "Too few answers to judge." in learner.get(START).content.decode()


def test_check_ended_without_an_answer_reports(learner: Client) -> None:
    attempt = start(learner)
    learner.post(f"/a/{attempt.token}/finish/")
    page = learner.get(f"/a/{attempt.token}/summary/").content.decode()
    assert "You ended it before the first." in page
    assert "Begin with lesson 1" in page


def test_finished_check_is_offered_with_its_estimate(learner: Client, ana: User) -> None:
    attempt = take(learner)
    page = learner.get(START).content.decode()
    assert "Take it again" in page
    found = quick.latest(ana)
    assert found is not None
    assert found.estimate is not None
    assert (found.token, found.answers) == (attempt.token, found.estimate.answers)


def test_second_check_asks_other_questions(learner: Client) -> None:
    first, second = take(learner), take(learner)
    asked = [
        set(AttemptItem.objects.filter(attempt=a).values_list("item_id", flat=True))
        for a in (first, second)
    ]
    assert asked[0].isdisjoint(asked[1])


def test_check_feeds_no_memory(learner: Client) -> None:
    take(learner, most=3)
    assert FactMemory.objects.count() == 0
    assert Response.objects.filter(final=True).count() == 3


def test_empty_stock_is_refused(learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank, "quick_stock", lambda: core.Stock(candidates=()))
    refused = learner.post(START)
    assert refused.status_code == 409
    assert "no question for a quick check" in refused.content.decode()


def test_placement_offers_the_check() -> None:
    assert 'href="/quick-check/"' in render_to_string("quizzes/placement.html")
