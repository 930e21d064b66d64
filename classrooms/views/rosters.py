"""A roster comes in, and goes out."""

import csv
from io import StringIO

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import Request
from classrooms import rosters
from classrooms.actions.noting import note
from classrooms.actions.rosters import take_in
from classrooms.cells import safe
from classrooms.forms.rosters import RosterForm
from classrooms.models import Membership
from classrooms.queries import access, people
from classrooms.queries.access import May
from classrooms.queries.rosters import compared
from classrooms.rosters import Roster
from classrooms.views.guards import signed_in

PAGE = "classrooms/roster.html"
SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def roster(request: Request, token: str) -> HttpResponse:
    """Paste or send a list; see what it would change; then confirm it."""
    own = access.membership(request, token, may=May.CHANGE)
    context: dict[str, object] = {"classroom": own.classroom}
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": RosterForm()})
    form = RosterForm(request.POST, request.FILES, dropped=_dropped(request))
    if not form.is_valid():
        return render(request, PAGE, {**context, "form": form}, status=422)
    read = rosters.read(form.cleaned_data["roster"])
    if read.problems:
        return render(request, PAGE, {**context, "form": form, "read": read}, status=422)
    if "confirm" in request.POST:
        return _confirmed(request, own, read)
    found = compared(own.classroom, read.entries)
    more = {"read": read, "found": found, "text": rosters.written(read.entries), "shown": SHOWN}
    return render(request, PAGE, {**context, **more})


def _dropped(request: Request) -> bool:
    """Whether the form was so long that its file was dropped as it came."""
    length = int(request.headers.get("Content-Length") or 0)
    return length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _confirmed(request: Request, own: Membership, read: Roster) -> HttpResponse:
    done = take_in(own=own, entries=read.entries, now=request.received_at)
    if done.new or done.changed:
        messages.success(request, f"{len(done.new)} invited, {len(done.changed)} changed.")
    else:
        messages.success(request, "Nothing to do: all of them are in the class as they stand here.")
    return redirect("classrooms:people", own.classroom.token)


@require_POST
@signed_in
def roster_file(request: Request, token: str) -> HttpResponse:
    """The learners as a CSV file, which the roster page takes back. Addresses only if asked for.

    It spreads people's data, so it is noted who did it; therefore a POST.
    """
    own = access.membership(request, token, may=May.CHANGE)
    with_email = "email" in request.POST
    rows = people.exported(own.classroom)
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([*(["email"] if with_email else []), "name", "number", "group"])
    for row in rows:
        email = [row.email] if with_email else []
        writer.writerow([safe(cell) for cell in (*email, row.name, row.number, row.groups)])
    said = "with addresses" if with_email else "without addresses"
    what = f"Downloaded the roster {said}."
    note(classroom=own.classroom, by=own.user, what=what, now=request.received_at)
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"roster-{request.received_at:%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
