"""What one looks up or prints: terms, sources, search, summaries, sheets, help."""

from tests.journeys.desk import Desk
from tests.journeys.pages_course import answer_check, lesson
from tests.journeys.sight import Sight, plain


def _line_written(desk: Desk) -> None:
    desk.open(desk.post(lesson(1, "in-one-line/"), {"text": "Each part has one owner."}))


def _line_error(desk: Desk) -> None:
    desk.open(lesson(1))
    desk.send("form.oneline")


def _handout_answered(desk: Desk) -> None:
    answer_check(desk, right=False, sureness="")
    desk.open(lesson(1, "sheet/"))


def _keys_over_a_page(desk: Desk) -> None:
    desk.open("/matrix/")
    desk.page.keyboard.press("?")
    desk.page.locator("dialog#keysheet").wait_for()


REFERENCE = (
    plain("one-line", "lessons:summaries", "/in-one-line/"),
    Sight(name="one-line-written", view="lessons:summaries", open=_line_written),
    Sight(name="one-line-error", view="lessons:write-summary", open=_line_error, status=422),
    plain("worksheet", "lessons:worksheet", "/matrix/worksheet/"),
    plain("handout", "lessons:handout", lesson(1, "sheet/")),
    Sight(name="handout-answered", view="lessons:handout", open=_handout_answered),
    plain("glossary", "lessons:glossary", "/glossary/"),
    plain("sources", "lessons:sources", "/sources/"),
    plain("search", "lessons:search", "/search/"),
    plain("search-found", "lessons:search", "/search/?q=patch"),
    plain("search-nothing", "lessons:search", "/search/?q=xylophone"),
    plain("help", "help", "/help/"),
    plain("keys", "keys", "/help/keys/"),
    Sight(name="keys-over-a-page", view="keys", open=_keys_over_a_page),
)
