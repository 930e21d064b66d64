"""The incident desk on its way: a clue open, a round closed, the whole pool worked."""

from collections.abc import Callable

from lessons.figures.incidents import deal
from tests.journeys.desk import Desk
from tests.journeys.pages_course import lesson
from tests.journeys.sight import Sight
from tests.lessons.desks import desk, right, wrong

DEALT = deal(desk().families, seed=0)


def close(window: Desk, *, calls: int) -> str:
    """Close so many calls, every other one wrongly; where the last of them leads."""
    address = ""
    for number, incident in enumerate(DEALT[:calls], start=1):
        state = right(incident) if number % 2 else wrong(incident)
        values = {f"desk.{key}": value for key, value in desk().spell(state).items()}
        address = window.post(lesson(8, "figures/desk/"), {**values, "do": "check"})
    return address


def _closed(calls: int) -> Callable[[Desk], None]:
    return lambda window: window.open(close(window, calls=calls))


def _clue_open(window: Desk) -> None:
    window.open(lesson(8))
    window.press("Open the log line")
    window.page.locator("#desk-clue-log").wait_for()


def _come_back(window: Desk) -> None:
    close(window, calls=2)
    window.open(lesson(8))


DESK = (
    Sight(name="desk-clue-open", view="lessons:lesson", open=_clue_open),
    Sight(name="desk-come-back", view="lessons:lesson", open=_come_back),
    Sight(name="desk-round-closed", view="lessons:lesson", open=_closed(5)),
    Sight(name="desk-pool-worked", view="lessons:lesson", open=_closed(len(DEALT))),
)
