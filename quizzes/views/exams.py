"""The lobby of the mock exams."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from assessment.blueprints import Blueprint
from assessment.policy import WHOLE_TIME, Clock
from quizzes import bank, exam_lobby, seeds
from quizzes.actions import exams as actions
from quizzes.forms import ExamForm
from quizzes.queries import exams, mocks
from quizzes.views import guards

ONE_AT_A_TIME = "This exam is still running. Hand it in before you start another one."


@require_safe
@guards.page
def exams_(request: Request) -> HttpResponse:
    """Both forms, the exam that runs, and those taken before."""
    now = request.received_at
    learner = find_learner(request)
    found = actions.settle_all(exams.exams(learner), now=now)
    context = {
        "offers": exam_lobby.lobby(found, now=now),
        "running": exam_lobby.running(found, now=now),
        "taken": mocks.results(learner),
    }
    return render(request, "quizzes/exams.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@guards.page
def exam(request: Request, paper: str) -> HttpResponse:
    """What a form of the exam is like; choose the conditions and start."""
    blueprint = bank.blueprints().get(paper)
    if blueprint is None:
        raise Http404(paper)
    form = ExamForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        attempt = actions.start(
            learner=ensure_learner(request, now=request.received_at),
            paper=paper,
            percent=form.cleaned_data["time"],
            clock=form.cleaned_data["clock"],
            seed=seeds.new(),
            now=request.received_at,
        )
        if attempt.subject != exams.subject(paper):
            messages.warning(request, ONE_AT_A_TIME)
        return redirect("quizzes:attempt", attempt.token)
    status = 422 if form.errors else 200
    return render(request, "quizzes/exam.html", _setup(request, blueprint, form), status=status)


def _setup(request: Request, blueprint: Blueprint, form: ExamForm) -> dict[str, object]:
    now = request.received_at
    found = actions.settle_all(exams.exams(find_learner(request)), now=now)
    last = exams.chosen(found)
    percent = str(last.percent if last else WHOLE_TIME)
    clock = str(last.clock if last else Clock.ALWAYS)
    return {
        "form": form,
        "blueprint": blueprint,
        "shares": exam_lobby.shares(blueprint),
        "times": exam_lobby.times(blueprint, chosen=form["time"].value() or percent),
        "clock": form["clock"].value() or clock,
        "running": exam_lobby.running(found, paper=blueprint.slug, now=now),
    }
