"""Five calls at the incident desk: with scripts, without, and by keyboard."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from lessons.models import Bet
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk
from tests.journeys.hands import HANDS, Hand, Pointer
from tests.journeys.pages_course import lesson
from tests.journeys.pages_desk import DEALT, close
from tests.journeys.steps import Walk, bet_on_figure


def take_five(page: Page, hand: Hand) -> None:
    """Each call: open a clue, answer it, go on to the next."""
    walk = Walk(page=page, hand=hand)
    page.goto(lesson(8))
    for number in range(1, 6):
        expect(page.locator("#desk-call")).to_have_text(f"Call {number}")
        hand.press(walk.button("Open who changed what"))
        expect(page.locator("#desk-clue-change")).to_be_visible()
        bet_on_figure(walk, "desk")
        expect(page.locator("#desk-result")).to_have_text("Right owner, right first step")
        if number < 5:
            hand.press(walk.link("Take the next call"))
    expect(page.get_by_text("All five calls are closed.")).to_be_visible()
    assert Bet.objects.count() == 5


@HANDS
def test_five_calls(visitor: Visitor, hand: Callable[..., Hand], *, js: bool) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    take_five(page, hand(page))


def test_clue_takes_the_focus_and_keeps_the_answer(desk: Desk) -> None:
    desk.open(lesson(8))
    page = desk.page
    page.locator("[name='desk.owner'][value=B]").check()
    page.locator("[name='desk.step']").last.check()

    desk.press("Open the service")

    expect(page.locator("#desk-clue-service")).to_be_focused()
    expect(page.locator("[name='desk.owner'][value=B]")).to_be_checked()
    expect(page.locator("[name='desk.step']").last).to_be_checked()
    expect(page.locator("#status")).to_have_text(
        "Call 1 of 5. One clue is open; both act, first step chosen."
    )


def test_call_without_an_answer_is_explained(desk: Desk) -> None:
    desk.open(lesson(8))
    desk.press("Make the call")

    expect(desk.page.locator("#problem")).to_be_focused()
    desk.page.get_by_role("link", name="Choose who has to act").click()
    expect(desk.page.locator("#desk-owner-C")).to_be_focused()


def test_report_is_focused_and_leads_to_the_layer(desk: Desk) -> None:
    desk.open(lesson(8))
    bet = Walk(page=desk.page, hand=Pointer(desk.page))
    bet_on_figure(bet, "desk")

    expect(desk.page.locator("#desk-result")).to_be_focused()
    desk.page.get_by_role("link", name=re.compile(r"in Fig. 5.1")).click()
    expect(desk.page.locator("#fig-slider")).to_be_in_viewport()
    expect(desk.page.locator("#status")).to_have_text("")


def test_who_comes_back_finds_the_next_call_and_the_closed_ones(desk: Desk) -> None:
    close(desk, calls=2)
    desk.open(lesson(8))
    page = desk.page
    expect(page.locator("#desk-call")).to_have_text("Call 3")

    page.get_by_role("link", name="Call 2 closed").click()

    expect(page.locator("#desk-result")).to_have_text("Wrong owner, wrong first step")
    expect(page.locator("#fig-desk")).to_contain_text(DEALT[1].failed)
    expect(page.locator("#fig-desk")).to_contain_text("You said:")
