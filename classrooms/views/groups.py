"""Groups of learners."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import Request
from classrooms.actions import people as actions
from classrooms.actions.people import TakenError
from classrooms.forms.people import GroupForm, ticked
from classrooms.queries import access, people
from classrooms.queries.access import May
from classrooms.views.guards import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def groups(request: Request, token: str) -> HttpResponse:
    """All groups, and a new one."""
    posts = request.method == "POST"
    own = access.membership(request, token, may=May.CHANGE if posts else May.SEE)
    form = GroupForm(request.POST if posts else None)
    if form.is_valid():
        try:
            made = actions.make_group(
                own=own, name=form.cleaned_data["name"], now=request.received_at
            )
            return redirect("classrooms:group", token, made.pk)
        except TakenError as taken:
            form.add_error("name", str(taken))
    context = {
        "classroom": own.classroom,
        "form": form,
        "groups": people.groups(own.classroom),
        "may_change": access.allows(own, May.CHANGE),
    }
    return render(request, "classrooms/groups.html", context, status=422 if posts else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def group(request: Request, token: str, key: int) -> HttpResponse:
    """The name of a group and who is in it."""
    posts = request.method == "POST"
    own = access.membership(request, token, may=May.CHANGE)
    found = people.group(own, key)
    form = GroupForm(request.POST if posts else None, initial={"name": found.name})
    chosen = ticked(request.POST, "members") if posts else None
    if form.is_valid():
        name, now = form.cleaned_data["name"], request.received_at
        try:
            actions.change_group(own=own, group=found, name=name, members=chosen or [], now=now)
            messages.success(request, "Saved.")
            return redirect("classrooms:groups", token)
        except TakenError as taken:
            form.add_error("name", str(taken))
    context = {"classroom": own.classroom, "group": found, "form": form}
    context["rows"] = people.ticks(found, chosen)
    return render(request, "classrooms/group.html", context, status=422 if posts else 200)


@require_POST
@signed_in
def delete_group(request: Request, token: str, key: int) -> HttpResponse:
    """Take a group away. Its learners stay in the class."""
    own = access.membership(request, token, may=May.CHANGE)
    found = people.group(own, key)
    actions.remove_group(own=own, group=found, now=request.received_at)
    messages.success(request, f"Group {found.name} is removed. Its learners stay.")
    return redirect("classrooms:groups", token)
