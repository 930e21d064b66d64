"""An assignment as its learner sees it: begin, go on, hand in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from classrooms import task_pages
from classrooms.actions import grading, sitting
from classrooms.models import Assignment, Kind, Membership, Role
from classrooms.queries import access, learners, tasks
from classrooms.queries.access import May
from classrooms.views.guards import signed_in
from classrooms.views.learners import person
from quizzes import seeds
from quizzes.actions import ending
from quizzes.actions.assigned import OtherExamError
from quizzes.actions.locking import RefusedError
from quizzes.views.guards import page as guarded


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@guarded
def task(request: Request, token: str, assignment: str) -> HttpResponse:
    """What it is, on which terms for me; begin it or go on."""
    own = access.membership(request, token, may=May.LEARN)
    row = access.assignment(own, assignment)
    if own.role != Role.LEARNER:
        return redirect("classrooms:assignment", token, assignment)
    user, now = person(request), request.received_at
    if request.method != "POST":
        ending.settle_all(learners.overdue(user, now=now), now=now)
        return _page(request, own, row)
    if row.kind == Kind.STRENGTH:
        grading.reach(learner=user.pk, now=now)
        return redirect("classrooms:task", token, assignment)
    return _begin(request, own, row)


def _begin(request: Request, own: Membership, row: Assignment) -> HttpResponse:
    """To the attempt; where there can be none, the page with the reason."""
    now = request.received_at
    try:
        attempt = sitting.begin(
            own=own,
            learner=person(request),
            assignment=row,
            access_code=request.POST.get("code", ""),
            new_seed=seeds.new,
            now=now,
        )
    except sitting.CodeError as wrong:
        return _page(request, own, row, wrong=str(wrong), status=422)
    except OtherExamError as other:
        return _page(request, own, row, other=other.running.token, status=409)
    except RefusedError as refused:
        return _page(request, own, row, why=str(refused), status=409)
    return redirect("quizzes:attempt", attempt.token)


def _page(
    request: Request, own: Membership, row: Assignment, *, status: int = 200, **said: str
) -> HttpResponse:
    page = tasks.page(row, own, user=person(request), now=request.received_at)
    context = {
        "classroom": own.classroom,
        "page": page,
        "task": page.task,
        "assignment": row,
        "begin": task_pages.begin_word(page),
        **tasks.asked(row, own),
        **said,
    }
    return render(request, "classrooms/task.html", context, status=status)
