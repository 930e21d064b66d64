"""Practice, questions of each kind, results, the capstone."""

from collections.abc import Callable

from assessment.items import Kind
from quizzes.models import Attempt, Mode, Sureness
from tests.journeys.desk import Desk, answer, finished_quiz, marks, quiz, quiz_with
from tests.journeys.pages_course import lesson, lesson_done
from tests.journeys.sight import Sight, plain

ALL_RIGHT = (True,) * 5
SOME_MISSES = (False, True, False, True, False)


def _practice_open(desk: Desk) -> None:
    answer(quiz(desk.guest()), 1, right=True)
    desk.open("/practice/")


def _practice_error(desk: Desk) -> None:
    desk.open("/practice/")
    desk.page.locator("[name=count]:checked").evaluate("count => count.value = '7'")
    desk.send("form:has([name=count])")
    desk.page.locator("#problem").wait_for()


def _opened(desk: Desk, kind: Kind) -> tuple[Attempt, int]:
    attempt, number = quiz_with(desk.guest(), kind)
    desk.open(f"/a/{attempt.token}/{number}/")
    return attempt, number


def _question(kind: Kind) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        _opened(desk, kind)

    return open_


def _question_error(kind: Kind) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        _opened(desk, kind)
        desk.press("Check answer")
        desk.page.locator("#problem").wait_for()

    return open_


def _checked(kind: Kind, *, right: bool) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        attempt, number = _opened(desk, kind)
        answer(attempt, number, right=right, sure=Sureness.CERTAIN)
        desk.reopen()

    return open_


def _question_sights(kind: Kind) -> list[Sight]:
    states = {
        "fresh": _question(kind),
        "error": _question_error(kind),
        "right": _checked(kind, right=True),
        "wrong": _checked(kind, right=False),
    }
    return [
        Sight(name=f"question-{kind.value}-{word}", view="quizzes:question", open=open_)
        for word, open_ in states.items()
    ]


def _half_right(desk: Desk) -> None:
    """Two tiers, the owner right and the reason not."""
    attempt, number = _opened(desk, Kind.TWO_TIER)
    answer(attempt, number, right=False)
    desk.reopen()
    desk.page.get_by_text("Half right").wait_for()


def _half_error(desk: Desk) -> None:
    """Two tiers, the owner chosen and the reason not."""
    _opened(desk, Kind.TWO_TIER)
    desk.page.locator("[name=a]").first.check()
    desk.press("Check answer")
    desk.page.locator("#problem").wait_for()


def _summary_of_two_tiers(desk: Desk) -> None:
    attempt, number = _opened(desk, Kind.TWO_TIER)
    answer(attempt, number, right=False)
    desk.open(desk.post(f"/a/{attempt.token}/finish/", {}))


def _question_error_page(desk: Desk) -> None:
    _opened(desk, Kind.SINGLE)
    desk.send("#question form[data-question]")


def _not_saved(desk: Desk) -> None:
    _opened(desk, Kind.SINGLE)
    desk.page.route("**/save", lambda route: route.abort())
    desk.page.locator("[name=a]").first.check()
    desk.page.get_by_text("Not saved").wait_for()


def _saved(desk: Desk) -> None:
    _opened(desk, Kind.SINGLE)
    desk.page.locator("[name=a]").first.check()
    desk.page.get_by_text("Saved at").wait_for()


def _refused(desk: Desk) -> None:
    """The quiz was ended in another tab."""
    attempt, _ = _opened(desk, Kind.SINGLE)
    desk.client.post(f"/a/{attempt.token}/finish/")
    desk.page.locator("[name=a]").first.evaluate("option => option.checked = true")
    desk.send("#question form[data-question]")


def _summary(right: tuple[bool, ...]) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        attempt = finished_quiz(desk.guest(), right=right)
        desk.open(f"/a/{attempt.token}/summary/")

    return open_


def _summary_of_nothing(desk: Desk) -> None:
    attempt = quiz(desk.guest())
    desk.open(desk.post(f"/a/{attempt.token}/finish/", {}))


