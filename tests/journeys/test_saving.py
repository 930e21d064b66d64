"""What is chosen is kept, and the page never says so before it is."""

import re

from playwright.sync_api import Page, Route, expect

from assessment.items import Kind
from quizzes.models import Attempt, Response
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk, place_of, quiz

SAVED = re.compile(r"^Saved at \d\d:\d\d$")
NOT_SAVED = re.compile("^Not saved")
SAVING = "**/save"


def open_question(desk: Desk) -> Attempt:
    """A question with one answer."""
    attempt = quiz(desk.guest(), questions=20)
    desk.open(f"/a/{attempt.token}/{place_of(attempt, Kind.SINGLE)}/")
    return attempt


def choose(page: Page, number: int) -> str:
    option = page.locator("[name=a]").nth(number)
    option.check()
    return option.get_attribute("value") or ""


def says(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-saved]")).to_have_text(text)


def stored(attempt: Attempt) -> list[list[str]]:
    rows = Response.objects.filter(attempt=attempt).order_by("rev")
    return [row.answer for row in rows]


def test_choice_is_saved_and_said_so(desk: Desk) -> None:
    attempt = open_question(desk)

    wanted = choose(desk.page, 1)

    says(desk.page, SAVED)
    assert stored(attempt) == [[wanted]]


def test_choice_says_saving_until_the_reply_is_there(desk: Desk) -> None:
    open_question(desk)
    waiting: list[Route] = []
    desk.page.route(SAVING, lambda route: waiting.append(route))  # noqa: PLW0108 -- the library cannot wrap a list's own method

    choose(desk.page, 0)

    says(desk.page, "Saving")
    expect(desk.page.locator("[data-saved].failed")).to_have_count(0)
    waiting[0].continue_()
    says(desk.page, SAVED)


def test_choice_offline_is_not_saved_until_online_again(desk: Desk) -> None:
    attempt = open_question(desk)
    desk.page.context.set_offline(True)

    wanted = choose(desk.page, 1)
    says(desk.page, NOT_SAVED)
    assert stored(attempt) == []

    desk.page.context.set_offline(False)
    says(desk.page, SAVED)
    assert stored(attempt) == [[wanted]]


def test_newest_choice_made_offline_is_the_one_saved(desk: Desk) -> None:
    attempt = open_question(desk)
    desk.page.context.set_offline(True)
    choose(desk.page, 0)
    says(desk.page, NOT_SAVED)
    wanted = choose(desk.page, 2)

    desk.page.context.set_offline(False)

    says(desk.page, SAVED)
    assert stored(attempt) == [[wanted]]


def test_page_of_a_wireless_gate_is_no_acknowledgement(desk: Desk) -> None:
    attempt = open_question(desk)
    gate = "<!doctype html><title>Sign in to the network</title>"
    desk.page.route(SAVING, lambda route: route.fulfill(content_type="text/html", body=gate))

    choose(desk.page, 0)

    says(desk.page, NOT_SAVED)
    assert stored(attempt) == []


def test_reply_to_another_operation_is_no_acknowledgement(desk: Desk) -> None:
    open_question(desk)
    desk.page.route(
        SAVING, lambda route: route.fulfill(json={"op_id": "0" * 32, "rev": 1, "saved_at": "x"})
    )

    choose(desk.page, 0)

    says(desk.page, NOT_SAVED)


def test_failed_save_can_be_tried_again_at_once(desk: Desk) -> None:
    attempt = open_question(desk)
    desk.page.route(SAVING, lambda route: route.abort())
    wanted = choose(desk.page, 0)
    says(desk.page, NOT_SAVED)
    desk.page.unroute(SAVING)

    desk.press("Try again")

    says(desk.page, SAVED)
    expect(desk.page.locator("[data-saved]")).to_be_focused()
    assert stored(attempt) == [[wanted]]


def test_reload_with_an_unsent_choice_sends_it(desk: Desk) -> None:
    attempt = open_question(desk)
    desk.page.route(SAVING, lambda route: route.abort())
    wanted = choose(desk.page, 1)
    says(desk.page, NOT_SAVED)
    desk.page.unroute(SAVING)

    desk.page.reload()

    says(desk.page, SAVED)
    expect(desk.page.locator("[name=a]").nth(1)).to_be_checked()
    assert stored(attempt) == [[wanted]]


def test_answer_that_fails_to_send_stays_on_the_page(desk: Desk, visitor: Visitor) -> None:
    attempt = open_question(desk)
    choose(desk.page, 1)
    says(desk.page, SAVED)
    desk.page.context.set_offline(True)

    desk.press("Check answer")
    says(desk.page, "Not saved. Your answer is still here. Try again.")
    expect(desk.page.locator("[name=a]").nth(1)).to_be_checked()

    desk.page.context.set_offline(False)
    desk.press("Check answer")
    expect(desk.page.locator("#verdict")).to_be_focused()
    assert Response.objects.filter(attempt=attempt, final=True).count() == 1
    # htmx says in the console that the request did not get through.
    visitor.expected("htmx:")


def test_mark_of_the_capstone_is_saved_as_it_is_made(desk: Desk) -> None:
    desk.open("/course/fill-the-matrix/")
    desk.page.locator("#row-3 [type=radio]").first.check()
    says(desk.page, SAVED)

    desk.reopen()

    expect(desk.page.locator("#row-3 [type=radio]").first).to_be_checked()
    expect(desk.page.locator("[data-placed]")).to_have_text("1")
