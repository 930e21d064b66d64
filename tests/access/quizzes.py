"""An attempt is its learner's alone."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus

from lessons.library import library
from tests.access.rows import ABSENT, EVERYBODY, LEARN, Row
from tests.access.world import Place

READ = replace(LEARN, guest=ABSENT)
SEND = replace(LEARN, anonymous=ABSENT, guest=ABSENT)
SAVE = replace(LEARN, anonymous=HTTPStatus.UNAUTHORIZED, guest=ABSENT)


def attempt(place: Place) -> tuple[object, ...]:
    return (place.attempt,)


def question(place: Place) -> tuple[object, ...]:
    return (place.attempt, 1)


def exam(place: Place) -> tuple[object, ...]:
    return (place.exam,)


def check(_: Place) -> tuple[object, ...]:
    slug = "whose-house"
    blocks = (block for part in library().lessons[slug].parts for block in part.blocks)
    return slug, next(block.name for block in blocks if block.kind == "check")


def operation(_: Place) -> Mapping[str, object]:
    return {"op_id": "0f8fad5b-d9cb-469f-a165-70867728950e", "slot": 1}


ROWS = (
    Row("quizzes:practice", get=EVERYBODY, post=EVERYBODY),
    Row("quizzes:quick-check", get=EVERYBODY, post=EVERYBODY),
    Row("quizzes:exams", get=EVERYBODY),
    Row("quizzes:exam", get=EVERYBODY, post=EVERYBODY, at=lambda _: ("short",)),
    Row("quizzes:attempt", get=READ, at=attempt),
    Row("quizzes:save", post=SAVE, at=attempt, body=operation),
    Row("quizzes:summary", get=READ, at=attempt),
    Row("quizzes:time", get=SEND, at=attempt),
    Row("quizzes:finish", post=SEND, at=attempt),
    Row("quizzes:redo", post=SEND, at=attempt),
    Row("quizzes:reasons", post=SEND, at=attempt),
    Row("quizzes:question", get=READ, at=question),
    Row("quizzes:answer", post=SEND, at=question, body=operation),
    Row("quizzes:sibling", post=SEND, at=question),
    Row("quizzes:keep", post=READ, at=lambda place: (place.exam, 1), body=operation),
    Row("quizzes:overview", get=READ, at=exam),
    Row("quizzes:hand-in", get=READ, post=READ, at=exam),
    Row("quizzes:check", post=EVERYBODY, at=check, body=operation),
    Row("quizzes:pretest", post=EVERYBODY, at=lambda _: ("whose-house",)),
    Row("quizzes:capstone", get=EVERYBODY, post=EVERYBODY),
    Row("quizzes:save-mark", post=EVERYBODY),
)
