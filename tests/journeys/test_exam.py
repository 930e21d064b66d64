"""A mock exam in the browser, with the clocks moved: no answer is lost and nothing is given away."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from assessment.items import Kind
from quizzes.models import Attempt, AttemptItem, Marking, Response
from quizzes.pins import from_json
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk, place_of
from tests.journeys.pages_exam import sitting

SAVED = re.compile(r"^Saved at \d\d:\d\d$")
FINISH = 'a[href$="/hand-in/"]'


@pytest.fixture
def clock(desk: Desk) -> Iterator[time_machine.Traveller]:
    """The server's clock, standing; the window's is moved beside it."""
    desk.page.clock.install()
    with time_machine.travel("2026-11-23 14:05:00Z", tick=False) as traveller:
        yield traveller


def on(desk: Desk, clock: time_machine.Traveller, **more: float) -> None:
    """Time goes on, on the server and in the window."""
    step = timedelta(**more)
    clock.shift(step)
    desk.page.clock.fast_forward(int(step.total_seconds() * 1000))


def open_at(desk: Desk, attempt: Attempt, number: int) -> None:
    desk.open(f"/a/{attempt.token}/{number}/")
    expect(desk.page.locator("[data-left]")).to_be_visible()


def pick(page: Page, number: int) -> str:
    option = page.locator("[name=a]").nth(number)
    option.check()
    return option.get_attribute("value") or ""


def says(page: Page, said: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-saved]")).to_contain_text(said)


def stored(attempt: Attempt, number: int) -> list[str]:
    rows = Response.objects.filter(attempt=attempt, item__position=number).order_by("rev")
    return list(rows.last().answer) if rows else []  # type: ignore[union-attr]  # there is one


def nothing_told(page: Page, attempt: Attempt) -> None:
    """No word that only the reply knows has come to this page."""
    html = page.content()
    for item in AttemptItem.objects.filter(attempt=attempt):
        shown = from_json(item.snapshot).shown.item
        hidden = [shown.because, *(option.rationale for option in shown.options)]
        assert [text for text in hidden if text and text in html] == []


def test_exam_is_played_to_its_end(desk: Desk, clock: time_machine.Traveller) -> None:
    """Reload, second tab, five minutes without a network, and time that runs out while choosing."""
    page, attempt = desk.page, sitting(desk)
    wanted: dict[int, str] = {}
    open_at(desk, attempt, 1)
    expect(page.get_by_role("timer")).to_have_text("42 min")
    expect(page.locator("main")).to_contain_text("Finish by 14:47")

    # A choice is there again after a reload, and Next takes one along that is still on its way.
    wanted[1] = pick(page, 1)
    says(page, SAVED)
    page.reload()
    expect(page.locator("[name=a]").nth(1)).to_be_checked()
    wanted[1] = pick(page, 0)
    desk.press("Next")
    expect(page.locator("main")).to_contain_text("Question 2 of 30")
    assert stored(attempt, 1) == [wanted[1]]

    # Half time is said, and the clock is the server's.
    on(desk, clock, minutes=21, seconds=1)
    expect(page.locator("#status")).to_have_text("Half the time is gone. 21 min left.")
    expect(page.get_by_role("timer")).to_have_text("21 min")
    wanted[2] = pick(page, 2)
    says(page, SAVED)

    # The newest tab wins, and the older one is told.
    other = page.context.new_page()
    other.goto(page.url)
    wanted[2] = pick(other, 3)
    says(other, SAVED)
    pick(page, 1)
    says(page, "Changed in another tab.")
    page.reload()
    wanted[2] = page.locator("[name=a]:checked").get_attribute("value") or ""
    assert stored(attempt, 2) == [wanted[2]]
    other.close()

    # Five minutes without a network: the page is not left, and the choice is kept.
    page.get_by_role("button", name=re.compile("^Question 3,")).click()
    expect(page.locator("main")).to_contain_text("Question 3 of 30")
    page.context.set_offline(True)
    wanted[3] = pick(page, 2)
    says(page, "Not saved, retrying.")
    desk.press("Next")
    says(page, "Not saved, retrying.")
    on(desk, clock, minutes=5)
    expect(page.locator("main")).to_contain_text("Question 3 of 30")
    assert stored(attempt, 3) == []
    page.context.set_offline(False)
    says(page, SAVED)
    assert stored(attempt, 3) == [wanted[3]]

    # A minute is left, said aloud; then time is up in the middle of a choice.
    on(desk, clock, minutes=15, seconds=1)
    expect(page.locator("[data-late]")).to_have_text("The last minute")
    expect(page.locator("#status")).to_have_text("1 min left.")
    nothing_told(page, attempt)
    page.route("**/save", lambda route: route.abort())
    wanted[3] = pick(page, 3)
    says(page, "Not saved, retrying.")
    on(desk, clock, seconds=61)
    expect(page.locator("[name=a]").first).to_be_disabled()
    page.unroute("**/save")
    page.clock.run_for(3000)
    expect(page.get_by_role("heading", name="Time is up.")).to_be_visible()
    assert stored(attempt, 3) == [wanted[3]]
    nothing_told(page, attempt)
    assert Marking.objects.count() == 0

    clock.shift(timedelta(seconds=30))
    page.get_by_role("link", name="Open the report").click()
    expect(page.locator("main")).to_contain_text("Time was up at 14:47.")
    marked = Marking.objects.filter(response__isnull=False).order_by("item__position")
    assert {m.item.position: m.response.answer[0] for m in marked if m.response} == wanted
    assert Marking.objects.count() == 30


def test_exam_with_extra_time_by_keys(desk: Desk, clock: time_machine.Traveller) -> None:
    """Flag, clear, two answers, the overview and the end, from the keyboard."""
    page, attempt = desk.page, sitting(desk, percent=200)
    number = place_of(attempt, Kind.MULTIPLE)
    open_at(desk, attempt, number)
    expect(page.get_by_role("timer")).to_have_text("84 min")
    on(desk, clock, minutes=43)
    here = page.locator(".cell[aria-current]")

    page.locator("[name=a]").first.focus()
    page.keyboard.press("1")
    says(page, SAVED)
    expect(page.locator("[data-choose]")).to_have_text(
        "You have chosen 1. It counts with exactly 2."
    )
    expect(here).to_have_accessible_name(f"Question {number}, current, 1 of 2 chosen")
    page.keyboard.press("2")
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flag for review")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(here).to_have_accessible_name(f"Question {number}, current, answered, flagged")
    says(page, SAVED)
    assert len(stored(attempt, number)) == 2
    assert AttemptItem.objects.get(attempt=attempt, position=number).flagged

    desk.press("Clear answer")
    expect(here).to_have_accessible_name(f"Question {number}, current, empty, flagged")
    says(page, SAVED)
    assert stored(attempt, number) == []
    page.keyboard.press("n")
    expect(page.locator("main")).to_contain_text(f"Question {number + 1} of 30")
    page.locator("[name=a]").first.focus()
    page.keyboard.press("p")
    expect(page.locator("main")).to_contain_text(f"Question {number} of 30")

    desk.press("Review and finish")
    page.get_by_role("link", name="Flagged").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator(FINISH).click()
    expect(page.get_by_role("heading", name="30 questions are still empty.")).to_be_visible()
    nothing_told(page, attempt)
    desk.press("Hand in and see the report")
    expect(page).to_have_url(re.compile("/summary/$"))
    assert Marking.objects.count() == 30


def test_exam_without_scripts(visitor: Visitor) -> None:
    """The lobby, plain forms, and the end: the same exam."""
    page = visitor.window(js=False, size=(320, 640))
    page.goto("/exam/")
    page.get_by_role("link", name="Go to the short form").click()
    expect(page.get_by_text("JavaScript is off")).to_be_visible()
    page.get_by_label("A quarter more").check()
    page.get_by_role("button", name="Start the exam").click()
    attempt = Attempt.objects.get()
    expect(page.locator("main")).to_contain_text("Finish by")

    wanted = {number: pick(page, 1) for number in (1,)}
    page.get_by_role("button", name="Next").click()
    wanted[2] = pick(page, 2)
    page.get_by_text("Questions: 1 answered, 0 flagged").click()
    page.get_by_role("button", name="Question 5, empty").click()
    wanted[5] = pick(page, 0)
    page.get_by_role("button", name="Flag for review").click()
    expect(page.locator("[name=a]").first).to_be_checked()
    page.get_by_role("button", name="Review and finish").click()
    page.get_by_role("link", name="Finish exam").click()
    page.get_by_role("button", name="Hand in and see the report").click()
    expect(page).to_have_url(re.compile("/summary/$"))

    marked = Marking.objects.filter(response__isnull=False, item__attempt=attempt)
    assert {m.item.position: m.response.answer[0] for m in marked if m.response} == wanted
    assert [i.position for i in attempt.items.filter(flagged=True)] == [5]
