"""Tab reaches each control in turn, there and back, and what has focus can be seen."""

from typing import Any

import pytest

from assessment.items import Kind
from tests.journeys.desk import Desk, place_of, quiz
from tests.journeys.hands import FOCUS, HALF

# Everything that Tab may reach, a group of radios counted once.
STOPS = """() => {
    const groups = new Set(), controls = "a[href], button, input, select, summary";
    return [...document.querySelectorAll(controls)].filter((one) => {
        if (one.type === "hidden" || !one.checkVisibility() || one.tabIndex < 0) return false;
        if (one.type !== "radio") return true;
        const group = `${one.form?.id} ${one.form?.action} ${one.name}`;
        return !groups.has(group) && groups.add(group);
    }).length;
}"""
SIZES = [(1280, 900), (320, 256)]
PAGES = ["/", "/course/", "/course/build-the-stack/", "/practice/", "/help/", "/accounts/login/"]


def question(desk: Desk) -> str:
    attempt = quiz(desk.guest(), questions=20)
    return f"/a/{attempt.token}/{place_of(attempt, Kind.SINGLE)}/"


def walk(desk: Desk, key: str, steps: int) -> list[str]:
    """Press the key so often; what had focus each time. All of it can be seen."""
    found, hidden = [], []
    for _ in range(steps):
        desk.page.keyboard.press(key)
        state: dict[str, Any] = desk.page.locator("body").evaluate(FOCUS)
        found.append(state["what"])
        if state["seen"] < HALF:
            hidden.append((state["what"], state["seen"]))
    assert hidden == []
    return found


@pytest.mark.parametrize("size", SIZES, ids=["desktop", "zoomed"])
@pytest.mark.parametrize("path", [*PAGES, "question"])
def test_tab_goes_through_the_page_and_back(desk: Desk, path: str, size: tuple[int, int]) -> None:
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    desk.open(question(desk) if path == "question" else path)
    stops = desk.page.evaluate(STOPS)

    there = walk(desk, "Tab", stops)
    back = walk(desk, "Shift+Tab", stops - 1)

    assert back == there[-2::-1]
    assert there[0].startswith("A  Skip to main content")
    assert desk.page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0


def test_skip_link_leads_past_the_header(desk: Desk) -> None:
    desk.open("/course/")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")

    desk.page.keyboard.press("Tab")

    assert desk.page.evaluate("document.activeElement.closest('main') !== null")


def test_escape_closes_the_shortcuts_and_gives_focus_back(desk: Desk) -> None:
    desk.open("/course/")
    for _ in range(4):
        desk.page.keyboard.press("Tab")
    before = desk.page.locator("body").evaluate(FOCUS)["what"]
    desk.page.keyboard.press("?")
    desk.page.locator("dialog#keysheet").wait_for()

    desk.page.keyboard.press("Escape")

    assert desk.page.locator("body").evaluate(FOCUS)["what"] == before
