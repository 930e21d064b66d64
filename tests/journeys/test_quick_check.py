"""A quick check with a hand on it, with and without scripts; back and a second tab in between."""

import pytest
from playwright.sync_api import expect

from quizzes.models import Attempt, Mode, Response
from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.hands import Pointer
from tests.journeys.steps import Walk

ANSWERS = 8


def answer(walk: Walk, *, right: bool) -> None:
    was = walk.page.url
    steps.choose_answer(walk, right=right)
    walk.hand.press(walk.button("Answer and go on"))
    expect(walk.page).not_to_have_url(was)


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "plain"])
def test_quick_check_from_its_start_to_its_report(visitor: Visitor, *, js: bool) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    walk = Walk(page=page, hand=Pointer(page))
    page.goto("/quick-check/")
    walk.hand.press(walk.button("Start the quick check"))
    answer(walk, right=True)
    second = page.url
    answer(walk, right=False)

    page.goto(second)
    expect(page.locator("#question")).to_contain_text("Question 3")

    page.goto("/quick-check/")
    walk.hand.press(walk.button("Continue with question 3"))
    for number in range(3, ANSWERS + 1):
        answer(walk, right=bool(number % 3))
    assert page.locator(".x, .verdict").count() == 0

    walk.hand.press(walk.button("End this check now"))
    expect(page.get_by_text("Of ten questions like these you would get about")).to_be_visible()
    expect(page.get_by_role("heading", name="Certain and wrong")).to_be_visible()
    walk.hand.press(page.get_by_role("link", name="Begin with lesson"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    attempt = Attempt.objects.get(mode=Mode.QUICK)
    assert Response.objects.filter(attempt=attempt, final=True).count() == ANSWERS


def test_second_tab_answers_late_and_is_told(visitor: Visitor) -> None:
    page = visitor.window(reduced_motion=True)
    walk = Walk(page=page, hand=Pointer(page))
    page.goto("/quick-check/")
    walk.hand.press(walk.button("Start the quick check"))
    expect(page.locator("#question")).to_be_visible()
    tab = page.context.new_page()
    other = Walk(page=tab, hand=Pointer(tab))
    tab.goto(page.url)
    answer(walk, right=True)

    answer(other, right=False)

    expect(tab.get_by_text("Your first answer counts.")).to_be_visible()
    expect(tab.locator("#question")).to_contain_text("Question 2")
    assert tab.url == page.url
