"""The capstone's sheet, sent as a whole."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from quizzes import forms, sheet
from quizzes.actions import Choice, Operation, sheets
from quizzes.models import Sureness
from quizzes.queries import sheets as queries
from quizzes.queries.sheets import Sheet
from quizzes.views import guards


@require_http_methods(["GET", "HEAD", "POST"])
@guards.page
def capstone(request: Request) -> HttpResponse:
    """Keep the marks, or hand the sheet in for inspection."""
    slug = sheet.lesson()
    if request.method != "POST":
        if not slug:
            raise Http404
        return redirect(f"{reverse('lessons:lesson', args=[slug])}#capstone")
    learner = find_learner(request)
    operation = forms.operation(request.POST, received_at=request.received_at)
    done = learner and queries.handed_in(learner, sheets.op_of(operation.op_id, 1))
    if done:
        return redirect("quizzes:summary", done.token)
    found = queries.sheet(learner)
    marks = forms.marks({row.position: row.pin.shown for row in found.rows}, request.POST)
    return _take(request, found, operation, marks)


def _take(
    request: Request, found: Sheet, operation: Operation, marks: dict[int, Choice]
) -> HttpResponse:
    inspect = request.POST.get("do") == "inspect"
    if inspect and len(marks) == len(found.rows):
        learner = ensure_learner(request, now=request.received_at)
        attempt = sheets.hand_in(learner=learner, seed=found.seed, operation=operation, marks=marks)
        return redirect("quizzes:summary", attempt.token)
    if marks:
        learner = ensure_learner(request, now=request.received_at)
        sheets.keep(learner=learner, seed=found.seed, operation=operation, marks=marks)
    if not inspect:
        return redirect("quizzes:capstone")
    sent = {
        position: (mark.answer[0], mark.sureness == Sureness.CERTAIN)
        for position, mark in marks.items()
    }
    page = sheet.sheet_page(found, chosen=sent, errors=True)
    return render(request, "quizzes/capstone_page.html", {"sheet": page}, status=422)
