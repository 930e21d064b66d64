"""Each page in each state: no fault that a machine can find, wide and narrow, in both looks."""

import os

import pytest

from tests.journeys import axe, look
from tests.journeys.desk import Desk
from tests.journeys.pages import SIGHTS
from tests.journeys.sight import Sight

# The first state of each page; with EVERY_LOOK set each state is looked at as a whole.
FIRST = {sight.view: sight.name for sight in reversed(SIGHTS)}


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_page_has_no_fault(sight: Sight, desk: Desk) -> None:
    sight.open(desk)

    look.keep_pictures(desk.page, sight.name)
    assert desk.status == sight.status
    whole = FIRST[sight.view] == sight.name or bool(os.environ.get("EVERY_LOOK"))
    assert (look.faults if whole else look.narrow_faults)(desk.page) == []


def test_fault_is_found_on_a_page_that_had_none(desk: Desk) -> None:
    desk.open("/help/")
    assert axe.faults(desk.page) == []
    for spoil in (
        "p => p.style.color = getComputedStyle(document.body).backgroundColor",
        "p => p.parentElement.style.background = getComputedStyle(p).color",
        """p => {
            const lid = document.createElement("div");
            document.querySelector("header").append(lid);
            lid.style = "position: absolute; left: 0; top: 0; opacity: .9";
            const [from, to] = [lid.getBoundingClientRect(), p.getBoundingClientRect()];
            Object.assign(lid.style, {left: `${to.left - from.left}px`,
                top: `${to.top - from.top}px`, width: `${to.width}px`,
                height: `${to.height / 2}px`, backgroundColor: getComputedStyle(p).color});
        }""",
    ):
        desk.open("/help/")
        desk.page.locator("main p").nth(1).evaluate(spoil)
        found = axe.faults(desk.page)
        assert [line.split()[0] for line in found if line.startswith("color-contrast")] != [], spoil
