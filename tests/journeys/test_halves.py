"""Lesson 6 and its three cards, by pointer, without scripts and by keyboard."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk
from tests.journeys.hands import HANDS, Hand, Pointer
from tests.journeys.pages_course import FIGURES, lesson, reveal
from tests.journeys.steps import Walk

CARD_2 = dict(zip((f"2{n}" for n in range(1, 7)), "CAACCN", strict=True))


@HANDS
def test_second_card_is_turned_to_and_judged(
    visitor: Visitor, hand: Callable[..., Hand], *, js: bool
) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    page.goto(lesson(6))
    walk = Walk(page=page, hand=hand(page))
    steps.bet_on_figure(walk, "split")

    walk.hand.press(walk.link("Next card: configuration"))
    for key, letter in CARD_2.items():
        walk.hand.pick(page.locator(f"[name='split.{key}'][value='{letter}']"))
    walk.hand.press(walk.button("Check the card"))

    expect(page.locator("#split-result")).to_have_text("All six match")
    expect(walk.link("Next card: training")).to_be_visible()
    if js:
        walk.hand.press(walk.link("Next card: training"))
    else:
        walk.hand.pick(page.locator("#split-card-3"))
        with page.expect_navigation():
            page.locator(".redraw button").evaluate("button => button.click()")
    expect(page.locator("#split-told .caption")).to_have_text(
        "Training: you have placed 0 of 6 strips."
    )


def test_card_is_turned_in_its_place_and_focus_stays(desk: Desk) -> None:
    desk.open(lesson(6))
    page = desk.page
    page.locator("#split-12-C").check()
    page.locator("#split-card-1").focus()

    page.keyboard.press("ArrowRight")

    expect(page.locator("#split-card-2")).to_be_focused()
    expect(page.locator("#split-21-C")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Configuration: you have placed 0 of 6 strips.")
    Pointer(page).rest()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#split-12-C")).to_be_checked()


def test_key_of_the_next_card_waits_for_its_own_bet(desk: Desk) -> None:
    desk.open("/")
    reveal(desk, "split", FIGURES["split"].right)

    desk.open(lesson(6, "?split.card=2&split.show=12"))

    expect(desk.page.locator("#split-result")).to_have_count(0)
    expect(desk.page.get_by_role("button", name="Check the card")).to_be_visible()
