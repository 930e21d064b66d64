"""The report of a mock exam."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import Request
from quizzes import exam_pages, reports
from quizzes.models import Attempt
from quizzes.queries import results


def report(request: Request, attempt: Attempt) -> HttpResponse:
    """What came of an exam that is over and marked."""
    context = {
        "report": reports.report(attempt, results.lines(attempt)),
        "title": exam_pages.title(attempt),
    }
    return render(request, "quizzes/summary.html", context)
