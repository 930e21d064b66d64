"""Progress at a glance, and the list of all quizzes."""

from datetime import datetime

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from accounts.http import Request
from accounts.queries import learner
from lessons.library import library
from progress.queries import dashboard as queries


@require_safe
def dashboard(request: Request) -> HttpResponse:
    """One next step, then strength, reviews, sureness, quizzes and what is earned."""
    person = learner(request)
    found = queries.dashboard(learner=person, library=library(), now=request.received_at)
    return render(request, "progress/dashboard.html", {"own": found, "person": person})


@require_safe
def attempts(request: Request) -> HttpResponse:
    """All quizzes, a page at a time."""
    before = request.GET.get("before")
    found = queries.lines(
        learner(request), now=request.received_at, before=_moment(before) if before else None
    )
    return render(request, "progress/attempts.html", {"found": found, "older": bool(before)})


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise BadRequest("before: the link to older quizzes holds a moment, as 2026-11-22T09:00Z.")
    return found
