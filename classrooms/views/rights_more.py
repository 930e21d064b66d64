"""A learner's standing share of time; what a learner sees when; releasing results."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import Request
from assessment.explaining import explain as sentences
from assessment.explaining import reasons
from assessment.terms import Feedback, Scores
from classrooms import rights_words as words
from classrooms.actions import rights_given as actions
from classrooms.actions.rights import ShortensError
from classrooms.actions.rights_given import Result
from classrooms.forms.rights import ExplainForm, PercentForm
from classrooms.models import Membership
from classrooms.queries import access, rights
from classrooms.queries.access import May
from classrooms.views.guards import signed_in

REFUSED = 422
SOME = 40


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def accommodation(request: Request, token: str, member: str) -> HttpResponse:
    """How much of each time limit a learner has in this class."""
    sent = request.method == "POST"
    own = access.membership(request, token, may=May.CHANGE if sent else May.GRADE)
    one = access.learner(own, member)
    one.classroom = own.classroom
    form = PercentForm(request.POST if sent else None, percent=one.percent)
    if sent and form.is_valid():
        try:
            moved = actions.set_percent(
                membership=one,
                percent=form.chosen,
                by=own.user,
                now=request.received_at,
                confirmed=form.cleaned_data["confirmed"],
            )
        except ShortensError as error:
            one.refresh_from_db(fields=["percent"])
            form.ask(error.who)
        else:
            messages.success(request, " ".join([words.share(one), *words.moved(moved)]))
            return redirect("classrooms:accommodation", token, member)
    return _accommodation(request, own, one, form)


def _accommodation(
    request: Request, own: Membership, one: Membership, form: PercentForm
) -> HttpResponse:
    context = {
        "classroom": own.classroom,
        "learner": one,
        "form": form,
        "share": words.share(one),
        "may_change": access.allows(own, May.CHANGE),
    }
    status = REFUSED if form.errors else 200
    return render(request, "classrooms/accommodation.html", context, status=status)


@require_safe
@signed_in
def explain(request: Request, token: str, assignment: str) -> HttpResponse:
    """What a learner sees at a moment, and why."""
    own = access.membership(request, token, may=May.GRADE)
    row = access.assignment(own, assignment)
    form = ExplainForm(
        request.GET if "at" in request.GET else None,
        assignment=row,
        learners=rights.learners(row),
        named=request.GET.get("learner", ""),
        now=request.received_at,
    )
    case = None
    if form.is_bound and form.is_valid():
        case = rights.case(row, form.member, at=form.cleaned_data["at"])
    context = {
        "classroom": own.classroom,
        "assignment": row,
        "form": form,
        "case": case,
        "sentences": sentences(case) if case else (),
        "reasons": reasons(case) if case else (),
    }
    with timezone.override(words.zone(own.classroom)):
        status = REFUSED if form.errors else 200
        return render(request, "classrooms/explain.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def release(request: Request, token: str, assignment: str) -> HttpResponse:
    """Release scores, or questions with their keys, once it was seen who has not finished."""
    own = access.membership(request, token, may=May.CHANGE)
    row = access.assignment(own, assignment)
    now = request.received_at
    text = request.POST.get("what", "")
    what = Result(text) if text in set(Result) else None
    if what and request.POST.get("confirmed") == "1":
        done = actions.release(assignment=row, what=what, by=own.user, now=now)
        messages.success(request, words.RELEASED[what.value] if done else words.NOTHING_RELEASED)
        return redirect("classrooms:assignment", token, assignment)
    waiting = rights.waiting(row, now=now)
    context = {
        "classroom": own.classroom,
        "assignment": row,
        "what": what and what.value,
        "scores": row.scores == Scores.LATER and row.scores_released_at is None,
        "replies": row.feedback == Feedback.LATER and row.replies_released_at is None,
        "waiting": waiting[:SOME],
        "more": len(waiting[SOME:]),
        "total": len(waiting),
    }
    with timezone.override(words.zone(own.classroom)):
        return render(request, "classrooms/release.html", context)
