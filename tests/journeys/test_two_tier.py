"""A question that asks who answers for it, and why."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from assessment.items import Kind
from assessment.presentation import Shown
from quizzes.models import Attempt, Response
from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk, guest_of, quiz_with, shown
from tests.journeys.hands import HANDS, Hand
from tests.journeys.steps import Walk

LETTERS = {"customer": "c", "aws": "a", "both": "b"}


def opened(desk: Desk) -> tuple[Attempt, Shown]:
    attempt, number = quiz_with(guest_of(desk.client), Kind.TWO_TIER)
    desk.open(f"/a/{attempt.token}/{number}/")
    return attempt, shown(attempt, number)


def control(desk: Desk, opaque: str) -> Locator:
    return desk.page.locator(f"[value='{opaque}']")


@HANDS
def test_owner_alone_is_kept_and_the_reason_asked_for(
    visitor: Visitor, desk: Desk, hand: Callable[..., Hand], *, js: bool
) -> None:
    desk.page = visitor.window(js=js, reduced_motion=True)
    _, question = opened(desk)
    walk = Walk(page=desk.page, hand=hand(desk.page))
    first = control(desk, question.order[1][0])

    walk.hand.pick(first)
    walk.hand.press(walk.button("Check answer"))

    problem = desk.page.locator("#problem")
    expect(problem.get_by_role("listitem")).to_have_text(["Choose the reason."])
    expect(desk.page.get_by_role("group", name="Because").locator(".err")).to_be_visible()
    expect(first).to_be_checked()

    walk.hand.press(problem.get_by_role("link"))
    expect(control(desk, question.order[3][0])).to_be_focused()

    steps.choose_answer(walk, right=True)
    walk.hand.press(walk.button("Check answer"))
    expect(desk.page.locator("#verdict")).to_have_text("Correct, and you were certain.")


def test_keys_choose_owner_and_reason(desk: Desk) -> None:
    _, question = opened(desk)
    owners = [question.item.option[id_] for _, id_ in question.order[:3]]
    desk.page.locator("[name=a]").first.focus()

    for key, (opaque, _) in zip("cab", question.order[:3], strict=True):
        desk.page.keyboard.press(key)
        expect(control(desk, opaque)).to_be_checked()
    assert [LETTERS[owner.party or ""] for owner in owners] == list("cab")
    for number, (opaque, _) in enumerate(question.order[3:], start=1):
        desk.page.keyboard.press(str(number))
        expect(control(desk, opaque)).to_be_checked()
        expect(control(desk, opaque)).to_be_focused()
    desk.page.keyboard.press("9")
    expect(control(desk, question.order[-1][0])).to_be_checked()

    owner, reason = sorted(question.item.key, key=lambda id_: question.item.option[id_].tier)
    desk.page.keyboard.press(LETTERS[owner])
    place = [id_ for _, id_ in question.order[3:]].index(reason) + 1
    desk.page.keyboard.press(str(place))
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#verdict")).to_have_text("Correct.")


def test_half_an_answer_is_saved_and_there_after_a_reload(desk: Desk) -> None:
    attempt, question = opened(desk)
    owner, reason = question.order[0][0], question.order[-1][0]

    control(desk, reason).check()
    expect(desk.page.locator("[data-saved]")).to_contain_text("Saved at")
    desk.reopen()
    expect(control(desk, reason)).to_be_checked()
    expect(desk.page.locator("[name=a]:checked")).to_have_count(0)
    control(desk, owner).check()
    expect(desk.page.locator("[data-saved]")).to_contain_text("Saved at")

    rows = Response.objects.filter(attempt=attempt).order_by("rev")
    assert [row.answer for row in rows] == [[reason], sorted((owner, reason))]
