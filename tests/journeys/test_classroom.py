"""An instructor and a learner, from the making of a class to the grade that both see."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from classrooms.models import Assignment, Classroom
from lessons.models import Reading
from quizzes.models import Attempt, Mode
from tests.factories import UserFactory
from tests.journeys import class_steps as steps
from tests.journeys.conftest import NARROW, WIDE, Visitor
from tests.journeys.desk import guest_of
from tests.journeys.hands import Hand, Keyboard, Pointer
from tests.journeys.steps import Walk

ADDRESS = "ana@example.org"
WAYS = pytest.mark.parametrize(
    ("hand", "js", "size", "has_account"),
    [
        (Pointer, True, WIDE, False),
        (Pointer, False, WIDE, True),
        (Keyboard, True, WIDE, False),
        (Pointer, True, NARROW, True),
    ],
    ids=["pointer", "no-scripts", "keyboard", "phone"],
)


def share(client: Client, page: Page, home: str) -> None:
    """Let the window be in the client's session."""
    value = client.cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": value, "url": home}])


@WAYS
def test_class_from_its_making_to_the_grade(
    visitor: Visitor,
    hand: Callable[..., Hand],
    size: tuple[int, int],
    *,
    js: bool,
    has_account: bool,
) -> None:
    pages = [visitor.window(js=js, size=size, reduced_motion=True) for _ in range(2)]
    staff, learner = (Walk(page, hand(page)) for page in pages)
    client, guest = Client(), Client()
    client.force_login(UserFactory.create(is_instructor=True, email="dora@example.org"))
    share(client, staff.page, visitor.home)
    guest_of(guest)
    share(guest, learner.page, visitor.home)
    if has_account:
        UserFactory.create(email=ADDRESS)

    staff.page.goto("/course/")
    code = steps.make_class(staff)
    steps.join(learner, code, email=ADDRESS, has_account=has_account)
    assert Reading.objects.get().learner.email == ADDRESS

    room = Classroom.objects.get()
    due_at = datetime(timezone.now().year + 1, 1, 1, 9, 30, tzinfo=ZoneInfo(room.time_zone))
    steps.assign_quiz(staff, due_at=due_at)
    assert Assignment.objects.get().due_at == due_at
    steps.try_it(staff)

    steps.begin(learner)
    steps.answer(learner, right=True, then="Next")
    expect(learner.page.locator("main")).to_contain_text("Question 2 of 3")
    steps.watch(staff, answered=1)
    steps.give_time(staff)
    attempt = Attempt.objects.get(mode=Mode.ASSIGNED)
    assert attempt.deadline_at == attempt.started_at + timedelta(minutes=15)
    steps.answer(learner, right=True, then="Next")
    expect(learner.page.locator("main")).to_contain_text("Question 3 of 3")
    steps.answer(learner, right=False, then="Review and finish")
    steps.hand_in(learner)

    steps.grade(staff)
    learner.page.reload()
    steps.untold(learner)
    steps.release(staff)
    row = steps.export(staff)
    assert row[-1] == "90"
    steps.analyse(staff)
    steps.look_at_result(learner)
