"""A learner from what is due to the receipt: by pointer, without scripts, by keyboard."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from playwright.sync_api import Locator, expect

from quizzes.models import AttemptItem, Marking
from quizzes.pins import from_json
from tests.journeys.conftest import NARROW, WIDE, Visitor
from tests.journeys.desk import Desk
from tests.journeys.hands import HANDS, Hand
from tests.journeys.pages_learners import assign, pupil, sit, task
from tests.journeys.steps import Walk
from tests.quizzes.items import single_item

CODE = re.compile(r"^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$")
QUESTIONS = 3


def choose_any(walk: Walk) -> None:
    """The first of each group of radios, as many boxes as are asked for, places in turn."""
    form = walk.page.locator("form[data-paper]")
    names = form.locator("[name^=a][type=radio]").evaluate_all("all => all.map(one => one.name)")
    for name in dict.fromkeys(names):
        walk.hand.pick(form.locator(f'[name="{name}"]').first)
    boxes = form.locator("[name=a][type=checkbox]")
    asked = form.locator("[data-choose]").get_attribute("data-choose")
    for number in range(int(asked or 0) if boxes.count() else 0):
        walk.hand.pick(boxes.nth(number))
    for number, row in enumerate(form.locator("select").all(), start=1):
        walk.hand.select(row, str(number))


def nothing_told(walk: Walk) -> None:
    """No word that only the reply knows has come to this page."""
    html = walk.page.content()
    for item in AttemptItem.objects.all():
        shown = from_json(item.snapshot).shown.item
        hidden = [shown.because, *(option.rationale for option in shown.options)]
        assert [text for text in hidden if text and text in html] == []


def press_and_see(walk: Walk, target: Locator, said: str) -> None:
    walk.hand.press(target)
    expect(walk.page.locator("h1")).to_contain_text(said)
    nothing_told(walk)


@HANDS
def test_learner_hands_in_and_takes_a_receipt(
    visitor: Visitor, settings: LazySettings, hand: Callable[..., Hand], *, js: bool
) -> None:
    size = WIDE if js else NARROW
    page = visitor.window(js=js, size=size, reduced_motion=True)
    desk, walk = Desk(page=page, home=visitor.home, settings=settings), Walk(page, hand(page))
    own = pupil(desk, percent=150)
    target = {"lessons": ["whose-house"], "areas": [], "kinds": [], "count": QUESTIONS}
    task(own, access_code="oak", target=target, same_for_all=True)
    assign(own.classroom, "Later")

    desk.open("/classes/")
    walk.hand.press(walk.link("Storage and keys").first)
    expect(page.get_by_text("You have 30 minutes for an attempt")).to_be_visible()
    walk.hand.fill(page.get_by_label("Access code"), "elm")
    walk.hand.press(walk.button("Begin"))
    expect(page.get_by_text("This is not the access code.")).to_be_visible()
    walk.hand.fill(page.get_by_label("Access code"), "oak")
    walk.hand.press(walk.button("Begin"))
    for number in range(1, QUESTIONS + 1):
        expect(page.locator("main")).to_contain_text(f"Question {number} of {QUESTIONS}")
        choose_any(walk)
        nothing_told(walk)
        last = number == QUESTIONS
        walk.hand.press(walk.button("Review and finish" if last else "Next"))
    expect(page.locator("h1")).to_have_text("Every question has an answer.")
    press_and_see(walk, walk.link("Finish quiz"), "Hand in your quiz?")
    press_and_see(walk, walk.button("Hand in"), "Handed in.")
    expect(page.get_by_text("when your instructor releases it")).to_be_visible()
    press_and_see(walk, walk.link("Receipt"), "Storage and keys was handed in.")
    expect(page.locator(".receipt-code")).to_have_text(CODE)
    expect(page.get_by_text(f"{QUESTIONS} of {QUESTIONS} questions")).to_be_visible()
    press_and_see(walk, walk.link("Back to the assignment"), "Storage and keys")
    expect(walk.button("Begin attempt 2")).to_be_visible()
    assert Marking.objects.count() == QUESTIONS


@pytest.fixture
def clock(desk: Desk) -> Iterator[time_machine.Traveller]:
    """The server's clock, standing; the window's is moved beside it."""
    desk.page.clock.install()
    with time_machine.travel("2026-11-23 14:05:00Z", tick=False) as traveller:
        yield traveller


def test_cards_go_to_their_result_when_time_is_up(
    desk: Desk, clock: time_machine.Traveller
) -> None:
    own = pupil(desk)
    quiz = sit(own, assign(own.classroom, "Week 3"), items=[single_item()], each=True, out=True)
    desk.open(quiz.url(1))
    page = desk.page
    expect(page.get_by_role("timer")).to_have_text("30 min")
    clock.shift(timedelta(minutes=30))
    page.clock.fast_forward(30 * 60 * 1000)
    expect(page.get_by_role("heading", name="Time is up.")).to_be_visible()
    clock.shift(timedelta(seconds=30))
    page.get_by_role("link", name="Open the result").click()
    expect(page.locator("main")).to_contain_text("0 of 1 questions have an answer.")
