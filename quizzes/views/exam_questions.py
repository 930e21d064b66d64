"""The pages of a running mock exam, and the way to its report."""

from functools import partial
from math import ceil

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import Request
from accounts.models import User
from accounts.queries import learner as find_learner
from assessment import policy
from assessment.policy import Phase
from quizzes import exam_pages, forms, modes
from quizzes.actions import Operation, Receipt
from quizzes.actions import exams as actions
from quizzes.forms import UnusableError
from quizzes.models import Attempt, AttemptItem
from quizzes.queries import attempts, exams
from quizzes.views import assigned, exam_reports, guards

SHOWN = ("", "unanswered", "flagged")
FLAGS = {"flag": True, "unflag": False}
OTHER_TAB = "This question was changed in another tab as well. What you sent last counts."
SIGNED_OUT = (
    "You are signed out. Sign in to go on: what was saved is kept, and the clock keeps running."
)


def question(request: Request, item: AttemptItem) -> HttpResponse:
    """One question of an exam, as long as it runs."""
    now = request.received_at
    if exams.phase(item.attempt, now=now) is not Phase.OPEN:
        return redirect("quizzes:summary", item.attempt.token)
    page = exam_pages.question(item.attempt, item, now=now)
    return render(request, "quizzes/exam_question.html", {"page": page})


def onward(request: Request, attempt: Attempt) -> HttpResponse:
    """To the first question without an answer, else to all of them; or to the report."""
    if exams.phase(attempt, now=request.received_at) is not Phase.OPEN:
        return redirect("quizzes:summary", attempt.token)
    empty = next((spot for spot in exams.spots(attempt) if not spot.answered), None)
    if empty is None:
        return redirect("quizzes:overview", attempt.token)
    return redirect("quizzes:question", attempt.token, empty.position)


def result(request: Request, attempt: Attempt) -> HttpResponse:
    """What came of a paper, or of what was assigned; before it is over, when that will be."""
    now = request.received_at
    phase = exams.phase(attempt, now=now)
    if phase is Phase.OPEN:
        return redirect("quizzes:attempt", attempt.token)
    if phase is Phase.CLOSING and attempt.deadline_at:
        wait = ceil((attempt.deadline_at + policy.GRACE - now).total_seconds()) + 1
        context = {
            "attempt": attempt,
            "name": exam_pages.title(attempt),
            "face": modes.face(attempt),
            "back_url": modes.back(attempt),
            "wait": wait,
        }
        response = render(request, "quizzes/exam_over.html", context)
        response["Refresh"] = str(wait)
        return response
    ended = actions.settle(attempt, now=now)
    if attempts.rules(ended).awaits:
        return assigned.result(request, ended)
    return exam_reports.report(request, ended)


@require_POST
@guards.page
def keep(request: Request, token: str, number: int) -> HttpResponse:
    """Keep what the page shows as chosen, and go where its button says."""
    learner = find_learner(request)
    here = reverse("quizzes:question", args=[token, number])
    if learner is None:
        messages.warning(request, SIGNED_OUT)
        return redirect_to_login(here)
    operation = forms.operation(request.POST, received_at=request.received_at)
    to = request.POST.get("to", "")
    receipt = _kept(request, learner, token, number, operation)
    if receipt and receipt.stale:
        messages.warning(request, OTHER_TAB)
    if to in FLAGS:
        now, flagged = request.received_at, FLAGS[to]
        actions.flag(learner=learner, token=token, position=number, flagged=flagged, now=now)
        return redirect(f"{here}#flag")
    if to == "overview":
        return redirect("quizzes:overview", token)
    if to == "clear":
        return redirect(here)
    return redirect("quizzes:question", token, forms.whole(request.POST, "to", most=forms.SLOT))


def _kept(
    request: Request, learner: User, token: str, number: int, operation: Operation
) -> Receipt | None:
    if request.POST.get("to") == "clear":
        return actions.clear(learner=learner, token=token, position=number, operation=operation)
    return actions.keep(
        learner=learner,
        token=token,
        position=number,
        operation=operation,
        choose=partial(forms.choice, data=request.POST, partial=True),
    )


@require_safe
@guards.person
@guards.page
def overview(request: Request, token: str) -> HttpResponse:
    """All questions with their state."""
    found = _running(request, token)
    if isinstance(found, HttpResponse):
        return found
    show = request.GET.get("show", "")
    if show not in SHOWN:
        raise UnusableError("show: choose unanswered or flagged.")
    page = exam_pages.overview(found, now=request.received_at)
    cells = [cell for cell in page.cells if _is_listed(cell.spot, show)]
    return render(
        request, "quizzes/exam_overview.html", {"page": page, "cells": cells, "show": show}
    )


def _is_listed(spot: exams.Spot, show: str) -> bool:
    return {"": True, "unanswered": not spot.answered, "flagged": spot.flagged}[show]


@require_http_methods(["GET", "HEAD", "POST"])
@guards.person
@guards.page
def hand_in(request: Request, token: str) -> HttpResponse:
    """Say what is still empty, and hand the exam in."""
    if request.method == "POST":
        actions.finish(learner=find_learner(request), token=token, now=request.received_at)
        return redirect("quizzes:summary", token)
    found = _running(request, token)
    if isinstance(found, HttpResponse):
        return found
    page = exam_pages.overview(found, now=request.received_at)
    return render(request, "quizzes/exam_hand_in.html", {"page": page})


def _running(request: Request, token: str) -> Attempt | HttpResponse:
    """The learner's running exam, or where to go instead."""
    found = attempts.own(find_learner(request), token)
    if not modes.is_paper(found):
        raise Http404(token)
    request.section = found.mode
    if exams.phase(found, now=request.received_at) is not Phase.OPEN:
        return redirect("quizzes:summary", token)
    return found
