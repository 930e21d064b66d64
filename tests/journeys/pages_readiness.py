"""How we know: without answers, with a few, and with an estimate."""

from django.utils import timezone

from quizzes.actions import starting
from tests.journeys.desk import Desk, answer, quiz
from tests.journeys.sight import Sight, plain


def _practised(desk: Desk, *, answers: int) -> None:
    attempt = quiz(desk.guest(), questions=answers, seed=11)
    for number in range(1, answers + 1):
        attempt = answer(attempt, number, right=bool(number % 4))
    starting.finish(learner=attempt.learner, token=attempt.token, now=timezone.now())
    desk.open("/readiness/")


def _few(desk: Desk) -> None:
    _practised(desk, answers=3)


def _estimated(desk: Desk) -> None:
    _practised(desk, answers=40)


READINESS = (
    plain("readiness", "progress:readiness", "/readiness/"),
    Sight(name="readiness-few", view="progress:readiness", open=_few),
    Sight(name="readiness-estimate", view="progress:readiness", open=_estimated),
)
