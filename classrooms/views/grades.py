"""The page of one grade, and the history of all."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import Request
from accounts.models import User
from classrooms import grade_page
from classrooms.actions import gradebook
from classrooms.forms.gradebook import page_number
from classrooms.models import Assignment, Membership
from classrooms.queries import access, grades
from classrooms.queries.access import May
from classrooms.views.guards import signed_in

DONE = {
    grade_page.MARK: "The mark stands.",
    grade_page.CLEAR: "The mark is cleared.",
    grade_page.COMMENT: "The comment is kept.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def cell(request: Request, token: str, member: str, assignment: str) -> HttpResponse:
    """One learner's work for one assignment: look into it, mark it, comment on it."""
    own = access.membership(request, token, may=May.GRADE)
    task, learner = access.assignment(own, assignment), access.learner(own, member)
    if request.method != "POST":
        return _page(request, task, learner)
    what = request.POST.get("do", "")
    form = grade_page.filled(request.POST).get(what)
    if form is None or not form.is_valid():
        return _page(request, task, learner, status=422)
    _do(what, form.cleaned_data, at=(task, learner), by=own.user, now=request.received_at)
    messages.success(request, DONE[what])
    ungraded = grades.neighbours(task, learner).ungraded if "next" in request.POST else ""
    return redirect("classrooms:cell", token, ungraded or member, assignment)


def _do(
    what: str,
    typed: dict[str, Any],
    *,
    at: tuple[Assignment, Membership],
    by: User | None,
    now: datetime,
) -> None:
    assignment, member = at
    if what == grade_page.MARK:
        gradebook.mark(
            assignment=assignment,
            member=member,
            value=typed["points"],
            reason=typed["reason"],
            by=by,
            now=now,
        )
    elif what == grade_page.CLEAR:
        gradebook.clear(
            assignment=assignment, member=member, reason=typed["reason"], by=by, now=now
        )
    else:
        gradebook.comment(assignment=assignment, member=member, text=typed["text"], by=by, now=now)


def _page(
    request: Request, task: Assignment, learner: Membership, *, status: int = 200
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    try:
        page = grade_page.page(task, learner, attempt=request.GET.get("attempt", ""), sent=sent)
    except KeyError as error:
        raise Http404 from error
    context = {"classroom": task.classroom, "page": page, "now": request.received_at}
    with timezone.override(ZoneInfo(task.classroom.time_zone)):
        return render(request, "classrooms/grade.html", context, status=status)


@require_safe
@signed_in
def history(request: Request, token: str) -> HttpResponse:
    """What staff did and wrote in a class, newest first."""
    own = access.membership(request, token, may=May.SEE)
    number = page_number(request.GET)
    events, pages = grades.class_history(own.classroom, page=number)
    number = min(number, pages)
    context = {
        "classroom": own.classroom,
        "events": events,
        "number": number,
        "pages": pages,
        "before": number - 1,
        "after": number + 1 if number < pages else 0,
        "now": request.received_at,
    }
    with timezone.override(ZoneInfo(own.classroom.time_zone)):
        return render(request, "classrooms/grade_history.html", context)
