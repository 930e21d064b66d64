"""The gradebook and its export."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import Request
from classrooms import exporting
from classrooms.actions.gradebook import exported
from classrooms.actions.grading import settle
from classrooms.forms import gradebook as forms
from classrooms.gradebook_pages import book, where
from classrooms.queries import access
from classrooms.queries.access import May
from classrooms.views.guards import signed_in


@require_safe
@signed_in
def gradebook_page(request: Request, token: str) -> HttpResponse:
    """Who stands where: learners down, assignments across."""
    own = access.membership(request, token, may=May.SEE)
    wanted = forms.wanted(request.GET)
    if name := request.GET.get("go", ""):
        return redirect(request.path + where(own.classroom, wanted, forms.cleaned(name)))
    waiting = settle(own.classroom, request.received_at)
    found = book(own.classroom, wanted, now=request.received_at)
    page = "classrooms/gradebook.html"
    context = {
        "classroom": own.classroom,
        "book": found,
        "waiting": waiting,
        "now": request.received_at,
    }
    with timezone.override(ZoneInfo(own.classroom.time_zone)):
        return render(request, f"{page}#rows" if request.htmx else page, context)


@require_safe
@signed_in
def export_csv(request: Request, token: str) -> HttpResponse:
    """The gradebook as CSV."""
    return _export(request, token, ending="csv")


@require_safe
@signed_in
def export_xlsx(request: Request, token: str) -> HttpResponse:
    """The gradebook as XLSX."""
    return _export(request, token, ending="xlsx")


def _export(request: Request, token: str, *, ending: str) -> HttpResponse:
    own = access.membership(request, token, may=May.GRADE)
    wanted = forms.wanted(request.GET)
    emails = request.GET.get("email", "") == "1"
    settle(own.classroom, request.received_at)
    table = exporting.table(own.classroom, wanted, emails=emails)
    is_csv = ending == "csv"
    exported(
        classroom=own.classroom,
        by=own.user,
        ending=ending,
        learners=len(table.rows),
        emails=emails,
        now=request.received_at,
    )
    name = exporting.file_name(own.classroom, now=request.received_at, ending=ending)
    return HttpResponse(
        exporting.to_csv(table) if is_csv else exporting.to_xlsx(table),
        content_type=exporting.CSV_TYPE if is_csv else exporting.XLSX_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
