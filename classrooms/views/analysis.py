"""Item analysis: which questions told something, and which are in doubt."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.http import Request
from classrooms import analysis_pages
from classrooms.actions import grading
from classrooms.models import Assignment, Kind, Membership
from classrooms.queries import access, analysis
from classrooms.queries.access import May
from classrooms.views.guards import signed_in
from lessons.library import library


@require_safe
@signed_in
def questions(request: Request, token: str) -> HttpResponse:
    """The quizzes and exams of a class whose questions can be looked at."""
    own = access.membership(request, token, may=May.SEE)
    return _page(request, own, "questions", papers=analysis.papers(own.classroom))


@require_safe
@signed_in
def paper_analysis(request: Request, token: str, assignment: str) -> HttpResponse:
    """One paper: how far its score can be trusted, and each of its questions."""
    own, row = _asked(request, token, assignment)
    found = analysis_pages.paper_page(analysis.analysed(row), library=library())
    return _page(request, own, "paper_analysis", assignment=row, page=found)


@require_safe
@signed_in
def item_analysis(
    request: Request, token: str, assignment: str, item: str, version: str
) -> HttpResponse:
    """One question of it."""
    own, row = _asked(request, token, assignment)
    found = analysis_pages.item_page(analysis.analysed(row), (item, version), library=library())
    if found is None:
        raise Http404
    return _page(request, own, "item_analysis", assignment=row, page=found)


def _asked(request: Request, token: str, assignment: str) -> tuple[Membership, Assignment]:
    own = access.membership(request, token, may=May.SEE)
    row = access.assignment(own, assignment)
    grading.settle(own.classroom, request.received_at)
    if row.kind not in (Kind.QUIZ, Kind.MOCK):
        raise Http404
    return own, row


def _page(request: Request, own: Membership, name: str, **context: object) -> HttpResponse:
    shown = {"classroom": own.classroom, "at": request.received_at, **context}
    with timezone.override(ZoneInfo(own.classroom.time_zone)):
        return render(request, f"classrooms/{name}.html", shown)
