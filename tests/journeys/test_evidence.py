"""Lesson 7 and its drawer, by pointer, without scripts and by keyboard."""

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.hands import Pointer
from tests.journeys.pages_course import FIGURES, lesson
from tests.journeys.steps import Walk


def test_papers_are_filed_one_by_one_without_scripts(visitor: Visitor) -> None:
    page = visitor.window(js=False, reduced_motion=True)
    page.goto(lesson(7))
    walk = Walk(page=page, hand=Pointer(page))

    walk.hand.pick(page.locator("#drawer-1-A"))
    walk.hand.pick(page.locator("#drawer-6-B"))
    walk.hand.press(walk.button("Redraw"))

    expect(page.locator("#drawer-told .caption")).to_have_text(
        "You have filed papers for 2 of 6 claims."
    )
    expect(page.locator("#drawer-6-B")).to_be_checked()


def test_start_over_empties_the_drawer(visitor: Visitor) -> None:
    page = visitor.window(reduced_motion=True)
    page.goto(lesson(7))
    walk = Walk(page=page, hand=Pointer(page))
    steps.bet_on_figure(walk, "drawer")

    walk.hand.press(walk.link("Start this figure over"))

    expect(page.locator("#drawer-told .caption")).to_have_text(
        "You have filed papers for 0 of 6 claims."
    )
    assert len(FIGURES["drawer"].right) == page.locator("#fig-drawer fieldset").count()
