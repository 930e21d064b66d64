"""An instructor gives more time, and the page that a learner has open learns of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from assessment.terms import Feedback
from classrooms.actions import sitting
from classrooms.models import Assignment, Membership
from quizzes.models import Attempt
from tests.classrooms.rights.desk import learner, room, timed
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk

SOON_MS = 10_000


def begun(quiz: Assignment, ana: Membership) -> Attempt:
    assert ana.user
    return sitting.begin(
        own=ana,
        learner=ana.user,
        assignment=quiz,
        access_code="",
        new_seed=lambda: 7,
        now=timezone.now(),
    )


def staff_page(visitor: Visitor, member: Membership) -> Page:
    """A window of its own, in which the instructor is signed in."""
    client = Client()
    assert member.user
    client.force_login(member.user)
    page = visitor.window()
    cookie = {"name": "session", "value": client.cookies["session"].value, "url": visitor.home}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a dict is one
    return page


@pytest.mark.parametrize("feedback", [Feedback.END, Feedback.EACH])
def test_extension_reaches_the_open_page(visitor: Visitor, desk: Desk, feedback: Feedback) -> None:
    found, dora = room()
    due_at = timezone.now() + timedelta(days=1)
    quiz = timed(found, opens_at=None, due_at=due_at, feedback=feedback)
    ana = learner(found, user=desk.person())
    attempt = begun(quiz, ana)
    desk.page.clock.install()
    desk.open(f"/a/{attempt.token}/1/")
    expect(desk.page.get_by_role("timer")).to_have_text("20 min")

    staff = staff_page(visitor, dora)
    staff.goto(f"/teach/{found.token}/a/{quiz.token}/rights/{ana.token}/")
    staff.get_by_label("How much").fill("45")
    staff.get_by_role("button", name="Extend").click()
    expect(staff.locator(".messages, .notices").first).to_contain_text(
        "the attempt that is open ends later now."
    )

    desk.page.clock.fast_forward(SOON_MS)
    expect(desk.page.get_by_role("timer")).to_have_text("45 min")
    attempt.refresh_from_db()
    by = timezone.localtime(attempt.deadline_at).strftime("%H:%M")
    expect(desk.page.locator("#status")).to_have_text(f"You have more time now. Finish by {by}.")
    expect(desk.page.locator("[data-by]")).to_have_text(by)
