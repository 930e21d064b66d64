"""Live questions: staff run them, learners of the class answer."""

from collections.abc import Mapping
from dataclasses import replace

from classrooms.queries import live_bank
from tests.access.rows import ABSENT, LEARN, MEMBERS, SIGNED_IN, STAFF, Row
from tests.access.world import Place

# What a page's script asks for leads nobody to sign in.
LOOK = replace(LEARN, anonymous=ABSENT, guest=ABSENT)


def room(place: Place) -> tuple[object, ...]:
    return (place.classroom,)


def session(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.live)


def question(_: Place) -> Mapping[str, object]:
    return {"item": live_bank.listed(lesson="whose-house").candidates[0].ref}


ROWS = (
    Row("classrooms:live", get=STAFF, post=STAFF, at=room, body=question),
    Row("classrooms:live-session", get=STAFF, post=STAFF, at=session),
    Row("classrooms:live-tally", get=STAFF, at=session),
    Row("classrooms:live-answer", get=MEMBERS, post=LEARN, at=room),
    Row("classrooms:live-now", get=LOOK, at=room),
    Row("classrooms:live-door", get=SIGNED_IN),
)
