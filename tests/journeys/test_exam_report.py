"""The report of a mock exam in a browser."""

import re

from playwright.sync_api import expect

from tests.journeys.desk import Desk
from tests.quizzes.mocks import mock


def test_question_behind_an_idea_is_unfolded(desk: Desk) -> None:
    attempt = mock(desk.guest(), wrong=range(1, 20, 2))
    desk.open(f"/a/{attempt.token}/summary/?show=all")
    link = desk.page.locator(".ideas a[href*='#q']").first
    number = (link.get_attribute("href") or "").rpartition("#q")[2]
    link.click()

    expect(desk.page).to_have_url(re.compile(rf"show=wrong#q{number}$"))
    expect(desk.page.locator(f"#q{number} .because")).to_be_visible()


def test_report_is_two_pages_on_paper(desk: Desk) -> None:
    attempt = mock(desk.guest(), wrong=range(1, 11), seconds=dict.fromkeys(range(1, 31), 50))
    desk.open(f"/a/{attempt.token}/summary/")
    paper = desk.page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 2
