"""The receipt of a submission, to be looked at, printed and checked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import Request
from classrooms import receipts
from classrooms.queries import receipts as queries
from classrooms.views.guards import signed_in

LONGEST = 40


@require_safe
@signed_in
def receipt(request: Request, token: str) -> HttpResponse:
    """Who handed in what, when; staff may check the code of a printed one."""
    found, by_staff = queries.receipt(request, token)
    typed = request.GET.get("code", "")[:LONGEST] if by_staff else ""
    context = {
        "receipt": found,
        "by_staff": by_staff,
        "classroom": found.assignment.classroom,
        "typed": typed,
        "same": receipts.same(typed, found.code) if typed else None,
    }
    return render(request, "classrooms/receipt.html", context)
