"""Guessing before a lesson."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.actions import ensure_learner
from accounts.http import Request
from lessons.library import library
from quizzes import actions, seeds
from quizzes.views import guards


@require_POST
@guards.page
def pretest(request: Request, lesson: str) -> HttpResponse:
    """Start the pretest of a lesson, or go on with it."""
    plan = library().course.lesson.get(lesson)
    if plan is None or not (plan.ready and plan.pretest):
        raise Http404(lesson)
    attempt = actions.start_pretest(
        learner=ensure_learner(request, now=request.received_at),
        plan=plan,
        new_seed=seeds.new,
        now=request.received_at,
    )
    return redirect("quizzes:attempt", attempt.token)
