"""Spaced review: what is due, and starting it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from accounts.queries import learner as find_learner
from lessons.library import library
from progress import queries
from quizzes import seeds
from quizzes.actions import start_review
from quizzes.views import guards


@require_http_methods(["GET", "HEAD", "POST"])
@guards.page
def review(request: Request) -> HttpResponse:
    """The lobby; or start the review, or go on with the one of today."""
    learner = find_learner(request)
    found = queries.lobby(learner, now=request.received_at)
    if request.method != "POST" or learner is None:
        first = library().course.lessons[0].slug
        return render(request, "progress/review.html", {"lobby": found, "first": first})
    attempt = start_review(
        learner=learner,
        facts=queries.asked(found, early="early" in request.POST),
        seed=seeds.new(),
        since=found.schedule.begins,
        now=request.received_at,
    )
    if attempt is None:
        return redirect("progress:review")
    return redirect("quizzes:attempt", attempt.token)
