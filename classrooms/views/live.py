"""Live questions: choosing one, and the projector's page."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from accounts.http import Request
from accounts.models import User
from classrooms import live_pages
from classrooms.actions import live as actions
from classrooms.forms import live as forms
from classrooms.models import LiveSession, Membership
from classrooms.queries import access, live_bank
from classrooms.queries import live as queries
from classrooms.queries.access import May
from classrooms.queries.beliefs import beliefs
from classrooms.views.guards import signed_in
from lessons.library import library
from progress import qr
from quizzes import seeds
from quizzes.actions.locking import RefusedError
from quizzes.forms import UnusableError

GET_POST = ("GET", "HEAD", "POST")
UNKNOWN = "item: choose a question of the list."


@require_http_methods(GET_POST)
@signed_in
def live(request: Request, classroom: str) -> HttpResponse:
    """Choose a question, or start without one; the sessions before."""
    # An assistant may run it too: it changes neither grades nor terms.
    own = access.membership(request, classroom, may=May.GRADE)
    if request.method == "POST":
        return _begin(request, own)
    form = forms.FindForm(request.GET)
    context = {
        "form": form,
        "chosen": form.chosen,
        "beliefs": beliefs(own.classroom, library=library(), now=request.received_at),
        "listed": form.listed(),
        "running": queries.open_session(own.classroom),
        "past": queries.past(own.classroom),
    }
    return _page(request, own, "live", context)


def _begin(request: Request, own: Membership) -> HttpResponse:
    """Start a session, or go on; ask at once where a question was chosen."""
    by, now, ref = _user(request), request.received_at, request.POST.get("item", "")
    item = live_bank.item(ref)
    if ref and item is None:
        raise BadRequest(UNKNOWN)
    session = actions.start(classroom=own.classroom, by=by, now=now)
    try:
        if item:
            actions.ask(session=session, item=item, seed=seeds.new(), by=by, now=now)
    except RefusedError as refused:
        messages.warning(request, str(refused))
    return redirect("classrooms:live-session", own.classroom.token, session.token)


@require_http_methods(GET_POST)
@signed_in
def live_session(request: Request, classroom: str, session: str) -> HttpResponse:
    """The projector's page, stage by stage; afterwards what was answered."""
    own = access.membership(request, classroom, may=May.GRADE)
    found = queries.session(own, session)
    found.classroom = own.classroom
    if request.method == "POST":
        return _step(request, found)
    context: dict[str, object] = {"session": found}
    if found.ended_at:
        context["report"] = live_pages.report(found)
        return _page(request, own, "live_report", context)
    address = request.build_absolute_uri(reverse("classrooms:live-answer", args=[classroom]))
    door = request.build_absolute_uri(reverse("classrooms:live-door"))
    context |= {"page": live_pages.projector(found), "qr": qr.code(address)}
    context |= {"door": door.partition("://")[2].rstrip("/")}
    return _page(request, own, "live_session", context)


def _step(request: Request, session: LiveSession) -> HttpResponse:
    """One step on, or the end."""
    token = session.classroom.token
    try:
        if request.POST.get("to") == "end":
            actions.end(session=session, by=_user(request), now=request.received_at)
        else:
            to, rev = forms.step(request.POST)
            actions.move(session=session, rev=rev, to=to)
    except (UnusableError, ValueError) as error:
        raise BadRequest(str(error)) from error
    except RefusedError as refused:
        messages.warning(request, str(refused))
    return redirect("classrooms:live-session", token, session.token)


@require_safe
@signed_in
def live_tally(request: Request, classroom: str, session: str) -> HttpResponse:
    """How many have answered, for a page that shows `seen`; nothing where that is still so."""
    own = access.membership(request, classroom, may=May.GRADE)
    found = queries.session(own, session)
    found.classroom = own.classroom
    seen = request.GET.get("seen", "")
    page = live_pages.tally(found)
    if found.ended_at or page.moved(seen):
        return HttpResponseClientRefresh()
    if page.tag == seen:
        return HttpResponse(status=204)
    context = {"page": page, "is_fragment": True}
    return render(request, "classrooms/live_session.html#tally", context)


def _page(request: Request, own: Membership, name: str, context: dict[str, object]) -> HttpResponse:
    """A staff page in the time zone of the class."""
    with timezone.override(ZoneInfo(own.classroom.time_zone)):
        context["classroom"] = own.classroom
        return render(request, f"classrooms/{name}.html", context)


def _user(request: Request) -> User:
    if not isinstance(request.user, User):
        raise BadRequest("user: sign in.")
    return request.user
