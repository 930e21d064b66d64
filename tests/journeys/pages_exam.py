"""Mock exams: the lobby, a running one, and its end."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Route

from assessment.items import Kind
from assessment.policy import GRACE, Clock
from quizzes.actions import exams
from quizzes.models import Attempt, AttemptItem
from tests.journeys.desk import Desk, choose, operation, place_of
from tests.journeys.sight import Sight, plain

SEED = 3  # begins with questions of one answer


def sitting(desk: Desk, *, percent: int = 100, clock: Clock = Clock.ALWAYS) -> Attempt:
    """A short exam that was begun a moment ago."""
    return exams.start(
        learner=desk.guest(),
        paper="short",
        percent=percent,
        clock=clock,
        seed=SEED,
        now=timezone.now(),
    )


def half_done(desk: Desk) -> Attempt:
    """Eleven answers, one question with one answer of two, three flags, eleven minutes left."""
    attempt = sitting(desk)
    partly = place_of(attempt, Kind.MULTIPLE)
    for number in {*range(1, 12)} - {partly}:
        exams.keep(
            learner=attempt.learner,
            token=attempt.token,
            position=number,
            operation=operation(),
            choose=choose(right=number % 3 > 0),
        )
    desk.client.post(
        f"/a/{attempt.token}/{partly}/keep/",
        {"op_id": "1" * 32, "to": "2", "a": _first(attempt, partly)},
    )
    AttemptItem.objects.filter(attempt=attempt, position__in=(3, 5, 14)).update(flagged=True)
    _began(attempt, timedelta(minutes=31))
    return attempt


def _first(attempt: Attempt, number: int) -> str:
    item = AttemptItem.objects.get(attempt=attempt, position=number)
    return str(item.snapshot["order"][0][0])


def _began(attempt: Attempt, ago: timedelta) -> None:
    """As if it had been begun so long ago."""
    attempt.started_at -= ago
    if attempt.deadline_at:
        attempt.deadline_at -= ago
    attempt.save()


def _at(tail: str, make: Callable[[Desk], Attempt] = half_done) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        attempt = make(desk)
        desk.open(f"/a/{attempt.token}/{tail}")

    return open_


def _multiple(desk: Desk) -> None:
    attempt = half_done(desk)
    desk.open(f"/a/{attempt.token}/{place_of(attempt, Kind.MULTIPLE)}/")


def _last_minutes(desk: Desk) -> Attempt:
    attempt = half_done(desk)
    _began(attempt, timedelta(minutes=7))
    return attempt


def _no_limit(desk: Desk) -> Attempt:
    return sitting(desk, percent=0, clock=Clock.OPENED)


def _hidden_clock(desk: Desk) -> Attempt:
    return sitting(desk, clock=Clock.OPENED)


def _time_is_up(desk: Desk) -> None:
    attempt = sitting(desk)
    _began(attempt, timedelta(minutes=42))
    # The page would go on to the report while it is looked at.
    desk.page.route("**/summary/", _without_refresh)
    desk.open(f"/a/{attempt.token}/summary/")


def _without_refresh(route: Route) -> None:
    reply = route.fetch()
    headers = {k: v for k, v in reply.headers.items() if k != "refresh"}
    route.fulfill(response=reply, headers=headers)


def _too_late(desk: Desk) -> None:
    attempt = sitting(desk)
    desk.open(f"/a/{attempt.token}/1/")
    _began(attempt, timedelta(minutes=42) + GRACE)
    desk.page.locator("[name=a]").first.evaluate("option => option.checked = true")
    desk.send("#paper", to="2")


def _lobby_running(desk: Desk) -> None:
    sitting(desk)
    desk.open("/exam/short/")


def _exams_filled(desk: Desk) -> None:
    for attempt in (half_done(desk), sitting(desk, percent=0)):
        exams.finish(learner=attempt.learner, token=attempt.token, now=timezone.now())
    sitting(desk, percent=150)
    desk.open("/exam/")


def _lobby_error(desk: Desk) -> None:
    desk.open("/exam/short/")
    desk.page.locator("[name=time]:checked").evaluate("time => time.value = '110'")
    desk.send("form:has([name=time])")


EXAMS = (
    plain("exams", "quizzes:exams", "/exam/"),
    Sight(name="exams-filled", view="quizzes:exams", open=_exams_filled),
    plain("exam-lobby", "quizzes:exam", "/exam/short/"),
    Sight(name="exam-lobby-running", view="quizzes:exam", open=_lobby_running),
    Sight(name="exam-lobby-error", view="quizzes:exam", open=_lobby_error, status=422),
    Sight(name="exam-question", view="quizzes:question", open=_at("3/")),
    Sight(name="exam-question-multiple", view="quizzes:question", open=_multiple),
    Sight(name="exam-question-late", view="quizzes:question", open=_at("12/", _last_minutes)),
    Sight(
        name="exam-question-hidden-clock", view="quizzes:question", open=_at("1/", _hidden_clock)
    ),
    Sight(name="exam-question-no-limit", view="quizzes:question", open=_at("30/", _no_limit)),
    Sight(name="exam-overview", view="quizzes:overview", open=_at("overview/")),
    Sight(
        name="exam-overview-none-flagged",
        view="quizzes:overview",
        open=_at("overview/?show=flagged", _no_limit),
    ),
    Sight(name="exam-hand-in", view="quizzes:hand-in", open=_at("hand-in/")),
    Sight(name="exam-time-is-up", view="quizzes:summary", open=_time_is_up),
    Sight(name="exam-too-late", view="quizzes:keep", open=_too_late, status=409),
)
