"""A lesson, its figures, its parts."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from lessons import actions, queries, sheet
from lessons.figures.registry import View, stake, take
from lessons.library import LessonText, library
from lessons.views.finding import lesson_or_404

PAGE = "lessons/lesson.html"


def _page(request: Request, text: LessonText, instead: View | None = None) -> dict[str, Any]:
    learner = find_learner(request)
    page = sheet.lay_out(
        library=library(),
        text=text,
        address=request.GET.dict(),
        bets=queries.bets(learner=learner, lesson=text.slug),
        done=queries.parts_done(learner=learner, lesson=text.slug),
        seed=queries.seed(learner),
        instead=instead,
    )
    changed = page.figures.get((request.htmx.target or "").removeprefix("fig-"))
    return {"sheet": page, "changed": changed}


@require_safe
def lesson(request: Request, slug: str) -> HttpResponse:
    """The page of a lesson, each figure in the state that the address spells."""
    _, text = lesson_or_404(slug)
    return render(request, PAGE, _page(request, text))


@require_POST
def figure(request: Request, slug: str, name: str) -> HttpResponse:
    """Redraw a figure, or place the bet and show what it hides."""
    _, text = lesson_or_404(slug)
    found = sheet.figures(text, library()).get(name)
    if found is None:
        raise Http404(name)
    learner, values = find_learner(request), request.POST.dict()
    bets = queries.bets(learner=learner, lesson=slug)
    found = found.seat(bets=bets, seed=queries.seed(learner))
    bet = stake(found, values)
    command, was = values.get("do", "place"), values.get("was", "")
    step = take(found, values=values, command=command, was=was, has_bet=bet in bets)
    if step.bet is not None and bet not in bets:
        person = ensure_learner(request, now=request.received_at)
        actions.place_bet(
            learner=person, lesson=slug, figure=bet, choice=step.bet, now=request.received_at
        )
    return _answer(request, text, View(figure=found, state=step.state, mistakes=step.mistakes))


def _answer(request: Request, text: LessonText, view: View) -> HttpResponse:
    """A fragment for htmx, a redirect to the page for a form; the page itself where it errs."""
    address = request.GET.dict()
    names = sheet.figures(text, library())
    placed = sheet.place(slug=text.slug, view=view, address=address, names=names)
    if not request.htmx:
        if view.mistakes:
            return render(request, PAGE, _page(request, text, instead=view), status=422)
        return redirect(placed.address)
    moves = view.figure.moves(view.state, request.POST.get("was", ""))
    partial = "shows" if request.POST.get("do") is None and not moves else "figure"
    context = {"placed": placed, "is_fragment": True, "command": request.POST.get("do")}
    response = render(request, f"{PAGE}#{partial}", context)
    if not view.mistakes:
        # Only a button makes a step to go back to: on a redrawing the form may stay as it is.
        kind = "Push" if view.is_shown and "do" in request.POST else "Replace"
        response[f"HX-{kind}-Url"] = placed.address
    if partial == "shows":
        response["HX-Retarget"] = f"#{view.name}-told"
    return response


@require_POST
def finish_part(request: Request, slug: str, part: str) -> HttpResponse:
    """Mark a part as done and go on to the next."""
    _, text = lesson_or_404(slug)
    ids = [p.id for p in text.parts]
    if part not in ids:
        raise Http404(part)
    learner = ensure_learner(request, now=request.received_at)
    actions.finish_part(learner=learner, lesson=slug, part=part, now=request.received_at)
    here = ids.index(part)
    anchor = ids[here + 1] if here + 1 < len(ids) else "end"
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(f"{reverse('lessons:lesson', args=[slug])}{query}#{anchor}")
