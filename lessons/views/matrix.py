"""The matrix: all duties on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from lessons.library import library
from lessons.schedule import schedule


@require_safe
def matrix(request: Request) -> HttpResponse:
    """Thirteen duties and one more, read for the service of `?for=`, with their sources."""
    content = library()
    asked = request.GET.get("for", "")
    shown = schedule(matrix=content.matrix, service=asked)
    context = {
        "schedule": shown,
        "services": content.matrix.services,
        "unknown": asked if asked and not shown.chosen else "",
        "capstone": next(plan for plan in reversed(content.course.lessons) if plan.ready),
    }
    return render(request, "lessons/matrix.html", context)
