"""What came of an attempt that an instructor asked for; and how much time it has now."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from accounts.queries import learner as find_learner
from quizzes import assigned_result, exam_pages
from quizzes.models import Attempt
from quizzes.queries import clocks
from quizzes.views import exam_reports, guards


def result(request: Request, attempt: Attempt) -> HttpResponse:
    """The result of an attempt that ended: what of it may be told by now."""
    now = request.received_at
    if assigned_result.has_report(attempt, now=now):
        return exam_reports.report(request, attempt)
    page = assigned_result.result(attempt, now=now)
    return render(request, "quizzes/assigned_result.html", {"page": page})


@require_safe
@guards.reply
def time_left(request: Request, token: str) -> HttpResponse:
    """How long a running attempt goes on, for the clock of its open page."""
    found = clocks.times(find_learner(request), token)
    now = request.received_at
    said = {
        "remaining_ms": 0 if found.is_over else exam_pages.remaining_ms(found.ends, now=now),
        "total_ms": exam_pages.total_ms(found.started_at, found.ends),
        "by": exam_pages.by(found.ends, now=now),
    }
    response = JsonResponse(said)
    response["Cache-Control"] = "no-store"
    return response
