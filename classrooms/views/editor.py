"""The assignment editor."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from classrooms.actions import assignments as actions
from classrooms.actions.assignments import BegunError
from classrooms.actions.picking import moved
from classrooms.actions.rights import ShortensError
from classrooms.forms import picking as pick_form
from classrooms.forms.editor import EditorForm
from classrooms.models import Assignment, Kind, Membership
from classrooms.queries import access, assignments, picking
from classrooms.queries.access import May
from classrooms.queries.blueprint import blueprint
from classrooms.summing import told
from classrooms.views.guards import signed_in
from quizzes import seeds

PUBLISH = {"publish": True, "unpublish": False}
WORDS = {
    "publish": "The class has it.",
    "unpublish": "It is a draft again. The class no longer sees it.",
}
MEANWHILE = "A learner began while you were editing. Look at what may still be changed."
SHORTENS = "This takes time from learners who are at it now. Say below that you mean it."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def create(request: Request, token: str) -> HttpResponse:
    """A new assignment; it is kept from the first save on."""
    own = access.membership(request, token, may=May.CHANGE)
    row = Assignment(
        classroom=own.classroom, kind=Kind.QUIZ, seed=seeds.new(), created_at=request.received_at
    )
    return _editor(request, own, row)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit(request: Request, token: str, assignment: str) -> HttpResponse:
    """Change an assignment, as far as nobody works on it."""
    own = access.membership(request, token, may=May.CHANGE)
    return _editor(request, own, access.assignment(own, assignment))


def _editor(request: Request, own: Membership, row: Assignment) -> HttpResponse:
    begun = assignments.begun(row)
    sent: QueryDict | None = request.POST if request.method == "POST" else None
    act = request.POST.get("act", "save")
    what, id_ = pick_form.act(act)
    if sent is not None and what:
        sent = _moved(sent, what, id_)
    form = EditorForm(sent, row=row, zone=_zone(row), begun=begun)
    if sent is None:
        return _page(request, form, form.row)
    if what or act == "show":
        form.is_valid()
        said = _done(what, id_, form)
        return _page(request, form.as_typed(), form.row, wrong=_wrong(form), done=said)
    if form.is_valid() and (done := _saved(request, own, form, act)):
        return done
    return _page(request, form, form.row)


def _moved(sent: QueryDict, what: str, id_: str) -> QueryDict:
    found = sent.copy()
    found.setlist("picked", moved(sent.getlist("picked"), what, id_))
    return found


def _saved(request: Request, own: Membership, form: EditorForm, act: str) -> HttpResponse | None:
    """Save and go on; None where the form now says why not."""
    row = form.row
    try:
        actions.save(
            row,
            by=own.user,
            now=request.received_at,
            publish=PUBLISH.get(act),
            begun=form.begun,
            confirmed=form.cleaned_data["confirm"],
        )
    except ValueError as error:
        form.refuse(str(error))
    except BegunError:
        form.add_error(None, MEANWHILE)
    except ShortensError as error:
        form.shortens = error.who
        form.add_error("confirm", SHORTENS)
    else:
        return _onward(request, row, act)
    return None


def _onward(request: Request, row: Assignment, act: str) -> HttpResponse:
    room = row.classroom.token
    if act == "pick":
        return redirect("classrooms:pick", room, row.token)
    messages.success(request, WORDS.get(act, "Saved."))
    if act == "publish":
        return redirect("classrooms:assignment", room, row.token)
    return redirect("classrooms:edit-assignment", room, row.token)


def _page(
    request: Request,
    form: EditorForm,
    row: Assignment,
    *,
    wrong: tuple[str, ...] = (),
    done: str = "",
) -> HttpResponse:
    is_part = request.htmx and request.POST.get("act") == "show"
    name = "classrooms/editor.html#told" if is_part else "classrooms/editor.html"
    context = {
        **_read(form, row, now=request.received_at),
        "wrong": wrong,
        "status": done,
        "here": request.path,
    }
    with timezone.override(_zone(form.base)):
        return render(request, name, context, status=422 if form.errors else 200)


def _read(form: EditorForm, row: Assignment, *, now: datetime) -> dict[str, Any]:
    """The form, and what it reads back of the assignment as typed."""
    return {
        "classroom": form.base.classroom,
        "assignment": form.base,
        "form": form,
        "row": row,
        "begun": form.begun,
        "told": told(row, assignments.audience(row), now=now),
        "blueprint": blueprint(row),
        "picks": picking.picks(form["picked"].value() or []),
        "now": now,
    }


def _done(what: str, id_: str, form: EditorForm) -> str:
    """What a screen reader is told of a question that was moved or removed."""
    ids = form["picked"].value() or []
    if what in ("up", "down") and id_ in ids:
        return f"It is question {ids.index(id_) + 1} of {len(ids)} now."
    return "Removed." if what == "drop" else ""


def _wrong(form: EditorForm) -> tuple[str, ...]:
    """What is still to be put right, by the labels of the fields."""
    return tuple(str(form[name].label) for name in form.errors if name in form.fields)


def _zone(row: Assignment) -> ZoneInfo:
    return ZoneInfo(row.classroom.time_zone)
