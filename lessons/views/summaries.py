"""The lessons in one line each: the learner's, then the course's."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from lessons import actions, queries
from lessons.forms import SummaryForm
from lessons.library import library
from lessons.views.finding import lesson_or_404

PAGE = "lessons/summaries.html"


@require_safe
def summaries(request: Request) -> HttpResponse:
    """All lessons that can be read, each in one line."""
    return render(request, PAGE, _lines(request))


@require_POST
def write_summary(request: Request, slug: str) -> HttpResponse:
    """Keep a line of the learner's own."""
    lesson_or_404(slug)
    form = SummaryForm(request.POST, auto_id=f"{slug}-%s")
    if not form.is_valid():
        return render(request, PAGE, _lines(request, slug, form), status=422)
    learner = ensure_learner(request, now=request.received_at)
    actions.write_summary(
        learner=learner, lesson=slug, text=form.cleaned_data["text"], now=request.received_at
    )
    return redirect(f"{reverse('lessons:summaries')}#{slug}")


def _lines(request: Request, slug: str = "", form: SummaryForm | None = None) -> dict[str, object]:
    read, own = library(), queries.summaries(find_learner(request))
    ready = [plan for plan in read.course.lessons if plan.ready]
    lines = []
    for plan in ready:
        fresh = SummaryForm(initial={"text": own.get(plan.slug, "")}, auto_id=f"{plan.slug}-%s")
        shown = form if form and plan.slug == slug else fresh
        lines.append((plan, own.get(plan.slug, ""), read.lessons[plan.slug].one_line, shown))
    return {"lines": lines, "form": form, "written": sum(plan.slug in own for plan in ready)}
