"""The plan of study: today, the days after, and what it is made from."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from lessons.library import library
from progress import plan_words
from progress.actions.plans import save_plan
from progress.forms.plans import PlanForm
from progress.models import StudyPlan
from progress.queries import plans

YEAR_S = 365 * 24 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Request) -> HttpResponse:
    """What to do today and until the exam; or set what it is made from."""
    learner = find_learner(request)
    kept = plans.study_plan(learner)
    zone = kept.time_zone or timezone.get_current_timezone_name()
    made = plans.planned(learner=learner, plan=kept, library=library(), now=request.received_at)
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, plan=kept, zone=zone, today=made.today.on)
    if form.is_bound and form.is_valid():
        return _saved(request, form)
    told = plan_words.told(made, library=library(), minutes=kept.minutes_a_day)
    context = {
        "kept": kept,
        "told": told,
        "form": form,
        "passed": kept.exam_date if kept.exam_date and kept.exam_date < made.today.on else None,
        **address(request, kept),
    }
    return render(request, "progress/plan.html", context, status=422 if form.errors else 200)


def address(request: Request, kept: StudyPlan) -> dict[str, Any]:
    """Where a calendar finds the reminders; empty until they are asked for."""
    if not kept.calendar_token:
        return {}
    path = reverse("progress:calendar", args=[kept.calendar_token])
    whole = request.build_absolute_uri(path)
    return {"address": whole, "subscribe": f"webcal://{request.get_host()}{path}"}


def _saved(request: Request, form: PlanForm) -> HttpResponse:
    """Save, and keep the zone in the cookie that all pages read.

    Where it is not the one that the browser says, another cookie keeps the browser's script from
    setting it back.
    """
    said = request.COOKIES.get("zone", "")
    learner = ensure_learner(request, now=request.received_at)
    save_plan(learner=learner, now=request.received_at, **form.cleaned_data)
    messages.success(request, "Your plan is saved.")
    response = redirect("progress:plan")
    zone = form.cleaned_data["time_zone"]
    response.set_cookie("zone", zone, max_age=YEAR_S, samesite="Lax")
    if said != zone:
        response.set_cookie("zone_chosen", "1", max_age=YEAR_S, samesite="Lax")
    return response
