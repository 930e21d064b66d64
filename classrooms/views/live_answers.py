"""Live questions on a learner's phone."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import Request
from accounts.models import User
from classrooms import live_pages
from classrooms.actions import live as actions
from classrooms.forms import live as forms
from classrooms.live_pages import Phone
from classrooms.models import Membership, Role
from classrooms.queries import access
from classrooms.queries import live as queries
from classrooms.queries.access import May
from classrooms.views.guards import signed_in
from quizzes.actions.locking import RefusedError
from quizzes.forms import IncompleteError
from quizzes.views import guards

PAGE = "classrooms/live_answer.html"
SENT = "Your answer is in."


@require_safe
@signed_in
def live_door(request: Request) -> HttpResponse:
    """The short address on the projector: to the class of one's own that is live."""
    found = queries.running(request.user) if isinstance(request.user, User) else []
    if len(found) == 1:
        return redirect("classrooms:live-answer", found[0])
    return redirect("classrooms:classes")


@require_http_methods(("GET", "HEAD", "POST"))
@signed_in
def live_answer(request: Request, classroom: str) -> HttpResponse:
    """The question that is asked, to answer; then the own answer and the reason."""
    own = access.membership(request, classroom, may=May.LEARN)
    if request.method == "POST":
        if own.role != Role.LEARNER:
            raise Http404
        return _vote(request, own)
    if own.role != Role.LEARNER:
        return redirect("classrooms:live", classroom)
    return _page(request, own, live_pages.phone(queries.standing_of(own)))


@guards.page
def _vote(request: Request, own: Membership) -> HttpResponse:
    """Take an answer. Sending it again, or another, is one vote: the newest."""
    question, number = forms.place(request.POST)
    try:
        actions.vote(
            membership=own,
            question=question,
            number=number,
            choose=forms.answer(request.POST),
            now=request.received_at,
        )
    except IncompleteError as missing:
        page = live_pages.phone(
            queries.standing_of(own), chosen=request.POST.getlist("a"), problems=missing.problems
        )
        return _page(request, own, page, status=guards.incomplete(request))
    except RefusedError as refused:
        # What is open now may be another question than the one that was answered.
        page = live_pages.phone(queries.standing_of(own), note=str(refused))
        return _page(request, own, page, status=200 if request.htmx else 409)
    if not request.htmx:
        return redirect("classrooms:live-answer", own.classroom.token)
    return _page(request, own, live_pages.phone(queries.standing_of(own)), told=SENT)


def _page(
    request: Request, own: Membership, page: Phone, *, status: int = 200, told: str = ""
) -> HttpResponse:
    context = {"classroom": own.classroom, "token": own.classroom.token, "page": page}
    if request.method == "POST" and request.htmx:
        context |= {"told": told, "is_fragment": True}
        return render(request, f"{PAGE}#live", context, status=status)
    return render(request, PAGE, context, status=status)


@require_safe
def live_now(request: Request, classroom: str) -> HttpResponse:
    """What is new for a phone that shows `rev`; nothing, and one query, where nothing is."""
    if not isinstance(request.user, User):
        raise Http404
    standing = queries.standing(request.user.pk, classroom)
    if request.GET.get("rev") == standing.tag:
        return HttpResponse(status=204)
    page = live_pages.phone(standing)
    context = {"page": page, "is_fragment": True}
    return render(request, f"{PAGE}#live", {**context, "token": classroom})
