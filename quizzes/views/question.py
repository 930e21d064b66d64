"""The one question page, and checking its answer."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from accounts.http import Request
from accounts.queries import learner as find_learner
from assessment.policy import Phase
from quizzes import actions, forms, modes, pages
from quizzes.actions import Turn
from quizzes.models import Attempt, Mode
from quizzes.queries import attempts, checks, exams
from quizzes.queries.attempts import Kept, Place
from quizzes.views import exam_questions, guards

PAGE = "quizzes/question.html"
CHECK = "quizzes/check.html#card"


@require_safe
@guards.person
def attempt(request: Request, token: str) -> HttpResponse:
    """To the first question that waits, else to the result."""
    found = attempts.own(find_learner(request), token)
    if modes.is_home(found):
        return redirect(_home(found))
    if modes.is_paper(found):
        return exam_questions.onward(request, found)
    runs = exams.phase(found, now=request.received_at) is Phase.OPEN
    waiting = attempts.first_open(attempts.places(found)) if runs else None
    if waiting is None:
        return redirect("quizzes:summary", token)
    return redirect("quizzes:question", token, waiting.position)


@require_safe
@guards.person
def question(request: Request, token: str, number: int) -> HttpResponse:
    """One question: to be answered, or frozen with its reply."""
    item = attempts.own_item(find_learner(request), token, number)
    found = item.attempt
    request.section = found.mode
    if modes.is_paper(found):
        return exam_questions.question(request, item)
    places = attempts.places(found)
    place = attempts.place_of(places, item)
    if modes.is_home(found):
        return redirect(_home(found, place))
    over = exams.phase(found, now=request.received_at) is not Phase.OPEN
    if over and not place.checked:
        return redirect("quizzes:summary", token)
    kept = attempts.kept(place.pk)
    page = pages.question(found, places, place, kept, now=request.received_at)
    if place.checked and not page.card.reply:
        return redirect("quizzes:summary" if over else "quizzes:attempt", token)
    return render(request, PAGE, {"page": page})


@require_POST
@guards.page
def answer(request: Request, token: str, number: int) -> HttpResponse:
    """Check an answer. It is final; sending it again changes nothing."""
    learner, now = find_learner(request), request.received_at
    try:
        turn = actions.answer(
            learner=learner,
            token=token,
            position=number,
            operation=forms.operation(request.POST, received_at=now),
            choose=partial(forms.choice, data=request.POST),
        )
    except forms.IncompleteError as missing:
        return _incomplete(request, attempts.own(learner, token), number, missing)
    if turn.attempt.mode == Mode.CHECK:
        return _card(request, turn.attempt, turn.place)
    if attempts.is_held(turn.attempt, now=now):
        late(request, turn)
        url = reverse("quizzes:attempt", args=[token])
        return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
    if not request.htmx:
        late(request, turn)
        return redirect(f"{reverse('quizzes:question', args=[token, number])}#verdict")
    page = pages.question(turn.attempt, turn.places, turn.place, turn.kept, now=now)
    context = {"page": page, "swapped": True, "note": turn.note}
    return render(request, f"{PAGE}#question", context)


def late(request: Request, turn: Turn) -> None:
    """Tell whoever answered from a second tab, on the page that comes next."""
    if turn.note:
        messages.warning(request, turn.note)


def _incomplete(
    request: Request, found: Attempt, number: int, missing: forms.IncompleteError
) -> HttpResponse:
    places = attempts.places(found, at=number)
    place = attempts.place_at(places, number)
    errors, kept = problem(place, request, missing)
    if found.mode == Mode.CHECK:
        return _card(request, found, place, errors=errors, kept=kept)
    request.section = found.mode
    now = request.received_at
    page = pages.question(found, places, place, kept, now=now, errors=errors)
    context = {"page": page, "swapped": bool(request.htmx)}
    name = f"{PAGE}#question" if request.htmx else PAGE
    return render(request, name, context, status=guards.incomplete(request))


def problem(
    place: Place, request: Request, missing: forms.IncompleteError
) -> tuple[tuple[tuple[str, str], ...], Kept]:
    """What the page says of an incomplete answer, and what it shows as chosen."""
    if place.pin is None:
        raise ValueError("place: its pin is not loaded")
    chosen = forms.choice(place.pin.shown, request.POST, partial=True)
    kept = Kept(answer=chosen.answer, sureness=chosen.sureness, rev=place.rev)
    return missing.problems, kept


def _card(
    request: Request,
    found: Attempt,
    place: Place,
    *,
    errors: tuple[tuple[str, str], ...] = (),
    kept: Kept | None = None,
) -> HttpResponse:
    check = checks.check_of(found, place.chain)
    if check is None:
        return redirect(_home(found))
    if not request.htmx and not errors:
        return redirect(_home(found, place))
    page = pages.check(check, errors=errors, kept=kept)
    name = CHECK if request.htmx else "quizzes/check_page.html"
    context = {"check": page, "swapped": bool(request.htmx)}
    return render(request, name, context, status=guards.incomplete(request) if errors else 200)


def _home(found: Attempt, place: Place | None = None) -> str:
    """Where an attempt without question pages of its own is at home."""
    if found.mode == Mode.CAPSTONE:
        if found.submitted_at:
            return reverse("quizzes:summary", args=[found.token])
        return reverse("quizzes:capstone")
    lesson = reverse("lessons:lesson", args=[found.subject.removeprefix(attempts.LESSON)])
    return f"{lesson}#check-{place.item_id}" if place else lesson


@require_POST
@guards.page
def sibling(request: Request, token: str, number: int) -> HttpResponse:
    """Ask for another question on the same fact."""
    found, place = actions.try_sibling(learner=find_learner(request), token=token, position=number)
    if found.mode == Mode.CHECK:
        return _sibling_card(request, found, number)
    url = reverse("quizzes:question", args=[token, place.position if place else number])
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def _sibling_card(request: Request, found: Attempt, number: int) -> HttpResponse:
    place = attempts.place_at(attempts.places(found), number)
    check = checks.check_of(found, place.chain)
    if not request.htmx or check is None:
        return redirect(_home(found, place))
    context = {"check": pages.check(check), "swapped": True}
    return render(request, "quizzes/check.html#sibling", context)
