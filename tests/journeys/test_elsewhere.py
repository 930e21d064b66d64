"""What happened in another tab since this page was loaded."""

import re

from playwright.sync_api import Page, expect

from quizzes.models import Attempt, Response
from tests.factories import UserFactory
from tests.journeys.desk import PASSWORD, Desk
from tests.journeys.test_saving import choose, open_question, says

EMAIL = "ana@example.org"
SAVED = re.compile(r"^Saved at \d\d:\d\d$")


def sign_in(tab: Page) -> None:
    tab.goto("/accounts/login/")
    tab.get_by_label("E-mail address").fill(EMAIL)
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.locator("main form button").last.click()
    expect(tab).to_have_url(re.compile("/course/"))


def test_quiz_open_while_signing_in_elsewhere_goes_on(desk: Desk) -> None:
    ana = UserFactory.create(email=EMAIL)
    attempt = open_question(desk)
    choose(desk.page, 0)
    says(desk.page, SAVED)
    sign_in(desk.page.context.new_page())

    wanted = choose(desk.page, 1)
    says(desk.page, SAVED)
    desk.press("Check answer")
    expect(desk.page.locator("#verdict")).to_be_focused()

    final = Response.objects.get(attempt=attempt, final=True)
    assert Attempt.objects.get().learner == ana
    assert final.answer == [wanted]


def test_quiz_deleted_elsewhere_says_so(desk: Desk) -> None:
    attempt = open_question(desk)
    attempt.delete()

    choose(desk.page, 0)

    says(desk.page, re.compile("^Not saved: this quiz is not yours any more"))


def test_person_deleted_elsewhere_is_signed_out(desk: Desk) -> None:
    attempt = open_question(desk)
    attempt.learner.delete()

    choose(desk.page, 0)

    says(desk.page, re.compile("^Not saved: you are signed out."))


def test_times_on_the_screen_are_kept_and_rise(desk: Desk) -> None:
    attempt = open_question(desk)
    choose(desk.page, 0)
    says(desk.page, SAVED)
    desk.press("Check answer")
    expect(desk.page.locator("#verdict")).to_be_focused()

    first, last = (row.latency_ms for row in Response.objects.filter(attempt=attempt))
    assert first is not None
    assert last is not None
    assert 0 < first < last
