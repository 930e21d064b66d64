"""Lesson 4 and its dials, by pointer, without scripts and by keyboard."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk
from tests.journeys.hands import BUSY, HANDS, Hand
from tests.journeys.pages_course import FIGURES, lesson, reveal
from tests.journeys.steps import Walk
from tests.journeys.test_figures import MOST_SHIFT, ROLES, SHIFTS, named, roles, snapshot


def sights(page: Page) -> list[str]:
    """What the table says that each of the three sees, and whose hand is on the dials."""
    return page.locator("#dial-told tbody td:last-child").all_inner_texts()


@HANDS
def test_dials_turn_once_the_door_is_open(
    visitor: Visitor, hand: Callable[..., Hand], *, js: bool
) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    page.goto(lesson(4))
    walk = Walk(page=page, hand=hand(page))
    steps.bet_on_figure(walk, "dial")
    assert sights(page)[:3] == ["The text", "The text, wrongly", "The text, wrongly"]

    walk.hand.select(page.locator("#dial-store"), "shop")
    walk.hand.pick(page.locator("#dial-contents-before"))
    if not js:
        walk.hand.press(walk.button("Redraw"))

    expect(page.locator("#dial-told .caption")).to_have_text(
        "Everyone may open the shop photos, encrypted before upload. "
        "Shoppers see noise in the shop window."
    )
    assert sights(page)[:3] == ["The picture", "The picture", "Scrambled text, wrongly"]
    expect(page.locator("#dial-result")).to_have_text("Both bets match")
    expect(page.locator("#dial-told tbody tr").last).to_contain_text("Customer")


def test_dials_turn_in_their_place_and_focus_stays(desk: Desk) -> None:
    reveal(desk, "dial", FIGURES["dial"].wrong)
    page = desk.page
    page.wait_for_load_state("networkidle")
    before = page.evaluate(SHIFTS)

    for stop in ("#dial-door-0", "#dial-door-2", "#dial-contents-before"):
        page.locator(stop).check()
        expect(page.locator(BUSY)).to_have_count(0)
        said = page.locator("#dial-told .caption").inner_text()
        expect(page.locator("#status")).to_have_text(said)
        expect(page.locator(stop)).to_be_focused()

    assert page.evaluate(SHIFTS) - before < MOST_SHIFT


def test_turned_dials_stand_in_the_address(desk: Desk) -> None:
    reveal(desk, "dial", FIGURES["dial"].right)
    desk.page.locator("#dial-door-0").check()
    expect(desk.page.locator("#dial-told tbody td").nth(1)).to_have_text("A closed door, wrongly")

    desk.reopen()

    expect(desk.page.locator("#dial-door-0")).to_be_checked()
    assert sights(desk.page)[:3] == ["A closed door, wrongly", "A closed door", "A closed door"]


def test_open_house_has_complete_names(desk: Desk) -> None:
    reveal(desk, "dial", FIGURES["dial"].right)
    tree = snapshot(desk.page, "dial")

    assert roles(tree) - ROLES == set()
    assert named(tree, "group") == ["Who may enter", "Contents"]
    assert named(tree, "combobox") == ["What is stored"]
    assert named(tree, "radio") == [
        "No one",
        "One person, under a condition Ana, while she is at work",
        "Named people Ana and Ben, wherever they are",
        "Everyone",
        "Readable",
        "Encrypted by the service AWS’s store scrambles and unscrambles",
        "Encrypted before it leaves you Only Ana and Ben hold the key",
    ]
