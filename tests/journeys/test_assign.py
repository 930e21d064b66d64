"""A quiz is picked by hand and given to a class: by pointer, by keys, without scripts."""

import re

from django.test import Client
from playwright.sync_api import Page, expect

from classrooms.models import Assignment, Classroom, Role
from tests.factories import ClassroomFactory, MembershipFactory, UserFactory
from tests.journeys.conftest import Visitor
from tests.journeys.hands import HANDS, Hand


def sign_in(page: Page, home: str) -> Classroom:
    """Be the owner of a class with one learner."""
    person = UserFactory.create(is_instructor=True, has_classes=True)
    room = ClassroomFactory.create()
    MembershipFactory.create(classroom=room, user=person, role=Role.OWNER)
    MembershipFactory.create(classroom=room)
    client = Client()
    client.force_login(person)
    session = client.cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": home}])
    return room


@HANDS
def test_quiz_from_bank_to_class(visitor: Visitor, hand: type, js: bool) -> None:  # noqa: FBT001 -- a parameter
    page = visitor.window(js=js)
    worker: Hand = hand(page)
    room = sign_in(page, visitor.home)

    page.goto(f"/teach/{room.token}/assign/")
    worker.fill(page.get_by_label("Name", exact=True), "Who patches what")
    worker.pick(page.get_by_label("Picked by hand"))
    if js:
        expect(page.locator("#told")).to_contain_text("questions that are still to be picked")
        expect(page.get_by_label("How many questions")).to_be_hidden()
    worker.press(page.get_by_role("button", name="Save the draft and add questions"))

    worker.fill(page.get_by_label("Words in the question"), "patch")
    worker.press(page.get_by_role("button", name="Look"))
    for _ in range(2):
        worker.press(page.get_by_role("button", name=re.compile("^Add")).first)
        expect(page.get_by_text("Added.")).to_be_visible()
    expect(page.get_by_role("heading", name="Picked: 2")).to_be_visible()
    worker.press(page.get_by_role("link", name="Back to the editor"))

    stems = page.locator(".picks .q")
    first, second = (stems.nth(n).inner_text() for n in range(2))
    worker.press(page.get_by_role("button", name="Move question 2 up"))
    expect(stems.first).to_have_text(second)
    if js:
        expect(page.get_by_role("button", name="Move question 1 up")).to_be_focused()
    worker.fill(page.get_by_label("Attempts"), "many")
    worker.press(page.get_by_role("button", name="Publish"))
    expect(page.locator("#problem")).to_contain_text("Attempts: Write a whole number")
    expect(stems.nth(1)).to_have_text(first)

    worker.fill(page.get_by_label("Attempts"), "2")
    worker.press(page.get_by_role("button", name="Publish"))
    expect(page.get_by_text("The class has it.")).to_be_visible()
    expect(page.locator(".gets")).to_contain_text("two questions that you picked")
    row = Assignment.objects.get()
    assert (row.attempts, len(row.target["picked"]), bool(row.published_at)) == (2, 2, True)
    worker.press(page.get_by_role("button", name="Try it as a learner"))
    expect(page.locator("body")).to_contain_text(re.compile("trial run", re.IGNORECASE))
