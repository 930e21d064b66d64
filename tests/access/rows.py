"""Who may do what at one address: the format of a row of the access matrix.

Each address of the project has one row, in any module of this package, in a tuple `ROWS`.
`test_matrix.py` finds them by itself and fails for an address without one. To add yours:

    ROWS = (
        Row("classrooms:people", get=STAFF, at=lambda place: (place.classroom,)),
        Row("classrooms:groups", get=STAFF, post=CHANGE, at=lambda place: (place.classroom,)),
    )

`at` gives the address's arguments in their order for a `Place` (tests/access/world.py): one class
with everything that stands in it. It is called for the class of the roles, for another class, and
for a place where nothing is; so take every token from the place. Add a field to `Place` for a new
kind of thing. `body` is what an allowed POST sends; without one an empty form is sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus

from tests.access.world import Place

SIGN_IN = HTTPStatus.FOUND
ABSENT = HTTPStatus.NOT_FOUND
NOT_TAKEN = HTTPStatus.METHOD_NOT_ALLOWED


class Role(StrEnum):
    """Who asks. Outsiders have an account, and a part in another class."""

    ANONYMOUS = "anonymous"
    GUEST = "guest"
    OUTSIDER = "outsider"
    OTHER_INSTRUCTOR = "other-instructor"
    LEARNER = "learner"
    ASSISTANT = "assistant"
    INSTRUCTOR = "instructor"
    OWNER = "owner"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Who:
    """Who is let in by one method, and what the others get: the status. 302 is to sign in."""

    let_in: frozenset[Role]
    anonymous: HTTPStatus = SIGN_IN
    guest: HTTPStatus = SIGN_IN
    others: HTTPStatus = ABSENT

    def denied(self, role: Role) -> HTTPStatus | None:
        """What this role gets, None if it is let in."""
        if role in self.let_in:
            return None
        special = {Role.ANONYMOUS: self.anonymous, Role.GUEST: self.guest}
        return special.get(role, self.others)


def who(*roles: Role) -> Who:
    return Who(frozenset(roles))


EVERYBODY = who(*Role)
SIGNED_IN = who(*(role for role in Role if role not in {Role.ANONYMOUS, Role.GUEST}))
INSTRUCTORS = who(Role.OTHER_INSTRUCTOR, Role.INSTRUCTOR, Role.OWNER)
MEMBERS = who(Role.LEARNER, Role.ASSISTANT, Role.INSTRUCTOR, Role.OWNER)
STAFF = who(Role.ASSISTANT, Role.INSTRUCTOR, Role.OWNER)
CHANGE = who(Role.INSTRUCTOR, Role.OWNER)
OWN = who(Role.OWNER)
LEARN = who(Role.LEARNER)
NOBODY = Who(frozenset(), NOT_TAKEN, NOT_TAKEN, NOT_TAKEN)


def nothing(_: Place) -> tuple[object, ...]:
    return ()


@dataclass(frozen=True)
class Row:
    """One address. `writes` names each table that a GET may write to, with the reason."""

    view: str
    get: Who = NOBODY
    post: Who = NOBODY
    at: Callable[[Place], tuple[object, ...]] = nothing
    body: Callable[[Place], Mapping[str, object]] = field(default=lambda _: {})
    writes: Mapping[str, str] = field(default_factory=dict)
