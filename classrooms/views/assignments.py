"""The assignments of a class, and one of them."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import Request
from classrooms.actions import assignments as actions
from classrooms.forms.assignments import ArchiveForm, CopyForm
from classrooms.models import Assignment, Membership
from classrooms.queries import access, assignments
from classrooms.queries.access import May
from classrooms.queries.assignments import Stage
from classrooms.queries.blueprint import blueprint
from classrooms.summing import told
from classrooms.views.guards import signed_in
from quizzes import seeds


@require_safe
@signed_in
def index(request: Request, token: str) -> HttpResponse:
    """All assignments of a class."""
    own = access.membership(request, token, may=May.SEE)
    found = assignments.lines(own.classroom, now=request.received_at)
    context = {
        "classroom": own.classroom,
        "found": {stage.value: lines for stage, lines in found.items()},
        "any": any(found.values()),
        "may_change": access.allows(own, May.CHANGE),
    }
    return _render(request, own, "classrooms/assignments.html", context)


@require_safe
@signed_in
def overview(request: Request, token: str, assignment: str) -> HttpResponse:
    """One assignment: what learners get, how far they are, what can be done with it."""
    own = access.membership(request, token, may=May.SEE)
    row = access.assignment(own, assignment)
    audience = assignments.audience(row)
    context: dict[str, object] = {
        "classroom": own.classroom,
        "assignment": row,
        "stage": assignments.stage(row, now=request.received_at).value,
        "told": told(row, audience, now=request.received_at),
        "blueprint": blueprint(row),
        "progress": assignments.progress(row, of=audience.learners),
        "has_questions": assignments.has_questions(row),
        "changes": assignments.newest_changes(row),
        "may_change": access.allows(own, May.CHANGE),
    }
    return _render(request, own, "classrooms/assignment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def copy(request: Request, token: str, assignment: str) -> HttpResponse:
    """Copy it to one of the asker's own classes, as a draft."""
    own = access.membership(request, token, may=May.CHANGE)
    row = access.assignment(own, assignment)
    rooms = assignments.own_classrooms(own.user_id or 0)
    form = CopyForm(request.POST if request.method == "POST" else None, rooms=rooms, row=row)
    if form.is_bound and form.is_valid():
        made = actions.copy(
            row,
            to=form.room,
            days=form.days,
            seed=seeds.new(),
            by=own.user,
            now=request.received_at,
        )
        messages.success(request, f"Copied to {form.room.name}. Learners do not see it yet.")
        return redirect("classrooms:edit-assignment", form.room.token, made.token)
    context = {"classroom": own.classroom, "assignment": row, "form": form}
    return _render(
        request, own, "classrooms/copy.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def archive(request: Request, token: str, assignment: str) -> HttpResponse:
    """Take it out of the class; where it has grades, its name has to be typed."""
    own = access.membership(request, token, may=May.CHANGE)
    row = access.assignment(own, assignment)
    graded = assignments.graded(row)
    data = request.POST if request.method == "POST" else None
    form = ArchiveForm(data, title=row.title if graded else "")
    if form.is_bound and form.is_valid():
        actions.archive(row, by=own.user, now=request.received_at)
        messages.success(request, f"“{row.title}” is archived. You may bring it back for 30 days.")
        return redirect("classrooms:assignments", token)
    context = {"classroom": own.classroom, "assignment": row, "form": form, "graded": graded}
    return _render(
        request,
        own,
        "classrooms/archive_assignment.html",
        context,
        status=422 if form.errors else 200,
    )


@require_POST
@signed_in
def restore(request: Request, token: str, assignment: str) -> HttpResponse:
    """Bring an archived one back."""
    own = access.membership(request, token, may=May.CHANGE)
    row = get_object_or_404(Assignment, classroom=own.classroom_id, token=assignment)
    row.classroom = own.classroom
    if not actions.restore(row, by=own.user, now=request.received_at):
        raise Http404
    messages.success(request, f"“{row.title}” is back.")
    return redirect("classrooms:assignments", token)


def _render(
    request: Request, own: Membership, name: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    with timezone.override(ZoneInfo(own.classroom.time_zone)):
        found = {**context, "own": own, "now": request.received_at, "stages": tuple(Stage)}
        return render(request, name, found, status=status)
