"""Picking questions by hand."""

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from classrooms.actions import picking as actions
from classrooms.assigned_words import KINDS
from classrooms.forms import picking as forms
from classrooms.models import Assignment
from classrooms.queries import access, assignments, picking
from classrooms.queries.access import May
from classrooms.queries.blueprint import blueprint
from classrooms.views.guards import signed_in
from lessons.library import library


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pick(request: Request, token: str, assignment: str) -> HttpResponse:
    """Look through the practice bank; add, remove and order questions."""
    own = access.membership(request, token, may=May.CHANGE)
    row = access.assignment(own, assignment)
    if request.method != "POST":
        return _page(request, row)
    what, id_ = forms.act(request.POST.get("act", ""))
    try:
        actions.pick(row, what=what, id_=id_, by=own.user, now=request.received_at)
    except ValueError as error:
        return _page(request, row, problem=str(error))
    if what == "add":
        messages.success(request, "Added.")
    where = reverse("classrooms:pick", args=[token, row.token])
    return redirect(f"{where}?{urlencode(_kept(request))}#{'found' if what == 'add' else 'picked'}")


def _kept(request: Request) -> dict[str, str]:
    names = ("lesson", "area", "kind", "band", "q", "page")
    return {name: request.GET[name] for name in names if request.GET.get(name)}


def _page(request: Request, row: Assignment, *, problem: str = "") -> HttpResponse:
    wanted = forms.wanted(request.GET)
    kept = _kept(request)
    ids = row.target.get("picked", [])
    course = library().course
    context = {
        "classroom": row.classroom,
        "assignment": row,
        "begun": assignments.begun(row),
        "wanted": wanted,
        "found": picking.find(wanted, page=forms.page(request.GET)),
        "picks": picking.picks(ids),
        "missing": picking.missing(ids),
        "chosen": set(ids),
        "blueprint": blueprint(row) if ids else None,
        "problem": problem,
        "lessons": course.lessons,
        "areas": course.areas,
        "kinds": KINDS.items(),
        "bands": picking.bands(),
        "query": urlencode(kept),
        "filters": urlencode({name: one for name, one in kept.items() if name != "page"}),
    }
    with timezone.override(ZoneInfo(row.classroom.time_zone)):
        return render(request, "classrooms/pick.html", context, status=422 if problem else 200)
