"""The people of a class, and one of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import Request
from classrooms.actions import joining
from classrooms.actions import people as actions
from classrooms.forms import people as forms
from classrooms.models import Membership, Status
from classrooms.queries import access
from classrooms.queries import people as queries
from classrooms.queries import person as one
from classrooms.queries.access import May
from classrooms.views.guards import signed_in


@require_safe
@signed_in
def people(request: Request, token: str) -> HttpResponse:
    """Staff, who waits to be let in, learners, and who is invited."""
    own = access.membership(request, token, may=May.SEE)
    wish = forms.wish(request.GET)
    context = {
        "classroom": own.classroom,
        "wish": wish,
        "found": queries.people(own.classroom, wish),
        "may_change": access.allows(own, May.CHANGE),
        "owns": access.allows(own, May.OWN),
    }
    return render(request, "classrooms/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person(request: Request, token: str, member: str) -> HttpResponse:
    """One learner: name, number, groups, and what they are in."""
    posts = request.method == "POST"
    own = access.membership(request, token, may=May.CHANGE if posts else May.SEE)
    other = access.learner(own, member)
    form = forms.PersonForm(
        request.POST if posts else None, initial={"name": other.name, "number": other.number}
    )
    if form.is_valid():
        actions.describe(
            own=own,
            other=other,
            **form.cleaned_data,
            groups=forms.keys(request.POST, "groups"),
            now=request.received_at,
        )
        messages.success(request, "Saved.")
        return redirect("classrooms:person", token, member)
    ticked = forms.keys(request.POST, "groups") if posts else None
    context = _person(own, other, ticked) | {"form": form}
    return render(request, "classrooms/person.html", context, status=422 if posts else 200)


def _person(own: Membership, other: Membership, ticked: list[int] | None) -> dict[str, object]:
    return {
        "classroom": own.classroom,
        "other": other,
        "found": one.person(other, ticked=ticked),
        "may_change": access.allows(own, May.CHANGE),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove(request: Request, token: str, member: str) -> HttpResponse:
    """Take a learner out of the class, after asking."""
    own = access.membership(request, token, may=May.CHANGE)
    other = access.learner(own, member)
    if request.method != "POST":
        return render(
            request, "classrooms/remove.html", {"classroom": own.classroom, "other": other}
        )
    if actions.take_out(own=own, other=other, now=request.received_at):
        messages.success(request, f"{other.name} is out of the class. Their grades stay.")
    return redirect("classrooms:person", token, member)


@require_POST
@signed_in
def bring_back(request: Request, token: str, member: str) -> HttpResponse:
    """Undo that."""
    own = access.membership(request, token, may=May.CHANGE)
    other = access.learner(own, member)
    if actions.bring_back(own=own, other=other, now=request.received_at):
        messages.success(request, f"{other.name} is back.")
    return redirect("classrooms:person", token, member)


@require_POST
@signed_in
def decide(request: Request, token: str, member: str) -> HttpResponse:
    """Let somebody in who waits, or turn them away."""
    own = access.membership(request, token, may=May.CHANGE)
    other = queries.waiting(own, member)
    let = "accept" in request.POST
    if not let and "decline" not in request.POST:
        raise Http404
    act = joining.let_in if let else joining.turn_away
    if other.status == Status.PENDING and act(own=own, other=other, now=request.received_at):
        messages.success(request, f"{other.name} is {'in' if let else 'turned away'}.")
    return redirect(f"{reverse('classrooms:people', args=[token])}#waiting")
