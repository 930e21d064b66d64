"""Reports of mock exams."""

from tests.journeys.desk import Desk
from tests.journeys.sight import Sight
from tests.quizzes.mocks import mock

SECONDS = {number: 20 + 7 * number for number in range(1, 31)}


def _misses(desk: Desk) -> None:
    """Wrong, empty, flagged and on trial, one reply and the table of times unfolded."""
    guest = desk.guest()
    attempt = mock(guest, wrong=range(1, 30, 3), empty=[30], flagged=[4], seconds=SECONDS)
    desk.open(f"/a/{attempt.token}/summary/?show=all")
    desk.page.locator(".replies summary").first.click()
    desk.page.locator(".table summary").click()


def _nothing(desk: Desk) -> None:
    """No answer, no time limit, nothing flagged."""
    attempt = mock(desk.guest(), slug="long", empty=range(1, 66), timed=False)
    desk.open(f"/a/{attempt.token}/summary/?show=flagged")


REPORTS = (
    Sight(name="exam-report-misses", view="quizzes:summary", open=_misses),
    Sight(name="exam-report-nothing", view="quizzes:summary", open=_nothing),
)
