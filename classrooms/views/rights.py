"""Who has which terms of an assignment: overrides and extensions."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import Request
from assessment.explaining import reasons
from classrooms import rights_words as words
from classrooms.actions import rights_given as actions
from classrooms.actions.rights import Moved, ShortensError
from classrooms.forms.rights import Confirmed, ExtensionForm, OverrideForm
from classrooms.models import Assignment, Group, Membership
from classrooms.queries import access, rights
from classrooms.queries.access import May
from classrooms.views.guards import signed_in

GROUP = "group-"
LONGEST_KEY = 18
REFUSED = 422


@require_safe
@signed_in
def rights_(request: Request, token: str, assignment: str) -> HttpResponse:
    """Who has what, and a way to everybody else."""
    own = access.membership(request, token, may=May.GRADE)
    row = access.assignment(own, assignment)
    if who := request.GET.get("who", ""):
        return redirect("classrooms:right", token, assignment, address(whom(own, who)))
    zone = words.zone(own.classroom)
    given = rights.given(row)
    context = {
        "classroom": own.classroom,
        "assignment": row,
        "given": given,
        "changes": [(one, words.different(one, zone=zone)) for one in given.overrides],
        "groups": own.classroom.groups.order_by("name"),
        "learners": rights.learners(row),
        "may_change": access.allows(own, May.CHANGE),
    }
    with timezone.override(zone):
        return render(request, "classrooms/rights.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def right(request: Request, token: str, assignment: str, who: str) -> HttpResponse:
    """Other terms for one learner or group."""
    own = access.membership(request, token, may=_needed(request))
    row, one = access.assignment(own, assignment), whom(own, who)
    form = _form(row, one, request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, own, row, one, form=form)
    if form.is_valid():
        try:
            moved = actions.set_override(
                assignment=row,
                whom=one,
                given=form.given,
                by=own.user,
                now=request.received_at,
                confirmed=form.cleaned_data["confirmed"],
            )
        except ShortensError as error:
            form.ask(error.who)
        else:
            _say(request, f"Saved for {one}.", moved)
            return redirect("classrooms:rights", token, assignment)
    return _page(request, own, row, one, form=form, status=REFUSED)


@require_POST
@signed_in
def remove_right(request: Request, token: str, assignment: str, who: str) -> HttpResponse:
    """Have the terms for all apply again."""
    own = access.membership(request, token, may=May.CHANGE)
    row, one = access.assignment(own, assignment), whom(own, who)
    form = Confirmed(request.POST)
    form.is_valid()
    try:
        moved = actions.remove_override(
            assignment=row,
            whom=one,
            by=own.user,
            now=request.received_at,
            confirmed=form.cleaned_data["confirmed"],
        )
    except ShortensError as error:
        form.ask(error.who)
        return _page(request, own, row, one, removing=form, status=REFUSED)
    _say(request, f"{one} has the terms for all again. What is handed in stays as it is.", moved)
    return redirect("classrooms:rights", token, assignment)


@require_POST
@signed_in
def extend(request: Request, token: str, assignment: str, who: str) -> HttpResponse:
    """More time from now for one learner."""
    own = access.membership(request, token, may=May.CHANGE)
    row, one = access.assignment(own, assignment), whom(own, who)
    if isinstance(one, Group):
        raise Http404
    form = ExtensionForm(request.POST)
    if form.is_valid():
        now = request.received_at
        minutes = form.minutes(assignment=row, now=now)
        if why := words.idle(rights.case(row, one, at=now), minutes=minutes):
            form.add_error("amount", why)
    if not form.is_valid():
        return _page(request, own, row, one, extending=form, status=REFUSED)
    moved = actions.extend(
        assignment=row,
        membership=one,
        minutes=minutes,
        reason=form.cleaned_data["why"],
        by=own.user,
        now=now,
    )
    _say(request, words.extended(rights.case(row, one, at=now)), moved)
    return redirect("classrooms:right", token, assignment, address(one))


def whom(own: Membership, who: str) -> Membership | Group:
    """A learner by their token, or a group by its number, of the asker's class; else 404."""
    if not who.startswith(GROUP):
        return access.learner(own, who)
    number = who.removeprefix(GROUP)[:LONGEST_KEY]
    if not (number.isascii() and number.isdigit()):
        raise Http404
    return get_object_or_404(Group, classroom=own.classroom_id, pk=int(number))


def address(one: Membership | Group) -> str:
    """How a learner or a group is named in an address."""
    return f"{GROUP}{one.pk}" if isinstance(one, Group) else one.token


def _needed(request: Request) -> May:
    return May.CHANGE if request.method == "POST" else May.GRADE


def _form(row: Assignment, one: Membership | Group, data: QueryDict | None = None) -> OverrideForm:
    groups = [] if isinstance(one, Group) else rights.changes_of(one, row)
    return OverrideForm(
        data,
        assignment=row,
        row=rights.override(row, one),
        groups=[change for _, change in groups],
    )


def _page(
    request: Request,
    own: Membership,
    row: Assignment,
    one: Membership | Group,
    *,
    status: int = 200,
    form: OverrideForm | None = None,
    **forms: Any,
) -> HttpResponse:
    context = {**_shown(request, own, row, one), "form": form or _form(row, one), **forms}
    with timezone.override(words.zone(own.classroom)):
        return render(request, "classrooms/right.html", context, status=status)


def _shown(
    request: Request, own: Membership, row: Assignment, one: Membership | Group
) -> dict[str, object]:
    """What the page of one learner's terms shows besides its forms."""
    learner = None if isinstance(one, Group) else one
    case = rights.case(row, learner, at=request.received_at) if learner else None
    return {
        "classroom": own.classroom,
        "assignment": row,
        "whom": one,
        "learner": learner,
        "who": address(one),
        "row": rights.override(row, one),
        "reasons": reasons(case) if case else (),
        "extending": ExtensionForm(initial={"unit": "minutes"}),
        "removing": None,
        "may_change": access.allows(own, May.CHANGE),
    }


def _say(request: Request, done: str, moved: Moved) -> None:
    messages.success(request, " ".join([done, *words.moved(moved)]))
