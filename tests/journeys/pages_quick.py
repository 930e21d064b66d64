"""The quick check: what it is, a question of it, what it found."""

from collections.abc import Callable

from django.utils import timezone

from quizzes.actions import starting
from quizzes.actions.quick import start_quick
from quizzes.models import Attempt, Sureness
from tests.journeys.desk import Desk, answer
from tests.journeys.sight import Sight, plain

LEVELS = (Sureness.CERTAIN, None, Sureness.GUESSING, Sureness.THINK_SO)


def _check(desk: Desk, *, answers: int, miss: int) -> Attempt:
    """A check with so many answers, each `miss`-th of them wrong."""
    attempt = start_quick(learner=desk.guest(), new_seed=lambda: 5, now=timezone.now())
    for number in range(1, answers + 1):
        sure = LEVELS[number % len(LEVELS)]
        attempt = answer(attempt, number, right=bool(number % miss), sure=sure)
        if attempt.submitted_at:
            return attempt
    return attempt


def _ended(desk: Desk, *, answers: int, miss: int = 3) -> Attempt:
    attempt = _check(desk, answers=answers, miss=miss)
    if attempt.submitted_at is None:
        starting.finish(learner=attempt.learner, token=attempt.token, now=timezone.now())
    return attempt


def _open(desk: Desk) -> None:
    _check(desk, answers=4, miss=2)
    desk.open("/quick-check/")


def _again(desk: Desk) -> None:
    _ended(desk, answers=25)
    desk.open("/quick-check/")


def _question(desk: Desk) -> None:
    attempt = _check(desk, answers=4, miss=2)
    desk.open(f"/a/{attempt.token}/5/")


def _error(desk: Desk) -> None:
    _question(desk)
    desk.press("Answer and go on")
    desk.page.locator("#problem").wait_for()


def _report(*, answers: int, miss: int = 3) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        attempt = _ended(desk, answers=answers, miss=miss)
        desk.open(f"/a/{attempt.token}/summary/")

    return open_


QUICK = (
    plain("quick-check", "quizzes:quick-check", "/quick-check/"),
    Sight(name="quick-check-open", view="quizzes:quick-check", open=_open),
    Sight(name="quick-check-again", view="quizzes:quick-check", open=_again),
    Sight(name="quick-check-question", view="quizzes:question", open=_question),
    Sight(name="quick-check-error", view="quizzes:question", open=_error),
    Sight(name="quick-check-report", view="quizzes:summary", open=_report(answers=25)),
    Sight(name="quick-check-all-right", view="quizzes:summary", open=_report(answers=25, miss=99)),
    Sight(name="quick-check-too-few", view="quizzes:summary", open=_report(answers=1, miss=1)),
)
