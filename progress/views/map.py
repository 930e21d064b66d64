"""The course map."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from accounts.queries import learner
from lessons.library import library
from progress import queries


@require_safe
def course_map(request: Request) -> HttpResponse:
    """The drawing index: ten sheets, what is done, how strong each one is."""
    person = learner(request)
    drawn = queries.course_map(learner=person, library=library(), now=request.received_at)
    return render(request, "progress/map.html", {"map": drawn})
