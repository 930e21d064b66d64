"""Reminders: the calendar that programs fetch, and its private address."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.http import Request
from accounts.queries import learner as find_learner
from lessons.library import library
from progress import calendars, plan_words
from progress.actions.plans import renew_calendar, withdraw_calendar
from progress.queries import plans

SAID = {
    "renew": "The calendar has an address. It is yours alone.",
    "withdraw": "The address is gone. Calendars that used it will find nothing there.",
}


@require_safe
def calendar(request: Request, token: str) -> HttpResponse:
    """The days of a plan, for whoever knows its address, signed in or not."""
    plan = plans.by_address(token)
    if plan is None:
        raise Http404
    made = plans.planned(
        learner=plan.learner, plan=plan, library=library(), now=request.received_at
    )
    told = plan_words.told(made, library=library(), minutes=plan.minutes_a_day)
    body = calendars.calendar(
        told.rows,
        plan=plan,
        link=request.build_absolute_uri(reverse("progress:plan")),
        now=request.received_at,
    )
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="plan.ics"'
    response["Cache-Control"] = "private, max-age=600"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_POST
def reminders(request: Request) -> HttpResponse:
    """Give the calendar a new address, or take it away."""
    learner = find_learner(request)
    wish = "withdraw" if "withdraw" in request.POST else "renew"
    change = withdraw_calendar if wish == "withdraw" else renew_calendar
    if learner and change(learner=learner, now=request.received_at):
        messages.success(request, SAID[wish])
    else:
        messages.warning(request, "Save a plan first. Then it can have a calendar.")
    return redirect(f"{reverse('progress:plan')}#reminders")
