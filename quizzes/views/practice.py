"""Setting up a practice quiz."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from quizzes import actions, bank, seeds
from quizzes.forms import COUNTS, PracticeForm
from quizzes.queries import attempts
from quizzes.views import guards


@require_http_methods(["GET", "HEAD", "POST"])
@guards.page
def practice(request: Request) -> HttpResponse:
    """Choose lessons and length; or go on with the quiz that is open."""
    form = PracticeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            attempt = actions.start_practice(
                learner=ensure_learner(request, now=request.received_at),
                lessons=form.cleaned_data["lessons"],
                count=form.cleaned_data["count"],
                seeds=iter(seeds.new, -1),
                closes=form.cleaned_data["closes"],
                now=request.received_at,
            )
        except ValueError as error:
            form.refuse(str(error))
        else:
            return redirect("quizzes:attempt", attempt.token)
    status = 422 if form.errors else 200
    return render(request, "quizzes/practice.html", _setup(request, form), status=status)


def _setup(request: Request, form: PracticeForm) -> dict[str, object]:
    opened = attempts.open_practice(find_learner(request))
    places = attempts.places(opened) if opened else ()
    following = attempts.first_open(places)
    lessons = [plan for plan, _ in bank.filters().lessons]
    return {
        "form": form,
        "lessons": [(plan, bank.held([plan.slug])) for plan in lessons],
        "drafts": not all(plan.ready for plan in lessons),
        "counts": COUNTS,
        "most": max(COUNTS),
        "chosen": form["lessons"].value() or [],
        "count": str(form["count"].value() or ""),
        "opened": opened,
        "position": following.position if following else 0,
        "total": len(places),
    }
