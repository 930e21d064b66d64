"""What came of an attempt that an instructor asked for; and how much time it has now."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from accounts.queries import learner as find_learner
from quizzes import assigned_result
from quizzes.exam_pages import remaining_ms
from quizzes.models import Attempt
from quizzes.queries import attempts
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
    found = attempts.own(find_learner(request), token)
    is_over = found.submitted_at is not None
    left = 0 if is_over else remaining_ms(found.deadline_at, now=request.received_at)
    response = JsonResponse({"remaining_ms": left})
    response["Cache-Control"] = "no-store"
    return response
