"""How we know how ready somebody is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from accounts.queries import learner
from progress.queries.how_we_know import how_we_know


@require_safe
def readiness(request: Request) -> HttpResponse:
    """The method, what a simulation made of it, and the learner's own estimate."""
    return render(request, "progress/readiness.html", {"page": how_we_know(learner(request))})
