"""Classes, who is in them, and joining."""

from collections.abc import Mapping

from tests.access.rows import CHANGE, EVERYBODY, INSTRUCTORS, OWN, STAFF, Role, Row, who
from tests.access.world import Place


def classroom(place: Place) -> tuple[object, ...]:
    return (place.classroom,)


def member(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.member)


def group(place: Place) -> tuple[object, ...]:
    return (place.classroom, place.group)


def accepting(_: Place) -> Mapping[str, object]:
    return {"accept": "1"}


ROWS = (
    Row("classrooms:new-classroom", get=INSTRUCTORS, post=INSTRUCTORS),
    Row("classrooms:archived", get=INSTRUCTORS),
    Row("classrooms:settings", get=CHANGE, post=CHANGE, at=classroom),
    Row("classrooms:code", get=STAFF, post=CHANGE, at=classroom),
    Row("classrooms:archive", get=OWN, post=OWN, at=classroom),
    # Only of one that is archived.
    Row("classrooms:restore", post=OWN, at=lambda place: (place.archived,)),
    Row("classrooms:new-colleague", get=OWN, post=OWN, at=classroom),
    Row(
        "classrooms:colleague",
        get=OWN,
        post=OWN,
        at=lambda place: (place.classroom, place.colleague),
    ),
    Row("classrooms:people", get=STAFF, at=classroom),
    Row("classrooms:person", get=STAFF, post=CHANGE, at=member),
    Row("classrooms:remove", get=CHANGE, post=CHANGE, at=member),
    Row("classrooms:bring-back", post=CHANGE, at=member),
    Row("classrooms:decide", post=CHANGE, at=member, body=accepting),
    Row(
        "classrooms:uninvite",
        post=CHANGE,
        at=lambda place: (place.classroom, place.invitation),
    ),
    Row("classrooms:roster", get=CHANGE, post=CHANGE, at=classroom),
    Row("classrooms:roster-file", post=CHANGE, at=classroom),
    Row("classrooms:groups", get=STAFF, post=CHANGE, at=classroom),
    Row("classrooms:group", get=CHANGE, post=CHANGE, at=group),
    Row("classrooms:delete-group", post=CHANGE, at=group),
    Row("classrooms:join", get=EVERYBODY, post=EVERYBODY),
    # What a code opens is told to nobody by this page, so it is there for every code.
    Row("classrooms:join-code", get=EVERYBODY, post=EVERYBODY, at=lambda place: (place.code,)),
    Row(
        "classrooms:accept-invitation",
        post=who(Role.OUTSIDER),
        at=lambda place: (place.invitation,),
    ),
)
