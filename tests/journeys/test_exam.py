"""A mock exam in the browser, with the clocks moved: no answer is lost, no key is given away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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
SAVING = "**/save"
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


def marked(attempt: Attempt) -> dict[int, str]:
    """What counted, by the number of its question."""
    found = Marking.objects.filter(item__attempt=attempt, response__isnull=False)
    return dict(found.values_list("item__position", "response__answer__0"))


def nothing_told(page: Page, attempt: Attempt) -> None:
    """No word that only the reply knows has come to this page."""
    html = page.content()
    for item in AttemptItem.objects.filter(attempt=attempt):
        shown = from_json(item.snapshot).shown.item
        hidden = [shown.because, *(option.rationale for option in shown.options)]
        assert [text for text in hidden if text and text in html] == []


@dataclass
class Sitting:
    """A person at an exam; `wanted` is what they chose last, by the number of the question."""

    desk: Desk
    clock: time_machine.Traveller
    attempt: Attempt
    wanted: dict[int, str] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        return self.desk.page

    def at_question(self, number: int) -> None:
        expect(self.page.locator("main")).to_contain_text(f"Question {number} of 30")

    def pick(self, number: int, option: int) -> None:
        self.wanted[number] = pick(self.page, option)

    def reload_and_go_on(self) -> None:
        """A choice is there again; Next takes one along that is still on its way."""
        self.pick(1, 1)
        says(self.page, SAVED)
        self.page.reload()
        expect(self.page.locator("[name=a]").nth(1)).to_be_checked()
        self.pick(1, 0)
        self.desk.press("Next")
        self.at_question(2)
        assert stored(self.attempt, 1) == [self.wanted[1]]

    def come_to_half_time(self) -> None:
        """It is said, and each save sets the clock by the server's."""
        on(self.desk, self.clock, minutes=21, seconds=1)
        said = "Half the time is gone. 21 min left."
        expect(self.page.locator("#status")).to_have_text(said)
        self.clock.shift(timedelta(minutes=2))
        self.pick(2, 2)
        says(self.page, SAVED)
        expect(self.page.get_by_role("timer")).to_have_text("19 min")

    def use_two_tabs(self) -> None:
        """The newest wins, and the older one is told."""
        other = self.page.context.new_page()
        other.goto(self.page.url)
        pick(other, 3)
        says(other, SAVED)
        other.close()
        self.pick(2, 1)
        says(self.page, "Changed in another tab.")
        self.page.reload()
        expect(self.page.locator("[name=a]").nth(1)).to_be_checked()
        assert stored(self.attempt, 2) == [self.wanted[2]]

    def lose_the_network(self) -> None:
        """Five minutes: the page is not left, the choice is kept and sent."""
        self.page.get_by_role("button", name=re.compile("^Question 3,")).click()
        self.at_question(3)
        self.page.context.set_offline(True)
        self.pick(3, 2)
        says(self.page, "Not saved, retrying.")
        self.desk.press("Next")
        on(self.desk, self.clock, minutes=5)
        self.at_question(3)
        assert stored(self.attempt, 3) == []
        self.page.context.set_offline(False)
        says(self.page, SAVED)
        assert stored(self.attempt, 3) == [self.wanted[3]]

    def run_out_of_time(self) -> None:
        """In the middle of a choice that does not get through at once."""
        on(self.desk, self.clock, minutes=13, seconds=1)
        expect(self.page.locator("[data-late]")).to_have_text("The last minute")
        expect(self.page.locator("#status")).to_have_text("1 min left.")
        self.page.route(SAVING, lambda route: route.abort())
        self.pick(3, 3)
        says(self.page, "Not saved, retrying.")
        on(self.desk, self.clock, seconds=61)
        expect(self.page.locator("[name=a]").first).to_be_disabled()
        for name in ("Next", "Next", "Flag for review", "Clear answer"):
            self.desk.press(name)
        self.page.unroute(SAVING)
        self.page.clock.run_for(3000)
        expect(self.page.get_by_role("heading", name="Time is up.")).to_be_visible()
        assert stored(self.attempt, 3) == [self.wanted[3]]


def test_exam_is_played_to_its_end(desk: Desk, clock: time_machine.Traveller) -> None:
    """Reload, second tab, five minutes without a network, time that runs out while choosing."""
    sat = Sitting(desk=desk, clock=clock, attempt=sitting(desk))
    open_at(desk, sat.attempt, 1)
    expect(sat.page.get_by_role("timer")).to_have_text("42 min")
    expect(sat.page.locator("main")).to_contain_text("Finish by 14:47")
    acts = (sat.reload_and_go_on, sat.come_to_half_time, sat.use_two_tabs, sat.lose_the_network)
    for act in (*acts, sat.run_out_of_time):
        act()
        nothing_told(sat.page, sat.attempt)
    assert Marking.objects.count() == 0

    clock.shift(timedelta(seconds=30))
    sat.page.get_by_role("link", name="Open the report").click()
    expect(sat.page.locator("main")).to_contain_text("Time was up at 14:47.")
    assert marked(sat.attempt) == sat.wanted
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
    chosen = pick(page, 0)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(f"Question {number + 1} of 30")
    assert stored(attempt, number) == [chosen]

    desk.press("Review and finish")
    page.get_by_role("link", name="Flagged").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator(FINISH).click()
    expect(page.get_by_role("heading", name="29 questions are still empty.")).to_be_visible()
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

    wanted = {1: pick(page, 1)}
    page.keyboard.press("Enter")
    wanted[2] = pick(page, 2)
    page.get_by_text(re.compile("^Questions:")).click()
    page.get_by_role("button", name="Question 5, empty").click()
    wanted[5] = pick(page, 0)
    page.get_by_role("button", name="Flag for review").click()
    expect(page.locator("[name=a]").first).to_be_checked()
    page.get_by_role("button", name="Review and finish").click()
    page.get_by_role("link", name="Finish exam").click()
    page.get_by_role("button", name="Hand in and see the report").click()
    expect(page).to_have_url(re.compile("/summary/$"))

    assert marked(attempt) == wanted
    assert [item.position for item in attempt.items.filter(flagged=True)] == [5]