def _capstone_error(desk: Desk) -> None:
    desk.open(lesson(10))
    desk.send("#capstone", do="inspect")


def _capstone_begun(desk: Desk) -> None:
    desk.open(lesson(10))
    desk.page.locator("#row-1 [type=radio]").first.check()
    desk.page.locator("#row-2 [type=radio]").first.check()
    desk.page.locator("#row-2 [type=checkbox]").check()
    desk.page.get_by_text("Saved at").wait_for()


def _inspected(*, wrong: int, sure: bool) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        desk.guest()
        form = {**marks(wrong=wrong, sure=sure), "do": "inspect", "op_id": "1" * 32}
        desk.open(desk.post("/capstone/", dict(form)))

    return open_


def _guesses(*, given: int, read: bool = False) -> Callable[[Desk], Attempt]:
    def open_(desk: Desk) -> Attempt:
        desk.post("/pretest/whose-house/", {})
        attempt = Attempt.objects.get(mode=Mode.PRETEST, submitted_at__isnull=True)
        for number in range(1, given + 1):
            attempt = answer(attempt, number, right=number % 2 == 0, sure=Sureness.CERTAIN)
        if read:
            lesson_done(desk)
        return attempt

    return open_


def _guess_open(desk: Desk) -> None:
    attempt = _guesses(given=2)(desk)
    desk.open(f"/a/{attempt.token}/3/")


def _guesses_ended(*, read: bool) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        attempt = _guesses(given=6, read=read)(desk)
        desk.open(f"/a/{attempt.token}/summary/")

    return open_


def _lesson_guessed(*, given: int, read: bool) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        _guesses(given=given, read=read)(desk)
        desk.open(lesson(1))

    return open_


QUIZZES = (
    Sight(name="guess", view="quizzes:question", open=_guess_open),
    Sight(name="guesses-kept", view="quizzes:summary", open=_guesses_ended(read=False)),
    Sight(name="guesses-marked", view="quizzes:summary", open=_guesses_ended(read=True)),
    Sight(
        name="lesson-guess-open",
        view="lessons:lesson",
        open=_lesson_guessed(given=1, read=False),
    ),
    Sight(
        name="lesson-guesses-kept",
        view="lessons:lesson",
        open=_lesson_guessed(given=6, read=False),
    ),
    Sight(
        name="lesson-guesses-marked",
        view="lessons:lesson",
        open=_lesson_guessed(given=6, read=True),
    ),
    plain("practice", "quizzes:practice", "/practice/"),
    Sight(name="practice-open-quiz", view="quizzes:practice", open=_practice_open),
    Sight(name="practice-error", view="quizzes:practice", open=_practice_error, status=422),
    *(sight for kind in Kind for sight in _question_sights(kind)),
    Sight(name="question-two-tier-half-right", view="quizzes:question", open=_half_right),
    Sight(name="question-two-tier-half-error", view="quizzes:question", open=_half_error),
    Sight(name="summary-two-tiers", view="quizzes:summary", open=_summary_of_two_tiers),
    Sight(name="question-error-page", view="quizzes:answer", open=_question_error_page, status=422),
    Sight(name="question-saved", view="quizzes:question", open=_saved),
    Sight(name="question-not-saved", view="quizzes:question", open=_not_saved),
    Sight(name="refused", view="quizzes:answer", open=_refused, status=409),
    Sight(name="summary-misses", view="quizzes:summary", open=_summary(SOME_MISSES)),
    Sight(name="summary-perfect", view="quizzes:summary", open=_summary(ALL_RIGHT)),
    Sight(name="summary-nothing", view="quizzes:summary", open=_summary_of_nothing),
    Sight(name="capstone-begun", view="quizzes:capstone", open=_capstone_begun),
    Sight(name="capstone-error", view="quizzes:capstone", open=_capstone_error, status=422),
    Sight(name="capstone-passed", view="quizzes:summary", open=_inspected(wrong=0, sure=True)),
    Sight(name="capstone-failed", view="quizzes:summary", open=_inspected(wrong=4, sure=True)),
)
