"""From the cover to the second browser, three times: by pointer, without scripts, by keyboard."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.conftest import Visitor
from tests.journeys.hands import HANDS, Hand
from tests.journeys.steps import Walk

FINISHED = "Finished"
BEFORE_THE_LAST = range(1, 10)


def take_the_course(walk: Walk) -> tuple[list[str], str]:
    """As a guest to the end; what the map says then, and where the quiz's result is."""
    steps.bet_on_the_cover(walk)
    walk.hand.press(walk.link("Start lesson 1"))
    for number in BEFORE_THE_LAST:
        steps.take_lesson(walk, number)
        if number + 1 in BEFORE_THE_LAST:
            walk.hand.press(walk.link(f"Start lesson {number + 1}"))
    steps.fill_the_matrix(walk)
    result = steps.practise(walk)
    walk.hand.press(walk.link("Done"))
    return steps.look_at_the_map(walk), result


@HANDS
def test_guest_takes_the_course_and_keeps_it(
    visitor: Visitor, hand: Callable[..., Hand], *, js: bool
) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    walk = Walk(page=page, hand=hand(page))

    as_guest, result = take_the_course(walk)
    assert [FINISHED in row for row in as_guest[:9]] == [True] * 9

    steps.sign_up(walk, "ana@example.org")
    assert steps.look_at_the_map(walk) == as_guest

    second = visitor.window(js=js, reduced_motion=True)
    elsewhere = Walk(page=second, hand=hand(second))
    steps.sign_in(elsewhere, "ana@example.org")
    assert steps.look_at_the_map(elsewhere) == as_guest
    second.goto(result)
    expect(second.get_by_text("4 of 5 right at the first answer.")).to_be_visible()
    steps.start_quiz(elsewhere)
    steps.choose_answer(elsewhere, right=True)
