"""Figures as those meet them who do not see the drawing, and as they move on the page."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lessons.figures.dial import Dial
from lessons.library import library
from tests.journeys.desk import Desk
from tests.journeys.hands import BUSY
from tests.journeys.pages_course import FIGURES, lesson, reveal
from tests.journeys.steps import SUBMITS

MOST_WORDS = 20
MOST_SHIFT = 0.02
# What assistive technology may meet in a figure. A drawing would show as img or graphics.
ROLES = {
    "region", "text", "heading", "paragraph", "group", "radio", "checkbox", "button", "table",
    "caption", "rowgroup", "row", "columnheader", "rowheader", "cell", "list", "listitem",
    "combobox", "option", "navigation", "link", "strong", "/url",
}  # fmt: skip
# The sum of layout shifts that no input explains, counted from the page's start.
SHIFTS = """() => new Promise((done) => {
    new PerformanceObserver((list) =>
        done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
    ).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(0), 400);
})"""


def snapshot(page: Page, name: str) -> str:
    return page.locator(f"#fig-{name}").aria_snapshot()


def roles(tree: str) -> set[str]:
    return {found[1] for found in re.finditer(r"^\s*- [\"']?([\w/]+)", tree, re.MULTILINE)}


def named(tree: str, role: str) -> list[str]:
    return re.findall(rf'- {role} "([^"]+)"', tree)


def expected_groups(name: str) -> list[str]:  # noqa: PLR0911 -- one for each figure
    """The legends of a figure's form."""
    figure = library().figures[name]
    form: Any = figure.form(figure.start())
    if isinstance(figure, Dial):
        return [figure.question, "Whose choice are these settings?"]
    rows = getattr(form, "rows", ())
    if name == "house":
        return [f"Part {row.number}, {row.name}" for row in rows]
    if name == "drawer":
        return [f"Claim {row.number}, {row.claim}" for row in rows]
    if name == "callers":
        return [f"Call {row.number}, {row.who}" for row in rows]
    if name == "lens":
        return [f"Row {row.number}, {row.text} {row.owner.letter} {row.owner.word}" for row in rows]
    if name == "desk":
        questions = ("Who has to act?", "What does your team do first?")
        return ["Clues", *questions, "How sure are you? Optional"]
    if name == "split":
        return ["Card", *(f"Strip {row.number}, {row.task}" for row in rows)]
    if name == "slider":
        return [form.question]
    return ["The line runs between"] if name == "line" else []


def change(page: Page, name: str) -> None:
    """Set the first value of the state on the way."""
    key, value = next(iter(FIGURES[name].midway.items()))
    control = page.locator(f"[name='{name}.{key}']")
    if name == "stack":
        control.select_option(value)
    else:
        page.locator(f"[name='{name}.{key}'][value='{value}']").check()
    expect(page.locator(BUSY)).to_have_count(0)


@pytest.mark.parametrize("name", FIGURES)
def test_figure_has_complete_names(desk: Desk, name: str) -> None:
    desk.open(lesson(FIGURES[name].lesson))
    tree = snapshot(desk.page, name)

    assert roles(tree) - ROLES == set()
    assert named(tree, "group") == expected_groups(name)
    assert len(named(tree, "radio")) == desk.page.locator(f"#fig-{name} [type=radio]").count()
    assert len(named(tree, "combobox")) == desk.page.locator(f"#fig-{name} select").count()
    assert named(tree, "button")[-2:] == [SUBMITS[name], "Show me"]


@pytest.mark.parametrize("name", FIGURES)
def test_shown_figure_has_nothing_of_the_drawing(desk: Desk, name: str) -> None:
    desk.open("/")
    reveal(desk, name, FIGURES[name].wrong)

    assert roles(snapshot(desk.page, name)) - ROLES == set()


@pytest.mark.parametrize("name", FIGURES)
def test_status_says_the_caption_after_each_change(desk: Desk, name: str) -> None:
    desk.open(lesson(FIGURES[name].lesson))
    page, caption = desk.page, desk.page.locator(f"#{name}-told .caption")
    before = caption.inner_text()

    change(page, name)

    assert caption.inner_text() != before
    expect(page.locator("#status")).to_have_text(caption.inner_text())
    assert len(caption.inner_text().split()) <= MOST_WORDS
    page.get_by_role("button", name="Show me").nth(list_of(name).index(name)).click()
    expect(page.locator(f"#{name}-result")).to_be_focused()
    expect(page.locator("#status")).to_have_text(caption.inner_text())
    assert len(caption.inner_text().split()) <= MOST_WORDS


def list_of(name: str) -> list[str]:
    """The figures of the same lesson, in the order of the page."""
    return [other for other, staged in FIGURES.items() if staged.lesson == FIGURES[name].lesson]


@pytest.mark.parametrize("name", FIGURES)
def test_figure_stays_in_its_place_when_it_changes(desk: Desk, name: str) -> None:
    desk.open(lesson(FIGURES[name].lesson))
    desk.page.wait_for_load_state("networkidle")
    assert desk.page.evaluate(SHIFTS) < MOST_SHIFT

    change(desk.page, name)

    assert desk.page.evaluate(SHIFTS) < MOST_SHIFT


@pytest.mark.parametrize("path", ["/", "/course/", "/matrix/", "/practice/"])
def test_page_stays_in_its_place_while_it_loads(desk: Desk, path: str) -> None:
    desk.open(path)
    desk.page.wait_for_load_state("networkidle")

    assert desk.page.evaluate(SHIFTS) < MOST_SHIFT


@pytest.mark.parametrize("name", ["house", "line", "callers", "dial", "slider"])
def test_submit_right_after_a_change_is_not_lost(desk: Desk, name: str) -> None:
    desk.open(lesson(FIGURES[name].lesson))
    for key, value in FIGURES[name].right.items():
        desk.page.locator(f"[name='{name}.{key}'][value='{value}']").evaluate(
            "radio => radio.click()"
        )

    desk.page.get_by_role("button", name=SUBMITS[name]).evaluate("button => button.click()")

    expect(desk.page.locator(f"#{name}-result")).to_be_focused()


def test_house_takes_the_words_of_the_cloud(desk: Desk) -> None:
    desk.open("/")
    reveal(desk, "house", FIGURES["house"].right)

    desk.page.get_by_role("link", name="Cloud words").click()

    expect(desk.page.get_by_role("link", name="Cloud words")).to_be_focused()
    expect(desk.page.locator("#status")).to_have_text("Cloud words. All seven match.")
    desk.page.go_back()
    expect(desk.page.locator("#house-told .caption")).to_have_text(re.compile("^Inspected"))
