"""A plan is made and put into a calendar: by pointer, by keys, without scripts."""

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from progress.models import StudyPlan
from tests.journeys.conftest import Visitor
from tests.journeys.hands import HANDS, Hand


@HANDS
def test_plan_from_date_to_calendar(visitor: Visitor, hand: type, js: bool) -> None:  # noqa: FBT001 -- a parameter
    page = visitor.window(js=js)
    worker: Hand = hand(page)
    exam = timezone.localdate() + timedelta(days=30)

    page.goto("/plan/")
    # The keyboard types a date part by part, as the browser's own field wants it.
    page.get_by_label("Exam date").fill(exam.isoformat())
    worker.fill(page.get_by_label("Minutes a day"), "500")
    worker.press(page.get_by_role("button", name="Save the plan"))
    expect(page.locator("#problem")).to_contain_text("Minutes a day: Write a whole number")
    expect(page.get_by_label("Exam date")).to_have_value(exam.isoformat())

    worker.fill(page.get_by_label("Minutes a day"), "15")
    worker.pick(page.get_by_label("Sun", exact=True))
    worker.press(page.get_by_role("button", name="Save the plan"))
    expect(page.get_by_text("Your plan is saved.")).to_be_visible()
    expect(page.locator(".ahead")).to_contain_text("in 30 days")
    expect(page.locator(".week .exam")).to_have_count(1)

    worker.press(page.get_by_role("button", name="Make an address"))
    address = page.locator("#address").inner_text()
    stranger = visitor.window()
    reply = stranger.request.get(address)
    events: list[Any] = Calendar.from_ical(reply.body()).walk("VEVENT")
    days = [event["dtstart"].dt for event in events]
    assert days[-1] == exam
    assert not [day for day in days[:-1] if day.weekday() == 6]

    worker.press(page.get_by_role("button", name="Remove the exam date"))
    expect(page.locator(".ahead")).to_contain_text("No date set")
    assert StudyPlan.objects.get().exam_date is None
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Today"))
