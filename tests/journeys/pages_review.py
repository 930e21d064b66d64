"""Review: its lobby and its end."""

from collections.abc import Callable, Collection
from itertools import count

from django.utils import timezone

from accounts.models import User
from progress.models import StudyPlan
from quizzes.models import Attempt, Mode, Sureness
from tests.journeys.desk import Desk, answer
from tests.journeys.sight import Sight, plain
from tests.progress.reviewing import FACTS, answered

SURE = (Sureness.CERTAIN, Sureness.THINK_SO, None, Sureness.GUESSING)


def review_due(desk: Desk, *, facts: int = 6) -> User:
    """Some facts are due, one of them because it was wrong while certain; others come later."""
    learner, now = desk.guest(), timezone.now()
    answered(learner, *FACTS[: facts - 1], days=14, now=now)
    answered(learner, FACTS[20], days=8, credit=0, sureness=2, now=now)
    answered(learner, *FACTS[30:38], days=1, now=now)
    answered(learner, *FACTS[40:43], days=0, credit=0, now=now)
    return learner


def _due(desk: Desk) -> None:
    review_due(desk)
    desk.open("/review/")


def _clear(desk: Desk) -> None:
    answered(desk.guest(), *FACTS[:3], days=0, now=timezone.now())
    desk.open("/review/")


def _open(desk: Desk) -> None:
    review_due(desk)
    desk.post("/review/", {})
    desk.open("/review/")


def _question(desk: Desk) -> None:
    review_due(desk)
    desk.open(desk.post("/review/", {}))


def play(attempt: Attempt, *, miss: Collection[int]) -> Attempt:
    """Answer all, those at the positions `miss` wrongly."""
    for number in count(1):
        if attempt.submitted_at:
            break
        wrong = number in miss
        attempt = answer(attempt, number, right=not wrong, sure=SURE[number % len(SURE)])
    return attempt


def _reviewed(desk: Desk) -> Attempt:
    review_due(desk)
    desk.post("/review/", {})
    return play(Attempt.objects.get(mode=Mode.REVIEW), miss={2, 4, 7})


def _end(desk: Desk) -> None:
    attempt = _reviewed(desk)
    desk.open(f"/a/{attempt.token}/summary/")


def _full(desk: Desk) -> None:
    learner, now = desk.guest(), timezone.now()
    StudyPlan.objects.create(learner=learner, reviews_a_day=2, days_off=[6], changed_at=now)
    answered(learner, *FACTS[:9], days=14, now=now)
    desk.post("/review/", {})
    play(Attempt.objects.get(mode=Mode.REVIEW), miss=())
    desk.open("/review/")


def _left(desk: Desk) -> None:
    review_due(desk)
    desk.post("/review/", {})
    attempt = Attempt.objects.get(mode=Mode.REVIEW)
    desk.open(desk.post(f"/a/{attempt.token}/finish/", {}))


_STATES: dict[str, Callable[[Desk], None]] = {
    "due": _due,
    "clear": _clear,
    "open": _open,
    "full": _full,
}

REVIEWS = (
    plain("review-nothing-yet", "progress:review", "/review/"),
    *(
        Sight(name=f"review-{word}", view="progress:review", open=open_)
        for word, open_ in _STATES.items()
    ),
    Sight(name="review-question", view="quizzes:question", open=_question),
    Sight(name="reviewed", view="quizzes:summary", open=_end),
    Sight(name="reviewed-nothing", view="quizzes:summary", open=_left),
)
