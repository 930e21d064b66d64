"""The log of what staff did in a classroom."""

from datetime import datetime

from accounts.models import User
from classrooms.models import Assignment, Change, Classroom, Membership

LONGEST = 400


def note(
    *,
    classroom: Classroom,
    by: User | None,
    what: str,
    now: datetime,
    assignment: Assignment | None = None,
    membership: Membership | None = None,
) -> None:
    """Append that somebody did something. `what` is a sentence; it tells no answer and no key.

    Call it in the transaction of what was done; None for `by` is the server itself.
    """
    Change.objects.create(
        classroom=classroom,
        assignment=assignment,
        membership=membership,
        by=by,
        what=what[:LONGEST],
        at=now,
    )
