"""Who closes the tab in the middle of a quiz finds the same question with the same choice."""

import re

from playwright.sync_api import Page, expect

from tests.factories import UserFactory
from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.hands import Pointer
from tests.journeys.steps import Walk

SAVED = re.compile("^Saved at")


def begin(page: Page) -> Walk:
    page.goto("/")
    walk = Walk(page=page, hand=Pointer(page))
    steps.start_quiz(walk)
    return walk


def chosen_on(page: Page) -> list[tuple[str, str]]:
    """The choices of the page's form."""
    found: list[list[str]] = page.locator("form[data-question]").evaluate(
        "form => [...new FormData(form)].filter(([name]) => /^[as]/.test(name))"
    )
    return [(name, value) for name, value in found]


def test_closed_tab_comes_back_to_the_same_question(visitor: Visitor) -> None:
    page = visitor.window()
    walk = begin(page)
    steps.choose_answer(walk, right=True)
    walk.hand.press(walk.button("Check answer"))
    walk.hand.press(walk.link("Next question"))
    expect(page).to_have_url(re.compile("/2/$"))
    steps.choose_answer(walk, right=True)
    expect(page.locator("[data-saved]")).to_have_text(SAVED)
    where, chosen = page.url, chosen_on(page)
    page.close()

    again = page.context.new_page()
    again.goto("/practice/")
    again.get_by_role("link", name="Continue your quiz, question 2 of 5").click()

    expect(again).to_have_url(where)
    assert chosen_on(again) == chosen


def test_quiz_goes_on_in_another_browser_of_an_account(visitor: Visitor) -> None:
    UserFactory.create(email="ana@example.org")
    first, second = visitor.window(), visitor.window()
    walk = Walk(page=first, hand=Pointer(first))
    steps.sign_in(walk, "ana@example.org")
    steps.start_quiz(walk)
    steps.choose_answer(walk, right=True)
    expect(first.locator("[data-saved]")).to_have_text(SAVED)

    elsewhere = Walk(page=second, hand=Pointer(second))
    steps.sign_in(elsewhere, "ana@example.org")
    elsewhere.hand.press(elsewhere.link("Continue the quiz"))

    expect(second).to_have_url(first.url)
    assert chosen_on(second) == chosen_on(first)


def test_quiz_without_scripts_comes_back_to_the_next_question(visitor: Visitor) -> None:
    page = visitor.window(js=False)
    walk = begin(page)
    steps.choose_answer(walk, right=True)
    walk.hand.press(walk.button("Check answer"))
    expect(page.locator("#verdict")).to_be_visible()
    page.close()

    again = page.context.new_page()
    again.goto("/practice/")

    expect(again.get_by_role("link", name="Continue your quiz")).to_contain_text("question 2 of 5")


def test_keys_choose_only_inside_the_form(visitor: Visitor) -> None:
    page = visitor.window()
    begin(page)
    page.locator("body").press("s")
    expect(page.locator("input[name=s]:checked")).to_have_count(0)

    page.locator("input[name=s]").first.focus()
    page.keyboard.press("s")
    expect(page.locator("input[name=s][value='0']")).to_be_checked()
    page.keyboard.press("s")
    expect(page.locator("input[name=s][value='1']")).to_be_checked()
