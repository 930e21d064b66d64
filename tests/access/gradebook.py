"""The gradebook is for the staff of its class, assistants too."""

from tests.access.rows import STAFF, Row
from tests.access.world import Place


def room(place: Place) -> tuple[object, ...]:
    return (place.classroom,)


# Grades that leave the course are noted.
NOTED = {"classrooms_change": "notes who took the grades along"}

ROWS = (
    Row("classrooms:gradebook", get=STAFF, at=room),
    Row("classrooms:grade-history", get=STAFF, at=room),
    Row("classrooms:export-csv", get=STAFF, at=room, writes=NOTED),
    Row("classrooms:export-xlsx", get=STAFF, at=room, writes=NOTED),
    Row(
        "classrooms:cell",
        get=STAFF,
        post=STAFF,
        at=lambda place: (place.classroom, place.member, place.assignment),
        body=lambda _: {"do": "comment", "comment-text": "Well done."},
    ),
)
