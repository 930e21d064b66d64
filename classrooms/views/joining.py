"""Joining a class by code or link, and taking up an invitation."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import Request
from accounts.limits import Limit, address, give_back, take
from accounts.models import User
from classrooms.actions import joining
from classrooms.actions.joining import Joining, Outcome
from classrooms.forms.joining import CodeEntryForm, JoinForm
from classrooms.models import Membership, Role, Status
from classrooms.queries import joining as queries
from classrooms.views.guards import signed_in

KEPT = "join_code"
WINDOW = timedelta(minutes=10)
OF_ONE, OF_ADDRESS, OF_ALL = 10, 100, 1000
NO_CLASS = (
    "This code opens no class now. It may be mistyped, closed or out of date, or the class is "
    "full. Ask whoever gave it to you."
)
SLOW = "That were many codes that open nothing. Wait ten minutes, then try again."


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request, code: str = "") -> HttpResponse:
    """Type a code, or come by a link that holds it. Only an account can join, by a POST."""
    if not isinstance(request.user, User):
        return _account_first(request, code)
    typed = queries.typed(code) or request.session.get(KEPT, "")
    initial = {"code": typed, "name": queries.last_name(request.user)}
    form = JoinForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        return _page(request, form)
    outcome = _try(request, request.user, form)
    if outcome is None:
        form.add_error("code", SLOW)
        return _page(request, form, status=429)
    if outcome.membership is None:
        form.add_error("code", NO_CLASS)
        return _page(request, form)
    request.session.pop(KEPT, None)
    return _arrived(request, outcome.membership, outcome.outcome)


def _page(request: Request, form: CodeEntryForm, *, status: int = 0) -> HttpResponse:
    status = status or (422 if form.is_bound else 200)
    return render(request, "classrooms/join.html", {"form": form}, status=status)


def _account_first(request: Request, code: str) -> HttpResponse:
    """Keep the code for when they are back from signing up; whether it opens anything stays open.

    It goes by the session, never by an address.
    """
    form = CodeEntryForm(
        request.POST if request.method == "POST" else None,
        initial={"code": queries.typed(code) or request.session.get(KEPT, "")},
    )
    if not form.is_valid():
        return _page(request, form)
    request.session[KEPT] = form.cleaned_data["code"]
    way = "account_login" if "sign_in" in request.POST else "account_signup"
    back = urlencode({"next": reverse("classrooms:join")})
    return redirect(f"{reverse(way)}?{back}")


def _try(request: Request, learner: User, form: JoinForm) -> Joining | None:
    """One try, which counts only if it fails; None where there were too many."""
    limits = [
        Limit(name="join-one", of=str(learner.pk), most=OF_ONE, window=WINDOW),
        Limit(name="join-address", of=address(request), most=OF_ADDRESS, window=WINDOW),
        Limit(name="join-all", of="", most=OF_ALL, window=WINDOW),
    ]
    if not take(limits, now=request.received_at):
        return None
    done = joining.join(
        learner=learner,
        code=form.cleaned_data["code"],
        name=form.cleaned_data["name"],
        now=request.received_at,
    )
    if done.outcome is not Outcome.REFUSED:
        give_back(limits)
    return done


SAID = {
    Outcome.JOINED: "You are in: {room}.",
    Outcome.WAITING: "{room}: your instructors let you in. You see it here when they have.",
    Outcome.ALREADY: "You are in this class already: {room}.",
}


def _arrived(request: Request, own: Membership, outcome: Outcome) -> HttpResponse:
    room = own.classroom
    messages.success(request, SAID[outcome].format(room=room.name))
    if outcome is Outcome.WAITING:
        return redirect("classrooms:classes")
    page = "my-class" if own.role == Role.LEARNER else "classroom"
    return redirect(f"classrooms:{page}", room.token)


@require_POST
@signed_in
def accept_invitation(request: Request, key: int) -> HttpResponse:
    """Take up an invitation of one's own, or put it away."""
    if not isinstance(request.user, User):
        raise Http404
    if "decline" in request.POST:
        if not joining.decline(user=request.user, key=key):
            raise Http404
        messages.success(request, "The invitation is put away.")
        return redirect("classrooms:classes")
    own = joining.accept(user=request.user, key=key, now=request.received_at)
    if own is None:
        raise Http404
    waits = own.status == Status.PENDING
    return _arrived(request, own, Outcome.WAITING if waits else Outcome.JOINED)
