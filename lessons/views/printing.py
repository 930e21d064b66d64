"""Pages made for paper."""

import random

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from accounts.queries import learner as find_learner
from lessons import queries
from lessons.library import library
from lessons.views.finding import lesson_or_404

# The list itself goes by owners, and a blank one must not tell them.
SHUFFLE = 8


@require_safe
def worksheet(request: Request) -> HttpResponse:
    """The matrix without a mark, to be filled in by hand."""
    rows = list(library().matrix.capstone())
    random.Random(SHUFFLE).shuffle(rows)  # noqa: S311 - an order, not a secret
    return render(request, "lessons/worksheet.html", {"rows": rows})


@require_safe
def handout(request: Request, slug: str) -> HttpResponse:
    """A lesson on a sheet of paper: what to keep, its questions, and the replies had so far."""
    plan, text = lesson_or_404(slug)
    context = {
        "plan": plan,
        "text": text,
        "facts": [fact for fact in library().course.facts if fact.lesson == slug],
        "own": queries.summaries(find_learner(request)).get(slug, ""),
        "checks": text.checks,
    }
    return render(request, "lessons/handout.html", context)
