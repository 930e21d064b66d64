"""What the page says of a save is what is stored."""

import re

from playwright.sync_api import Page, expect

from quizzes.models import Response
from tests.journeys.conftest import Visitor


def begin(page: Page) -> None:
    page.goto("/practice/")
    page.get_by_role("button", name="Start the quiz").click()
    expect(page.locator("form[data-question]")).to_be_visible()


def choose(page: Page) -> None:
    """Change something on whatever question this is."""
    page.locator("input[name=s][value='1']").check()


def test_choice_is_saved_as_it_is_made(visitor: Visitor) -> None:
    page = visitor.window()
    begin(page)
    choose(page)
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Saved at \d\d:\d\d$"))
    assert Response.objects.get().sureness == 1
    page.reload()
    expect(page.locator("input[name=s][value='1']")).to_be_checked()


def test_choice_made_offline_survives_a_reload(visitor: Visitor) -> None:
    page = visitor.window()
    begin(page)
    page.route("**/save", lambda route: route.abort())
    choose(page)
    expect(page.locator("[data-saved]")).to_have_text("Not saved. Trying again.")
    assert Response.objects.count() == 0
    page.unroute("**/save")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("[data-saved]")).to_have_text(re.compile("^Saved at"))
    expect(page.locator("input[name=s][value='1']")).to_be_checked()
    assert Response.objects.get().sureness == 1


def test_strange_reply_counts_as_not_saved(visitor: Visitor) -> None:
    """A captive portal answers everything with 200 and a page of its own."""
    page = visitor.window()
    begin(page)
    page.route("**/save", lambda route: route.fulfill(status=200, body="<h1>Welcome</h1>"))
    choose(page)
    expect(page.locator("[data-saved]")).to_have_text("Not saved. Trying again.")
    page.unroute("**/save")
    page.route("**/save", lambda route: route.fulfill(json={"op_id": "another"}))
    page.locator("input[name=s][value='2']").check()
    expect(page.locator("[data-saved]")).to_have_text("Not saved. Trying again.")
    assert Response.objects.count() == 0


def test_other_tab_is_told_that_it_is_behind(visitor: Visitor) -> None:
    page = visitor.window()
    begin(page)
    behind = page.context.new_page()
    behind.goto(page.url)
    choose(page)
    expect(page.locator("[data-saved]")).to_have_text(re.compile("^Saved at"))
    behind.locator("input[name=s][value='2']").check()
    expect(behind.locator("[data-saved]")).to_have_text(
        "Changed in another tab. Load this page again."
    )


def test_keys_choose_and_check_only_inside_the_form(visitor: Visitor) -> None:
    page = visitor.window()
    begin(page)
    page.locator("body").press("s")
    expect(page.locator("input[name=s]:checked")).to_have_count(0)
    page.locator("input[name=s]").first.focus()
    page.keyboard.press("s")
    expect(page.locator("input[name=s][value='0']")).to_be_checked()
    page.keyboard.press("s")
    expect(page.locator("input[name=s][value='1']")).to_be_checked()


def test_reply_that_never_came_keeps_the_answer(visitor: Visitor) -> None:
    page = visitor.window()
    begin(page)
    choose(page)
    page.route("**/answer/", lambda route: route.abort())
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("[data-saved]")).to_have_text(
        "Not saved. Your answer is still here. Try again."
    )
    expect(page.locator("input[name=s][value='1']")).to_be_checked()
    page.unroute("**/answer/")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict, #problem").first).to_be_focused()
    # htmx says in the console that the request did not get through.
    assert {fault.partition(",")[0] for fault in visitor.faults} <= {
        "htmx:afterRequest",
        "htmx:sendError",
    }
    visitor.faults.clear()
