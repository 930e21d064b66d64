"""The result of an attempt, and what may follow it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.http import Request
from accounts.queries import learner as find_learner
from lessons.library import library
from quizzes import actions, modes, reports
from quizzes.models import Attempt, Mode
from quizzes.queries import attempts, results
from quizzes.views import exam_questions, guards, quick


@require_safe
@guards.person
@guards.page
def summary(request: Request, token: str) -> HttpResponse:
    """The result, once the attempt has ended."""
    found = attempts.own(find_learner(request), token)
    request.section = found.mode
    if modes.is_paper(found) or attempts.rules(found).awaits:
        return exam_questions.result(request, found)
    if not found.submitted_at or found.mode == Mode.CHECK:
        return redirect("quizzes:attempt", token)
    if found.mode == Mode.QUICK:
        return quick.result(request, found)
    report = reports.report(found, results.lines(found))
    if attempts.is_held(found, now=request.received_at):
        plan = library().course.lesson[found.subject.removeprefix(attempts.PRETEST)]
        return render(request, "quizzes/guessed.html", {"attempt": found, "plan": plan})
    if page := modes.face(found).ends:
        return render(request, page, {"report": report})
    context = {"report": report, "title": modes.title(found)}
    return render(request, "quizzes/summary.html", context)


@require_POST
@guards.page
def finish(request: Request, token: str) -> HttpResponse:
    """End a quiz before its last question."""
    actions.finish(learner=find_learner(request), token=token, now=request.received_at)
    return redirect("quizzes:summary", token)


@require_POST
@guards.page
def redo(request: Request, token: str) -> HttpResponse:
    """Try other questions on the facts that were missed."""
    found = attempts.own(find_learner(request), token)
    if attempts.is_held(found, now=request.received_at):
        return redirect("quizzes:summary", token)
    more = actions.redo_misses(learner=found.learner, token=token, now=request.received_at)
    return _go(more, token)


@require_POST
@guards.page
def reasons(request: Request, token: str) -> HttpResponse:
    """Defend three rows of an inspected sheet."""
    found = attempts.own(find_learner(request), token)
    more = actions.ask_reasons(learner=found.learner, token=token, now=request.received_at)
    return _go(more, token)


def _go(more: Attempt | None, token: str) -> HttpResponse:
    if more is None:
        return redirect("quizzes:summary", token)
    return redirect("quizzes:attempt", more.token)
