"""A projector and two phones, with scripts and without."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from classrooms.models import Classroom, Membership, Role, Stage, Vote
from tests.classrooms.live import person
from tests.factories import ClassroomFactory, MembershipFactory
from tests.journeys.conftest import Visitor
from tests.journeys.pages_live import OWNER, ask, count, session

NARROW = (390, 800)


@dataclass
class Hall:
    """A class of seven, whose first two have phones here, and its instructor."""

    visitor: Visitor
    room: Classroom
    teacher: Membership
    learners: list[Membership]

    def window(self, member: Membership, *, js: bool, size: tuple[int, int]) -> Page:
        client = Client()
        client.force_login(person(member))
        page = self.visitor.window(js=js, size=size, reduced_motion=True)
        value = client.cookies["session"].value
        page.context.add_cookies([{"name": "session", "value": value, "url": self.visitor.home}])
        return page

    def phone(self, number: int, *, js: bool = True) -> Page:
        page = self.window(self.learners[number], js=js, size=NARROW)
        page.goto("/live/")
        return page


@pytest.fixture
def hall(visitor: Visitor) -> Hall:
    room = ClassroomFactory.create()
    return Hall(
        visitor=visitor,
        room=room,
        teacher=MembershipFactory.create(classroom=room, role=Role.OWNER, name="Tea"),
        learners=[MembershipFactory.create(classroom=room) for _ in range(7)],
    )


def choose(page: Page, letter: str) -> None:
    letters = page.locator("b", has_text=letter)
    page.locator(".ballot label").filter(has=letters).click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def test_live_from_the_first_vote_to_the_reason(hall: Hall) -> None:
    projector = hall.window(hall.teacher, js=True, size=(1280, 900))
    projector.goto(f"/teach/{hall.room.token}/live/")
    press(projector, "Start with the way to join")
    expect(projector.get_by_role("heading", level=1)).to_have_text("Answer on your phone")
    ana, ben = hall.phone(0), hall.phone(1)
    expect(ana.get_by_role("heading", level=1)).to_have_text("Ready for the next question")

    projector.get_by_role("link", name="Choose a question").click()
    press(projector, "Ask it live")
    expect(projector.locator("#tally")).to_contain_text("0 of 7 have answered")
    stem = projector.get_by_role("heading", level=1).inner_text()

    # It comes by itself, and takes no focus from anybody.
    for phone in (ana, ben):
        expect(phone.get_by_role("heading", level=1)).to_have_text(stem)
        expect(phone.locator("#status")).to_have_text("A question is open.")
        expect(phone.locator("body")).to_be_focused()
    choose(ana, "A")
    press(ana, "Send")
    expect(ana.locator(".sent")).to_contain_text("Sent ")
    expect(ana.locator(".sent")).to_be_focused()
    expect(projector.locator("#tally")).to_contain_text("1 of 7 have answered")
    expect(projector.locator(".vbar")).to_have_count(0)

    # Ben is choosing as the vote is closed: he is told, and focus is not lost.
    choose(ben, "B")
    press(projector, "Close the vote and show the bars")
    expect(projector.locator(".few")).to_contain_text("First vote: 1.")
    expect(ben.locator("#status")).to_have_text("The vote is closed.")
    expect(ben.get_by_role("heading", level=1)).to_be_focused()
    expect(ana.locator(".lettered")).to_contain_text("Yours.")

    press(projector, "Open the second vote")
    expect(ben.locator("#status")).to_have_text("The second vote is open.")
    choose(ben, "B")
    press(ben, "Send")
    expect(ben.locator(".sent")).to_contain_text("Sent ")
    press(projector, "Close the vote and show both")
    press(projector, "Show the answer and why")
    for phone in (ana, ben):
        expect(phone.locator(".is-key")).to_have_count(1)
    expect(ana.locator(".own-votes")).to_contain_text("Your first vote")
    assert list(Vote.objects.order_by("round").values_list("round", flat=True)) == [1, 2]

    # Signed out elsewhere: the whole page goes to sign in, and comes back from there.
    projector.context.clear_cookies()
    expect(projector).to_have_url(re.compile(r"/accounts/login/\?next=/teach/\w+/live/\w+/$"))


def test_live_without_scripts(hall: Hall) -> None:
    running = session(hall.room)
    question = ask(running, OWNER)
    phone = hall.phone(0, js=False)
    choose(phone, "A")
    press(phone, "Send")
    expect(phone.locator(".sent")).to_contain_text("You may change it")
    count(question, (4, 1, 1))

    projector = hall.window(hall.teacher, js=False, size=(1280, 900))
    projector.goto(f"/teach/{hall.room.token}/live/{running.token}/")
    expect(projector.locator("#tally")).to_contain_text("7 of 7 have answered")
    press(projector, "Close the vote and show the bars")
    expect(projector.locator(".cnt")).to_have_text(["4 of 7, 57%", "2 of 7, 29%", "1 of 7, 14%"])

    # The vote went while the phone's page stood still.
    choose(phone, "B")
    press(phone, "Send the change")
    expect(phone.locator(".notices")).to_have_text("The vote was closed before this came in.")
    press(projector, "Show the answer and why")
    phone.get_by_role("link", name="Look again").click()
    expect(phone.locator(".verdict")).to_have_text("Yes: A")
    press(projector, "End the session")
    question.refresh_from_db()
    assert question.stage == Stage.REASON
    phone.get_by_role("link", name="Look again").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Nothing is live now")


def test_phone_looks_less_often_while_nobody_answers_and_not_while_hidden(hall: Hall) -> None:
    session(hall.room)
    phone = hall.window(hall.learners[0], js=True, size=NARROW)
    phone.clock.install()
    phone.goto(f"/classes/{hall.room.token}/live/")
    looks: list[str] = []
    phone.on("request", lambda request: looks.append(request.url))

    def looked(seconds: int) -> int:
        """How often in so many seconds, each answered before the next begins."""
        looks.clear()
        for _ in range(seconds):
            phone.clock.run_for(1000)
            expect(phone.locator(".htmx-request")).to_have_count(0)
        return len(looks)

    assert 7 <= looked(25) <= 13
    phone.route("**/now/**", lambda route: route.abort())
    assert looked(3) == 1
    expect(phone.locator("[data-looked]")).to_have_text("No connection. Trying again.")
    assert looked(30) <= 4
    phone.unroute("**/now/**")
    looked(48)
    expect(phone.locator("[data-looked]")).to_have_text("")

    phone.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert looked(20) == 0
    phone.evaluate("Object.defineProperty(document, 'hidden', {value: false})")
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert looked(10) >= 3
    hall.visitor.expected("htmx:sendError")
