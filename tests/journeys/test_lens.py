"""Lesson 9 and its lens, by pointer, without scripts and by keyboard."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk
from tests.journeys.hands import HANDS, Hand
from tests.journeys.pages_course import FIGURES, lesson, reveal
from tests.journeys.steps import Walk

ROWS = {"o10": "A", "10": "3", "o11": "A", "11": "1", "o12": "A", "12": "1", "o13": "B", "13": "2"}


@HANDS
def test_rows_are_filled_in_and_read_through_a_lens(
    visitor: Visitor, hand: Callable[..., Hand], *, js: bool
) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    page.goto(lesson(9))
    walk = Walk(page=page, hand=hand(page))
    steps.bet_on_figure(walk, "lens")

    walk.hand.press(walk.link("Go on to rows 10 to 13"))
    for key, value in ROWS.items():
        walk.hand.pick(page.locator(f"[name='lens.{key}'][value='{value}']"))
    walk.hand.press(walk.button("Check the rows"))
    expect(page.locator("#lens-result")).to_have_text("All four match")
    walk.hand.pick(page.locator("#lens-glass-s3"))
    if not js:
        with page.expect_navigation():
            page.locator(".redraw button").evaluate("button => button.click()")

    expect(page.locator("#lens-told .caption")).to_contain_text("On S3: row 5 now AWS")
    expect(page.get_by_role("row", name="11 Patch the database No such thing")).to_be_visible()


def test_lens_is_announced_and_focus_stays(desk: Desk) -> None:
    desk.open("/")
    reveal(desk, "lens", {"step": "2", **ROWS})
    page = desk.page
    page.locator("#lens-glass-stated").focus()

    page.keyboard.press("ArrowRight")

    expect(page.locator("#status")).to_have_text(
        "On EC2: row 8 now Customer, row 11 now Customer. The others stand as stated."
    )
    expect(page.locator("#lens-glass-ec2")).to_be_focused()
    expect(page.get_by_role("row", name="11 Patch the database C Customer")).to_be_visible()


def test_last_rows_wait_for_their_own_bet(desk: Desk) -> None:
    desk.open("/")
    reveal(desk, "lens", FIGURES["lens"].right)

    desk.open(lesson(9, "?lens.step=2&lens.show=12&lens.glass=rds"))

    expect(desk.page.locator("#lens-result")).to_have_count(0)
    expect(desk.page.get_by_role("button", name="Check the rows")).to_be_visible()
