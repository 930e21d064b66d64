"""The classes of a person, and what is due in them."""

from django.http import Http404

from accounts.http import Request
from classrooms.models import Assignment, Membership
from classrooms.queries import access
from classrooms.queries.access import May


def reached(request: Request, token: str) -> tuple[Membership, Assignment]:
    """An assignment by its own address, with the asker's place in its class; 404 without one."""
    found = Assignment.objects.filter(token=token).select_related("classroom").first()
    if found is None:
        raise Http404
    own = access.membership(request, found.classroom.token, may=May.LEARN)
    return own, access.assignment(own, token)
