"""The calendar of what is due, and its private address."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.http import Request
from classrooms import calendars, class_pages
from classrooms.actions import leaving
from classrooms.models import Assignment, Feed
from classrooms.queries import learners
from classrooms.views.guards import signed_in
from classrooms.views.learners import person

RENEWED = "The calendar has an address. It is yours alone."
WITHDRAWN = "The address is gone. Calendars that used it will find nothing there."


@require_safe
def feed(request: Request, token: str) -> HttpResponse:
    """What is due for a person, for whoever knows the address, signed in or not."""
    found = Feed.objects.select_related("user").filter(token=token).first()
    if found is None or not found.user.is_active:
        raise Http404

    def link(row: Assignment) -> str:
        path = reverse("classrooms:task", args=[row.classroom.token, row.token])
        return request.build_absolute_uri(path)

    now = request.received_at
    own = [one for one in learners.memberships(found.user) if class_pages.is_active(one)]
    tasks = learners.tasks(own, user=found.user, now=now)
    body = calendars.calendar(tasks, learner=found.user_id, link=link, now=now)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="due.ics"'
    response["Cache-Control"] = "private, max-age=600"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_POST
@signed_in
def reminders(request: Request) -> HttpResponse:
    """Give the calendar a new address, or take it away."""
    user = person(request)
    if "withdraw" in request.POST:
        leaving.withdraw_feed(user=user)
        messages.success(request, WITHDRAWN)
    else:
        leaving.renew_feed(user=user, now=request.received_at)
        messages.success(request, RENEWED)
    return redirect(f"{reverse('classrooms:classes')}#calendar")
