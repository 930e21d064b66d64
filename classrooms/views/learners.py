"""The classes of a learner."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from accounts.http import Request
from classrooms.models import Role
from classrooms.queries import learners
from classrooms.views.guards import signed_in


@require_safe
@signed_in
def assigned(request: Request, assignment: str) -> HttpResponse:
    """From an attempt, which knows no classroom, to the page of its assignment."""
    own, found = learners.reached(request, assignment)
    name = "classrooms:task" if own.role == Role.LEARNER else "classrooms:assignment"
    return redirect(name, own.classroom.token, found.token)
