"""The cover, the map, lessons with their figures and checks, the matrix, help."""

from collections.abc import Callable
from typing import NamedTuple

from progress.demo import miss
from tests.journeys.desk import Desk, check_shown, finished_quiz
from tests.journeys.sight import Sight, plain

LESSONS = {
    1: "whose-house",
    2: "build-the-stack",
    3: "the-dividing-line",
    4: "lock-share-scramble",
    5: "the-line-moves",
    6: "one-control-two-halves",
    7: "show-me-the-paper",
    8: "who-do-you-call",
    9: "read-the-schedule",
    10: "fill-the-matrix",
}
CHECK = ("whose-house", "open-window")
STACK = ("facility", "network", "hypervisor", "guest-os", "application", "data")


class Staged(NamedTuple):
    """A figure's lesson, and its form on the way, at a wrong end and at the right one."""

    lesson: int
    midway: dict[str, str]
    wrong: dict[str, str]
    right: dict[str, str]


FIGURES = {
    "house": Staged(
        lesson=1,
        midway={"1": "A", "5": "C"},
        wrong=dict(zip("1234567", "CCCAAAA", strict=True)),
        right=dict(zip("1234567", "AAACCCB", strict=True)),
    ),
    "stack": Staged(
        lesson=2,
        midway={"facility": "1", "data": "3", "last": "data"},
        wrong={plate: str(n) for n, plate in enumerate(reversed(STACK), start=1)},
        right={plate: str(n) for n, plate in enumerate(STACK, start=1)},
    ),
    "dial": Staged(
        lesson=4,
        midway={"sees": "scrambled"},
        wrong={"sees": "scrambled", "owner": "A"},
        right={"sees": "text", "owner": "C"},
    ),
    "line": Staged(lesson=3, midway={"gap": "5"}, wrong={"gap": "5"}, right={"gap": "3"}),
    "callers": Staged(
        lesson=3,
        midway={"1": "act"},
        wrong=dict.fromkeys("1234", "act"),
        right=dict(zip("1234", ("hang-up", "plan", "act", "hang-up"), strict=True)),
    ),
    "drawer": Staged(
        lesson=7,
        midway={"1": "A", "2": "B"},
        wrong=dict(zip("123456", "BAACCA", strict=True)),
        right=dict(zip("123456", "ACACAB", strict=True)),
    ),
    "slider": Staged(lesson=5, midway={"bet": "2"}, wrong={"bet": "0"}, right={"bet": "4"}),
    "desk": Staged(
        lesson=8,
        midway={"owner": "C", "clues": "log", "call": "disk-1"},
        wrong={"owner": "C", "step": "fetch", "call": "disk-1"},
        right={"owner": "A", "step": "report", "call": "disk-1"},
    ),
    "lens": Staged(
        lesson=9,
        midway={"5": "1", "8": "2"},
        wrong=dict.fromkeys("56789", "1"),
        right=dict(zip("56789", "32111", strict=True)),
    ),
    "split": Staged(
        lesson=6,
        midway={"11": "A", "13": "A"},
        wrong={f"1{n}": letter for n, letter in enumerate("CCAANA", start=1)},
        right={f"1{n}": letter for n, letter in enumerate("ACCANN", start=1)},
    ),
}


def spelled(name: str, values: dict[str, str]) -> dict[str, str]:
    return {f"{name}.{key}": value for key, value in values.items()}


def lesson(number: int, query: str = "") -> str:
    return f"/course/{LESSONS[number]}/{query}"


def reveal(desk: Desk, name: str, values: dict[str, str]) -> None:
    """Place the bet and open the page that shows what it hid."""
    number = FIGURES[name].lesson
    data: dict[str, object] = {**spelled(name, values), "do": "check"}
    desk.open(desk.post(lesson(number, f"figures/{name}/"), data))


def answer_check(desk: Desk, *, right: bool, sureness: str) -> None:
    slug, item_id = CHECK
    item = check_shown(slug, item_id)
    answer = item.show(item.item.key if right else miss(item))
    desk.open(lesson(1))
    card = desk.page.locator(f"#check-{item_id}")
    card.locator(f"[name=a][value='{answer[0]}']").check()
    if sureness:
        card.locator(f"[name=s][value='{sureness}']").check()
    card.locator("[data-check]").click()
    card.locator("h4.verdict").wait_for()


def _home_bet(desk: Desk) -> None:
    desk.open("/")
    desk.page.get_by_label("Homeowner").first.check()
    desk.page.get_by_label("Builder").last.check()


def _home_again(desk: Desk) -> None:
    desk.guest()
    desk.open("/")


def _map_begun(desk: Desk) -> None:
    finished_quiz(desk.guest(), right=(True, False, True, False, True))
    desk.open("/course/")


def _figure_midway(name: str) -> Sight:
    number, midway = FIGURES[name].lesson, FIGURES[name].midway

    def open_(desk: Desk) -> None:
        query = "&".join(f"{key}={value}" for key, value in spelled(name, midway).items())
        desk.open(lesson(number, f"?{query}"))

    return Sight(name=f"figure-{name}-midway", view="lessons:lesson", open=open_)


