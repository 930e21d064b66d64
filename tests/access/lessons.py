"""Lessons are open to everybody; what is done in them belongs to who does it."""

from tests.access.rows import EVERYBODY, Row, nothing
from tests.access.world import Place

LESSON = "whose-house"


def lesson(_: Place) -> tuple[object, ...]:
    return (LESSON,)


ROWS = (
    Row("lessons:matrix", get=EVERYBODY),
    Row("lessons:worksheet", get=EVERYBODY),
    Row("lessons:glossary", get=EVERYBODY),
    Row("lessons:sources", get=EVERYBODY),
    Row("lessons:search", get=EVERYBODY),
    Row("lessons:summaries", get=EVERYBODY, at=nothing),
    Row("lessons:handout", get=EVERYBODY, at=lesson),
    Row("lessons:write-summary", post=EVERYBODY, at=lesson),
    Row("lessons:lesson", get=EVERYBODY, at=lesson),
    Row("lessons:figure", post=EVERYBODY, at=lambda _: (LESSON, "house")),
    Row("lessons:finish-part", post=EVERYBODY, at=lambda _: (LESSON, "place-your-bet")),
)
