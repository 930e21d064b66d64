"""The class page, and who is at an assignment just now."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.http import Request
from assessment.risk import RULES
from classrooms.actions import grading
from classrooms.actions.overview import announce
from classrooms.forms.overview import AnnouncementForm
from classrooms.models import Membership
from classrooms.queries import access
from classrooms.queries.access import May
from classrooms.queries.now import now_of
from classrooms.queries.overview import overview
from classrooms.views.guards import signed_in
from lessons.library import library

LONGEST = 80


@require_safe
@signed_in
def classroom(request: Request, token: str) -> HttpResponse:
    """What is assigned, what the class gets wrong, and who is stuck."""
    own = access.membership(request, token, may=May.SEE)
    grading.settle(own.classroom, request.received_at)
    form = AnnouncementForm(initial={"text": own.classroom.announcement})
    return _class_page(request, own, form)


@require_POST
@signed_in
def announcement(request: Request, token: str) -> HttpResponse:
    """Put a line on everybody's page of the class, or take it away."""
    own = access.membership(request, token, may=May.CHANGE)
    form = AnnouncementForm(request.POST)
    if not form.is_valid():
        return _class_page(request, own, form, status=422)
    text = form.cleaned_data["text"]
    announce(classroom=own.classroom, by=own.user, text=text, now=request.received_at)
    messages.success(request, "The class sees it now." if text else "The line is gone.")
    return redirect("classrooms:classroom", token)


def _class_page(
    request: Request, own: Membership, form: AnnouncementForm, *, status: int = 200
) -> HttpResponse:
    name = request.GET.get("name", "")[:LONGEST].strip()
    found = overview(
        own.classroom,
        library=library(),
        page=_page(request.GET.get("page", ""), name=name),
        name=name,
        now=request.received_at,
    )
    if found.page.number > max(1, found.page.pages):
        raise Http404
    context = {
        "classroom": own.classroom,
        "own": own,
        "found": found,
        "form": form,
        "name": name,
        "rules": RULES,
        "may_change": access.allows(own, May.CHANGE),
    }
    with timezone.override(ZoneInfo(own.classroom.time_zone)):
        return render(request, "classrooms/classroom.html", context, status=status)


def _page(text: str, *, name: str) -> int:
    """The page of the list; without one the short list, or the first of what was looked for."""
    if text.isascii() and text.isdigit() and int(text[:6]) > 0:
        return int(text[:6])
    return 1 if name else 0


@require_safe
@signed_in
def now(request: Request, token: str, assignment: str) -> HttpResponse:
    """Who has begun, how far they are, who is done."""
    return _now(request, token, assignment, "classrooms/now.html")


@require_safe
@signed_in
def now_table(request: Request, token: str, assignment: str) -> HttpResponse:
    """The part of it that changes, for a page that asks again and again."""
    return _now(request, token, assignment, "classrooms/now.html#now")


def _now(request: Request, token: str, assignment: str, template: str) -> HttpResponse:
    own = access.membership(request, token, may=May.SEE)
    row = access.assignment(own, assignment)
    context = {
        "classroom": own.classroom,
        "assignment": row,
        "found": now_of(row, now=request.received_at),
        "at": request.received_at,
    }
    with timezone.override(ZoneInfo(own.classroom.time_zone)):
        return render(request, template, context)
