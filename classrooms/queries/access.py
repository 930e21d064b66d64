"""Who may do what in a classroom. What one may not reach is as absent as what does not exist."""

from enum import IntEnum

from django.http import Http404

from accounts.http import Request
from accounts.models import User
from classrooms.models import Assignment, Membership, Role, Status


class May(IntEnum):
    """What a role allows; each step allows what the ones before it do."""

    LEARN = 0
    SEE = 1
    GRADE = 2
    CHANGE = 3
    OWN = 4


MOST = {
    Role.LEARNER: May.LEARN,
    Role.ASSISTANT: May.GRADE,
    Role.INSTRUCTOR: May.CHANGE,
    Role.OWNER: May.OWN,
}


def membership(request: Request, token: str, *, may: May) -> Membership:
    """The asker's own place in a classroom, with the classroom; 404 where it allows less.

    A classroom that was archived is absent for everybody here.
    """
    found = of(request.user, token) if isinstance(request.user, User) else None
    if found is None or not allows(found, may):
        raise Http404
    request.role = found.role
    return found


def allows(own: Membership, may: May) -> bool:
    """Whether a place in a classroom allows so much."""
    return MOST[Role(own.role)] >= may


def of(user: User, token: str) -> Membership | None:
    """Somebody's active place in a classroom that is not archived."""
    return (
        Membership.objects.select_related("classroom")
        .filter(
            classroom__token=token,
            classroom__archived_at__isnull=True,
            user=user,
            status=Status.ACTIVE,
        )
        .first()
    )


def assignment(own: Membership, token: str) -> Assignment:
    """An assignment of the asker's classroom, else 404. Learners have only published ones."""
    rows = Assignment.objects.filter(
        classroom=own.classroom_id, token=token, archived_at__isnull=True
    )
    if own.role == Role.LEARNER:
        rows = rows.filter(published_at__isnull=False)
    found = rows.first()
    if found is None:
        raise Http404
    found.classroom = own.classroom
    return found


def learner(own: Membership, token: str) -> Membership:
    """A learner of the asker's classroom, whether active or not, else 404. For staff."""
    found = Membership.objects.filter(
        classroom=own.classroom_id, token=token, role=Role.LEARNER
    ).first()
    if found is None:
        raise Http404
    return found
