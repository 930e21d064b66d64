"""The checks inside a lesson."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from accounts.actions import ensure_learner
from accounts.http import Request
from quizzes import actions, bank, forms, pages
from quizzes.actions import Turn
from quizzes.queries import checks
from quizzes.queries.attempts import Kept
from quizzes.queries.checks import Check
from quizzes.views import guards
from quizzes.views.question import CHECK, late


@require_POST
@guards.page
def check(request: Request, lesson: str, item_id: str) -> HttpResponse:
    """Check the answer to an authored question of a lesson."""
    found = _check(lesson, item_id)
    operation = forms.operation(request.POST, received_at=request.received_at)
    choose = partial(forms.choice, data=request.POST)
    try:
        choose(found.pin.shown)
    except forms.IncompleteError as missing:
        return _incomplete(request, found, missing)
    learner = ensure_learner(request, now=request.received_at)
    turn = actions.answer_check(
        learner=learner,
        lesson=lesson,
        pinned=found.pin,
        seed=checks.seed_of(lesson),
        operation=operation,
        choose=choose,
    )
    return _reply(request, turn, lesson)


def _reply(request: Request, turn: Turn, lesson: str) -> HttpResponse:
    if request.htmx and any(place.root_id == turn.place.pk for place in turn.places):
        return HttpResponseClientRefresh()
    if not request.htmx:
        late(request, turn)
        home = reverse("lessons:lesson", args=[lesson])
        return redirect(f"{home}#check-{turn.place.item_id}")
    answered = checks.answered_now(turn.attempt, turn.place, turn.kept)
    context = {"check": pages.check(answered), "swapped": True, "note": turn.note}
    return render(request, CHECK, context)


def _check(lesson: str, item_id: str) -> Check:
    """The check. Any other item is absent: an answer here gives away the key."""
    item = bank.check(item_id) if item_id in bank.checks(lesson) else None
    if item is None:
        raise Http404(item_id)
    return checks.blank(lesson, item)


def _incomplete(request: Request, found: Check, missing: forms.IncompleteError) -> HttpResponse:
    chosen = forms.choice(found.pin.shown, request.POST, partial=True)
    kept = Kept(answer=chosen.answer, sureness=chosen.sureness)
    page = pages.check(found, errors=missing.problems, kept=kept)
    name = CHECK if request.htmx else "quizzes/check_page.html"
    context = {"check": page, "swapped": bool(request.htmx)}
    return render(request, name, context, status=guards.incomplete(request))
