"""Staff see assignments; owners and instructors change them."""

from tests.access.rows import CHANGE, STAFF, Row
from tests.access.world import Place


def _room(place: Place) -> tuple[object, ...]:
    return (place.classroom,)


def _one(place: Place) -> tuple[object, ...]:
    return place.classroom, place.assignment


ROWS = (
    Row("classrooms:assignments", get=STAFF, at=_room),
    Row("classrooms:new-assignment", get=CHANGE, post=CHANGE, at=_room),
    Row("classrooms:assignment", get=STAFF, at=_one),
    Row("classrooms:edit-assignment", get=CHANGE, post=CHANGE, at=_one),
    Row("classrooms:pick", get=CHANGE, post=CHANGE, at=_one),
    Row("classrooms:preview", post=CHANGE, at=_one),
    Row("classrooms:copy", get=CHANGE, post=CHANGE, at=_one),
    Row("classrooms:archive-assignment", get=CHANGE, post=CHANGE, at=_one),
    Row("classrooms:restore-assignment", post=CHANGE, at=_one),
)
