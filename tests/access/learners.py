"""A learner's classes: their members', and a receipt whoever handed in and who grades."""

from tests.access.rows import EVERYBODY, LEARN, MEMBERS, SIGNED_IN, Row
from tests.access.world import Place


def room(place: Place) -> tuple[object, ...]:
    return (place.classroom,)


def task(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.assignment)


ROWS = (
    Row("classrooms:classes", get=SIGNED_IN),
    Row("classrooms:reminders", post=SIGNED_IN),
    Row("classrooms:feed", get=EVERYBODY, at=lambda place: (place.feed,)),
    Row("classrooms:assigned", get=MEMBERS, at=lambda place: (place.assignment,)),
    Row("classrooms:my-class", get=MEMBERS, at=room),
    Row("classrooms:leave", get=LEARN, post=LEARN, at=room),
    Row("classrooms:task", get=MEMBERS, post=MEMBERS, at=task),
    Row("classrooms:receipt", get=MEMBERS, at=lambda place: (place.handed_in,)),
)
