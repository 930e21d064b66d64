"""Other terms, more time, what a learner sees, and releases."""

from collections.abc import Mapping

from tests.access.rows import CHANGE, STAFF, Row
from tests.access.world import Place


def assignment(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.assignment)


def learner(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.assignment, place.member)


def group(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.assignment, f"group-{place.group}")


def attempts(_: Place) -> Mapping[str, object]:
    return {"attempts": 2}


def share(_: Place) -> Mapping[str, object]:
    return {"share": "150"}


def scores(_: Place) -> Mapping[str, object]:
    return {"what": "scores", "confirmed": "1"}


ROWS = (
    Row(
        "classrooms:accommodation",
        get=STAFF,
        post=CHANGE,
        at=lambda place: (place.classroom, place.member),
        body=share,
    ),
    Row("classrooms:rights", get=STAFF, at=assignment),
    Row("classrooms:right", get=STAFF, post=CHANGE, at=learner, body=attempts),
    Row("classrooms:extend", post=CHANGE, at=learner),
    Row("classrooms:remove-right", post=CHANGE, at=group),
    Row("classrooms:explain", get=STAFF, at=assignment),
    Row("classrooms:release", get=CHANGE, post=CHANGE, at=assignment, body=scores),
)
