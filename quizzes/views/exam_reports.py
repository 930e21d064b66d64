"""The report of a mock exam."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import Request
from quizzes import exam_report
from quizzes.exam_report import ALL, LISTS, WRONG
from quizzes.forms import UnusableError
from quizzes.models import Attempt
from quizzes.queries import mocks
from quizzes.views import guards


@guards.page
def report(request: Request, attempt: Attempt) -> HttpResponse:
    """What came of an exam that is over and marked, with one of its three lists of questions."""
    answers = mocks.answers(attempt)
    missed = any(not answer.right for answer in answers)
    show = request.GET.get("show", WRONG if missed else ALL)
    if show not in LISTS:
        raise UnusableError("show: choose wrong, flagged or all.")
    context = {"report": exam_report.report(attempt, answers, show=show), "show": show}
    return render(request, "quizzes/exam_report.html", context)
