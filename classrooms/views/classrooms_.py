"""A class is made, set up, archived and brought back."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import Request
from accounts.models import User
from classrooms.actions import founding
from classrooms.actions.founding import TO_UNDO, Settings
from classrooms.forms.moments import in_zone
from classrooms.forms.settings import ClassroomForm, CodeForm, ConfirmForm, SettingsForm
from classrooms.models import Membership
from classrooms.queries import access, joining, people
from classrooms.queries.access import May
from classrooms.views.guards import signed_in


def _instructor(request: Request) -> User:
    """The asker, if an administrator let them have classes, else 404."""
    if not isinstance(request.user, User) or not request.user.is_instructor:
        raise Http404
    return request.user


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_classroom(request: Request) -> HttpResponse:
    """A new class, for instructors alone."""
    owner = _instructor(request)
    data = request.POST if request.method == "POST" else None
    initial = {"own_name": joining.last_name(owner)}
    form = ClassroomForm(data, zone=timezone.get_current_timezone_name(), initial=initial)
    if form.is_valid():
        own_name = form.cleaned_data.pop("own_name")
        settings = Settings(**form.cleaned_data)
        room = founding.found(
            owner=owner, settings=settings, own_name=own_name, now=request.received_at
        )
        messages.success(request, "The class is there. Share its code, or bring in a list.")
        return redirect("classrooms:classroom", room.token)
    context = {"form": form, "archived": _undoable(request, owner)}
    return render(
        request, "classrooms/new_classroom.html", context, status=422 if form.is_bound else 200
    )


def _undoable(request: Request, owner: User) -> list[Membership]:
    return list(people.archived_by(owner, since=request.received_at - TO_UNDO))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def settings(request: Request, token: str) -> HttpResponse:
    """The settings of a class, and who teaches it."""
    own = access.membership(request, token, may=May.CHANGE)
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, zone=own.classroom.time_zone, initial=_as_kept(own))
    if form.is_valid():
        own_name, now = form.cleaned_data.pop("own_name"), request.received_at
        founding.change(own=own, settings=Settings(**form.cleaned_data), own_name=own_name, now=now)
        messages.success(request, "Saved.")
        return redirect("classrooms:settings", token)
    context = {
        "classroom": own.classroom,
        "membership": own,
        "form": form,
        "staff": people.staff(own.classroom),
        "owns": access.allows(own, May.OWN),
    }
    status = 422 if form.is_bound else 200
    return render(request, "classrooms/settings.html", context, status=status)


def _as_kept(own: Membership) -> dict[str, object]:
    names = ("name", "term", "time_zone", "approval", "seats")
    return {"own_name": own.name, **{name: getattr(own.classroom, name) for name in names}}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def code(request: Request, token: str) -> HttpResponse:
    """The join code, large enough to be read off a wall; it can be renewed, closed and dated."""
    posts = request.method == "POST"
    own = access.membership(request, token, may=May.CHANGE if posts else May.SEE)
    if posts and "renew" in request.POST:
        return _renewed(request, own)
    room = own.classroom
    initial = {"open": room.code_open, "closes_at": room.code_closes_at}
    form = CodeForm(request.POST if posts else None, initial=initial)
    in_zone(form, ZoneInfo(room.time_zone))
    if form.is_valid():
        sent = form.cleaned_data
        founding.set_code(
            own=own, is_open=sent["open"], closes_at=sent["closes_at"], now=request.received_at
        )
        messages.success(request, "Saved.")
        return redirect("classrooms:code", token)
    context = {"classroom": room, "form": form, "may_change": access.allows(own, May.CHANGE)}
    return render(request, "classrooms/code.html", context, status=422 if form.is_bound else 200)


def _renewed(request: Request, own: Membership) -> HttpResponse:
    founding.renew_code(own=own, now=request.received_at)
    messages.success(request, "There is a new code. The one before opens nothing any more.")
    return redirect("classrooms:code", own.classroom.token)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def archive(request: Request, token: str) -> HttpResponse:
    """Archive the class, once its name is typed."""
    own = access.membership(request, token, may=May.OWN)
    data = request.POST if request.method == "POST" else None
    form = ConfirmForm(data, expected=own.classroom.name)
    if form.is_valid():
        founding.archive(own=own, now=request.received_at)
        messages.success(request, f"{own.classroom.name} is archived. You can undo that here.")
        return redirect("classrooms:archived")
    context = {"classroom": own.classroom, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "classrooms/archive.html", context, status=status)


@require_safe
@signed_in
def archived(request: Request) -> HttpResponse:
    """The classes that one archived and can still bring back."""
    rows = _undoable(request, request.user) if isinstance(request.user, User) else []
    if not rows:
        _instructor(request)
    return render(request, "classrooms/archived.html", {"rows": rows})


@require_POST
@signed_in
def restore(request: Request, token: str) -> HttpResponse:
    """Bring an archived class back."""
    if not isinstance(request.user, User):
        raise Http404
    own = people.archived(request.user, token, now=request.received_at, days=TO_UNDO)
    founding.restore(own=own, now=request.received_at)
    messages.success(request, f"{own.classroom.name} is back, as it was.")
    return redirect("classrooms:classroom", token)
