"""A review from its lobby to its end: one fact is missed, comes again, and is on a day."""

from collections.abc import Callable

from playwright.sync_api import expect

from quizzes.models import Attempt, FactMemory, Mode
from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk
from tests.journeys.hands import HANDS, Hand
from tests.journeys.pages_review import review_due
from tests.journeys.steps import Walk


@HANDS
def test_review_from_lobby_to_end(
    visitor: Visitor, desk: Desk, hand: Callable[..., Hand], *, js: bool
) -> None:
    desk.page = visitor.window(js=js, reduced_motion=True)
    learner = review_due(desk, facts=2)
    desk.open("/review/")
    page, walk = desk.page, Walk(page=desk.page, hand=hand(desk.page))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Two facts are due. About one minute."
    )
    expect(page.get_by_role("row")).to_have_count(15)

    walk.hand.press(walk.button("Start the review"))
    for number, right in enumerate((False, True, True), start=1):
        expect(page.get_by_text(f"Question {number} of")).to_be_visible()
        steps.choose_answer(walk, right=right)
        walk.hand.press(walk.button("Check answer"))
        if not right:
            expect(page.get_by_text("You will see this again")).to_be_visible()
        walk.hand.press(walk.link("Next question" if number < 3 else "See your result"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("One of two held. One moved to")
    expect(page.get_by_role("columnheader", name="Next review on").first).to_be_visible()
    expect(page.get_by_role("heading", name="The next 14 days")).to_be_visible()
    assert Attempt.objects.get(mode=Mode.REVIEW).submitted_at is not None
    assert FactMemory.objects.filter(learner=learner, lapses__gt=1).count() == 1
