"""What one looks up: terms, sources, and where a word stands."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from lessons import citing
from lessons.library import library
from lessons.search import LONGEST, search


@require_safe
def glossary(request: Request) -> HttpResponse:
    """All terms in the order of the alphabet, each with its lesson."""
    read = library()
    terms = sorted(read.terms, key=lambda term: term.term.casefold())
    context = {"terms": [(term, read.course.lesson[term.lesson]) for term in terms]}
    return render(request, "lessons/glossary.html", context)


@require_safe
def sources(request: Request) -> HttpResponse:
    """Every source, how well it is known, and how much rests on it."""
    cited = citing.cited(library())
    counts = Counter(entry.source.confidence for entry in cited)
    return render(request, "lessons/sources.html", {"cited": cited, "counts": counts})


@require_safe
def find(request: Request) -> HttpResponse:
    """The places where the words of `?q=` stand."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    context = {"asked": asked, "hits": search(asked), "longest": LONGEST}
    return render(request, "lessons/search.html", context)
