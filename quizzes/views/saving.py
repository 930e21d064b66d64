"""Keeping what is chosen so far. The reply says what was stored, after it was."""

from datetime import datetime
from functools import partial

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts.actions import ensure_learner
from accounts.http import Request
from accounts.queries import learner as find_learner
from quizzes import actions, forms
from quizzes.actions import Receipt, sheets
from quizzes.exam_pages import remaining_ms
from quizzes.queries import attempts
from quizzes.queries import sheets as queries
from quizzes.queries.attempts import Kept
from quizzes.views import guards

SIGNED_OUT = "Not saved: you are signed out. Sign in and come back; your choice is kept here."


@require_POST
@guards.reply
def save(request: Request, token: str) -> HttpResponse:
    """Keep the choice of one question of an attempt."""
    learner = find_learner(request)
    if learner is None:
        return JsonResponse({"error": SIGNED_OUT}, status=401)
    slot = forms.whole(request.POST, "slot", most=forms.SLOT)
    receipt = actions.save(
        learner=learner,
        token=token,
        position=slot,
        operation=forms.operation(request.POST, received_at=request.received_at),
        choose=partial(forms.choice, data=request.POST, partial=True),
    )
    return JsonResponse(_said(receipt, now=request.received_at))


@require_POST
@guards.reply
def save_mark(request: Request) -> HttpResponse:
    """Keep one mark of the capstone's sheet, which begins with the first one."""
    slot = forms.whole(request.POST, "slot", most=forms.SLOT)
    operation = forms.operation(request.POST, received_at=request.received_at)
    choose = partial(forms.choice, data=request.POST, slot=str(slot), partial=True)
    learner = find_learner(request)
    attempt = learner and attempts.opened(learner, attempts.CAPSTONE)
    if not (learner and attempt):
        # Read against the sheet that was shown before anything is stored of anybody.
        shown = queries.sheet(learner)
        choose(queries.row(shown, slot).pin.shown)
        learner = ensure_learner(request, now=request.received_at)
        attempt = sheets.open_sheet(learner=learner, seed=shown.seed, operation=operation)
    receipt = actions.save(
        learner=learner,
        token=attempt.token,
        position=slot,
        operation=operation,
        choose=choose,
    )
    return JsonResponse(_said(receipt, now=request.received_at))


def _said(receipt: Receipt, *, now: datetime) -> dict[str, object]:
    said: dict[str, object] = {
        "op_id": receipt.op_id,
        "slot": receipt.position,
        "rev": receipt.rev,
        "saved_at": receipt.saved_at.isoformat(),
        "remaining_ms": remaining_ms(receipt.deadline_at, now=now),
        "stale": receipt.stale,
    }
    if receipt.current is not None:
        said["current"] = _current(receipt.current)
    return said


def _current(kept: Kept) -> dict[str, object]:
    return {"answer": list(kept.answer), "sureness": kept.sureness, "rev": kept.rev}
