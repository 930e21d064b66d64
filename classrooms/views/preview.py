"""A trial run of an assignment."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.http import Request
from accounts.models import User
from classrooms.actions.previewing import preview as start
from classrooms.queries import access
from classrooms.queries.access import May
from classrooms.views.guards import signed_in
from quizzes import seeds
from quizzes.words import sentence


@require_POST
@signed_in
def preview(request: Request, token: str, assignment: str) -> HttpResponse:
    """Begin it as a learner would; where no paper can be drawn, say why in the editor's words."""
    own = access.membership(request, token, may=May.CHANGE)
    row = access.assignment(own, assignment)
    assert isinstance(request.user, User)  # noqa: S101 -- signed_in lets nobody else through
    try:
        attempt = start(row, by=request.user, seed=seeds.new(), now=request.received_at)
    except ValueError as error:
        why = str(error).partition(": ")[2]
        messages.error(request, f"There is no trial run yet. {sentence(why)}.")
        return redirect("classrooms:assignment", token, row.token)
    return redirect("quizzes:attempt", attempt.token)
