"""The classes of a person: all of them, and one as its learner sees it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import Request
from accounts.models import User
from classrooms import class_pages
from classrooms.actions import leaving
from classrooms.models import Role
from classrooms.queries import access, joining, learners, taught
from classrooms.queries.access import May
from classrooms.views.guards import signed_in
from quizzes.actions import ending

LEFT = "You have left the class. What you handed in stays in its gradebook."


def person(request: Request) -> User:
    """Who asks; `signed_in` lets nobody else through."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


@require_safe
@signed_in
def classes(request: Request) -> HttpResponse:
    """What is due next in all classes; the classes one learns in, and those one teaches."""
    user, now = person(request), request.received_at
    ending.settle_all(learners.overdue(user, now=now), now=now)
    own = learners.memberships(user)
    active = [one for one in own if class_pages.is_active(one)]
    feed = class_pages.feed(request, user)
    context = {
        "page": class_pages.classes(
            own,
            learners.tasks(active, user=user, now=now),
            learners.teachers(own),
            taught.taught(own, now=now),
        ),
        "invitations": joining.invitations(user),
        "may_found": user.is_instructor,
        **feed,
        "now": now,
    }
    return render(request, "classrooms/classes.html", context)


@require_safe
@signed_in
def my_class(request: Request, token: str) -> HttpResponse:
    """One class as its learner sees it; its staff have a page of their own."""
    user, now = person(request), request.received_at
    own = access.membership(request, token, may=May.LEARN)
    if own.role != Role.LEARNER:
        return redirect("classrooms:classroom", token)
    ending.settle_all(learners.overdue(user, now=now), now=now)
    context = {
        "classroom": own.classroom,
        "own": own,
        "tasks": learners.tasks([own], user=user, now=now),
        "teachers": learners.teachers([own])[own.classroom_id],
    }
    return render(request, "classrooms/my_class.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leave(request: Request, token: str) -> HttpResponse:
    """Leave a class, after asking once more."""
    own = access.membership(request, token, may=May.LEARN)
    if own.role != Role.LEARNER:
        raise Http404
    if request.method == "POST":
        leaving.leave(own=own, now=request.received_at)
        messages.success(request, LEFT)
        return redirect("classrooms:classes")
    return render(request, "classrooms/leave.html", {"classroom": own.classroom, "own": own})


@require_safe
@signed_in
def assigned(request: Request, assignment: str) -> HttpResponse:
    """From an attempt, which knows no classroom, to the page of its assignment."""
    own, found = learners.reached(request, assignment)
    name = "classrooms:task" if own.role == Role.LEARNER else "classrooms:assignment"
    return redirect(reverse(name, args=[own.classroom.token, found.token]))
