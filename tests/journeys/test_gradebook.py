"""The gradebook by keyboard, and as one scrolls."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.classrooms import books
from tests.factories import AssignmentFactory, MembershipFactory
from tests.journeys.desk import Desk
from tests.journeys.pages_class import staff

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.textContent"


def rows(page: Page) -> int:
    return page.locator(".gb tbody .who").count()


def test_more_learners_come_without_losing_the_place(desk: Desk) -> None:
    room, page = staff(desk), desk.page
    books.full(learners=120, assignments=2, classroom=room)
    desk.open(f"/teach/{room.token}/gradebook/?sort=-mean")
    assert rows(page) == 50
    scroller = page.locator(".gb-wrap")
    more = page.locator(".gb .more a")
    more.focus()
    expect(page.locator(".gb tbody .who")).to_have_count(100)
    page.wait_for_function(f"{FOCUSED} !== '' && !document.activeElement.matches('.more a')")
    expect(page.locator("#status")).to_have_text("Learners 51 to 100 of 120 are shown")
    where = page.evaluate(
        "[...document.querySelectorAll('.gb tbody .who a')].indexOf(document.activeElement)"
    )
    assert where == 50
    scroller.evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(page.locator(".gb tbody .who")).to_have_count(120)
    expect(more).to_have_count(0)
    names = page.locator(".gb tbody .who").all_inner_texts()
    assert len(set(names)) == 120


def test_cells_and_learners_are_reached_by_keys(desk: Desk) -> None:
    room, page = staff(desk), desk.page
    task = AssignmentFactory.create(classroom=room, title="Quiz A")
    for name in ("Ana", "Bea", "Cem"):
        MembershipFactory.create(classroom=room, name=name)
    desk.open(f"/teach/{room.token}/gradebook/")
    page.get_by_role("link", name="Ana, Quiz A: not begun").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ana")
    page.get_by_label("Points of 100").fill("90")
    page.get_by_label("Points of 100").press("n")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ana")
    for key, name in (("n", "Bea"), ("u", "Cem"), ("p", "Bea")):
        page.get_by_role("heading", level=1).click()
        page.keyboard.press(key)
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_label("Points of 100").fill("90")
    page.locator("[name=mark-reason]").fill("Oral exam")
    page.locator("[name=mark-reason]").press("Enter")
    expect(page.get_by_text("The mark stands.")).to_be_visible()
    expect(page.locator(".big")).to_have_text(re.compile("^90 of 100$"))
    assert task.title in page.inner_text("main")
