"""The quick check: what it is, its start, and its report."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from quizzes import actions, quick_report, seeds
from quizzes.models import Attempt
from quizzes.queries import attempts, quick, results
from quizzes.views import guards


@require_http_methods(["GET", "HEAD", "POST"])
@guards.page
def quick_check(request: Request) -> HttpResponse:
    """Say what it is, and start it or go on with the open one."""
    if request.method == "POST":
        attempt = actions.start_quick(
            learner=ensure_learner(request, now=request.received_at),
            new_seed=seeds.new,
            now=request.received_at,
        )
        return redirect("quizzes:attempt", attempt.token)
    learner = find_learner(request)
    opened = attempts.opened(learner, attempts.QUICK) if learner else None
    following = attempts.first_open(attempts.places(opened)) if opened else None
    latest = quick.latest(learner)
    context = {
        "opened": opened,
        "position": following.position if following else 0,
        "latest": latest,
        "said": quick_report.said(latest.estimate) if latest else None,
    }
    return render(request, "quizzes/quick_check.html", context)


def result(request: Request, attempt: Attempt) -> HttpResponse:
    """The report of a check that has ended."""
    lines, places = results.lines(attempt), attempts.places(attempt)
    page = quick_report.quick_report(attempt, lines, places)
    context = {"page": page, "report": page.report}
    return render(request, "quizzes/quick_report.html", context)