def _figure_shown(name: str, *, right: bool) -> Sight:
    values = FIGURES[name].right if right else FIGURES[name].wrong
    word = "right" if right else "wrong"
    return Sight(
        name=f"figure-{name}-{word}",
        view="lessons:lesson",
        open=lambda desk: reveal(desk, name, values),
    )


def _figure_error(name: str) -> Sight:
    """Judged with nothing chosen, without scripts."""

    def open_(desk: Desk) -> None:
        desk.open(lesson(FIGURES[name].lesson))
        desk.send(f"#fig-{name} form", do="check")

    return Sight(name=f"figure-{name}-error", view="lessons:figure", open=open_, status=422)


def _figure_error_swapped(desk: Desk) -> None:
    desk.open(lesson(1))
    desk.press("Inspect the house")
    desk.page.locator("#problem").wait_for()


def _house_in_cloud_words(desk: Desk) -> None:
    reveal(desk, "house", FIGURES["house"].wrong)
    desk.page.get_by_role("link", name="Cloud words").click()
    desk.page.get_by_text("Cloud words. ").first.wait_for()


def _dial_turned(desk: Desk) -> None:
    reveal(desk, "dial", FIGURES["dial"].right)
    desk.page.locator("#dial-contents-before").check()
    desk.page.get_by_text("one lock is left").first.wait_for()


def _stack_helped(desk: Desk) -> None:
    desk.open(
        lesson(
            2,
            "?"
            + "&".join(
                f"{key}={value}"
                for key, value in {
                    **spelled("stack", FIGURES["stack"].wrong),
                    "stack.tests": "3",
                }.items()
            ),
        )
    )


def _slider_on(values: str) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        reveal(desk, "slider", FIGURES["slider"].wrong)
        desk.open(lesson(5, f"?slider.show=yes&{values}"))

    return open_


def _check_error(desk: Desk) -> None:
    _slug, item_id = CHECK
    desk.open(lesson(1))
    desk.page.locator(f"#check-{item_id} [data-check]").click()
    desk.page.locator(f"#check-{item_id} .err").wait_for()


def _check_error_page(desk: Desk) -> None:
    desk.open(lesson(1))
    desk.send(f"#check-{CHECK[1]} form")


def _check(*, right: bool, sureness: str) -> Callable[[Desk], None]:
    return lambda desk: answer_check(desk, right=right, sureness=sureness)


def _check_sibling(desk: Desk) -> None:
    answer_check(desk, right=False, sureness="")
    desk.page.get_by_role("button", name="Try another like it").click()
    desk.page.get_by_text("Another question on the same fact").wait_for()


def lesson_done(desk: Desk) -> None:
    for part in ("place-your-bet", "one-part-one-owner", "turn-the-key", "of-and-in"):
        desk.post(lesson(1, f"parts/{part}/done/"), {})
    desk.post(lesson(1, "parts/where-the-picture-stops/done/"), {})
    desk.open(lesson(1))


COURSE = (
    plain("home", "home", "/"),
    Sight(name="home-bets", view="home", open=_home_bet),
    plain("home-bets-by-address", "home", "/?wall=C&lock=A"),
    plain("home-bets-unknown", "home", "/?wall=Z"),
    Sight(name="home-returning", view="home", open=_home_again),
    plain("map", "progress:map", "/course/"),
    Sight(name="map-begun", view="progress:map", open=_map_begun),
    *(plain(f"lesson-{n}", "lessons:lesson", lesson(n)) for n in LESSONS),
    Sight(name="lesson-done", view="lessons:lesson", open=lesson_done),
    plain("lesson-state-unknown", "lessons:lesson", lesson(1, "?house.1=Z")),
    *(_figure_midway(name) for name in FIGURES),
    *(_figure_shown(name, right=True) for name in FIGURES),
    *(_figure_shown(name, right=False) for name in FIGURES),
    *(_figure_error(name) for name in FIGURES),
    Sight(name="figure-house-error-swapped", view="lessons:lesson", open=_figure_error_swapped),
    Sight(name="figure-house-cloud-words", view="lessons:lesson", open=_house_in_cloud_words),
    Sight(name="figure-dial-turned", view="lessons:lesson", open=_dial_turned),
    Sight(name="figure-stack-help", view="lessons:lesson", open=_stack_helped),
    *(
        Sight(name=f"figure-slider-{name}", view="lessons:lesson", open=_slider_on(values))
        for name, values in {
            "split": "slider.service=eks",
            "missing": "slider.service=ebs",
            "pulled": "slider.service=lambda&slider.image=yes&slider.network=yes",
        }.items()
    ),
    Sight(name="check-error", view="lessons:lesson", open=_check_error),
    Sight(name="check-error-page", view="quizzes:check", open=_check_error_page, status=422),
    Sight(name="check-right", view="lessons:lesson", open=_check(right=True, sureness="")),
    Sight(
        name="check-certain-wrong", view="lessons:lesson", open=_check(right=False, sureness="2")
    ),
    Sight(name="check-sibling", view="lessons:lesson", open=_check_sibling),
    plain("matrix", "lessons:matrix", "/matrix/"),
    plain("matrix-rds", "lessons:matrix", "/matrix/?for=rds"),
    plain("matrix-unknown", "lessons:matrix", "/matrix/?for=nonsense"),
)
