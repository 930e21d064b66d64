"""Who teaches a class: the owner says it."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import Request
from classrooms.actions import staffing
from classrooms.actions.staffing import RefusedError
from classrooms.forms.settings import ColleagueForm
from classrooms.models import Membership, Role
from classrooms.queries import access, people
from classrooms.queries.access import May
from classrooms.views.guards import signed_in


def _home(token: str) -> str:
    return f"{reverse('classrooms:settings', args=[token])}#staff"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_colleague(request: Request, token: str) -> HttpResponse:
    """Ask somebody to teach or help."""
    own = access.membership(request, token, may=May.OWN)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sent = form.cleaned_data
        staffing.invite(
            own=own,
            email=sent["email"],
            name=sent["name"],
            role=Role(sent["role"]),
            now=request.received_at,
        )
        messages.success(request, f"{sent['name']} is invited, and sees it under Classes.")
        return redirect(_home(token))
    context = {"classroom": own.classroom, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "classrooms/new_colleague.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def colleague(request: Request, token: str, member: str) -> HttpResponse:
    """Another role for a colleague, the class itself, or none."""
    own = access.membership(request, token, may=May.OWN)
    other = people.colleague(own, member)
    if request.method != "POST":
        context = {"classroom": own.classroom, "other": other, "is_self": other.pk == own.pk}
        return render(request, "classrooms/colleague.html", context)
    try:
        _change(own, other, request.POST.get("do", ""), now=request.received_at)
    except RefusedError as refused:
        messages.warning(request, str(refused))
        return redirect("classrooms:colleague", token, member)
    messages.success(request, "Saved.")
    return redirect(_home(token))


def _change(own: Membership, other: Membership, do: str, *, now: datetime) -> None:
    match do:
        case Role.ASSISTANT | Role.INSTRUCTOR:
            staffing.set_role(own=own, other=other, role=Role(do), now=now)
        case Role.OWNER:
            staffing.pass_on(own=own, other=other, now=now)
        case "dismiss":
            staffing.dismiss(own=own, other=other, now=now)
        case _:
            raise RefusedError("Choose what shall change. Nothing was changed.")


@require_POST
@signed_in
def uninvite(request: Request, token: str, key: int) -> HttpResponse:
    """Take an invitation back."""
    own = access.membership(request, token, may=May.CHANGE)
    if not staffing.uninvite(own=own, key=key, now=request.received_at):
        raise Http404
    messages.success(request, "The invitation is taken back.")
    return redirect(f"{reverse('classrooms:people', args=[token])}#invited")
