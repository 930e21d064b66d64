"""The class page and item analysis are for the staff of the class, assistants too."""

from tests.access.rows import CHANGE, STAFF, Row
from tests.access.world import Place


def room(place: Place) -> tuple[object, ...]:
    return (place.classroom,)


def work(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.assignment)


ROWS = (
    Row("classrooms:classroom", get=STAFF, at=room),
    Row(
        "classrooms:announcement",
        post=CHANGE,
        at=room,
        body=lambda _: {"text": "Bring a phone."},
    ),
    Row("classrooms:now", get=STAFF, at=work),
    Row("classrooms:now-table", get=STAFF, at=work),
    Row("classrooms:questions", get=STAFF, at=room),
    Row("classrooms:paper-analysis", get=STAFF, at=work),
    Row(
        "classrooms:item-analysis",
        get=STAFF,
        at=lambda place: (*work(place), place.question, place.version),
    ),
)
