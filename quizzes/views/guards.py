"""What every view that stores an answer does when it cannot."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render

from accounts.http import Request
from accounts.queries import learner as find_learner
from quizzes.actions.locking import RefusedError
from quizzes.forms import UnusableError
from quizzes.queries import attempts

RETRY_S = 2
ABSENT = "Not saved: this quiz is not yours any more, or not here. Load the page again."
BUSY = "Not saved: the course is busy. Try again in a moment. Your answer is still on the page."

type View[**P] = Callable[Concatenate[Request, P], HttpResponse]


def page[**P](view: View[P]) -> View[P]:
    """For pages: what is unusable is a bad request; a refusal and a busy database say so."""

    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnusableError as error:
            raise BadRequest(str(error)) from error
        except RefusedError as refused:
            _find_section(request)
            return _refused(request, str(refused), 409)
        except (OperationalError, InterfaceError):
            return _busy(_refused(request, BUSY, 503))

    return guarded


def reply[**P](view: View[P]) -> View[P]:
    """For saves: the same in JSON."""

    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnusableError as error:
            return JsonResponse({"error": str(error)}, status=400)
        except Http404:
            return JsonResponse({"error": ABSENT}, status=404)
        except RefusedError as refused:
            return JsonResponse({"error": str(refused)}, status=409)
        except (OperationalError, InterfaceError):
            return _busy(JsonResponse({"error": BUSY}, status=503))

    return guarded


def person[**P](view: View[P]) -> View[P]:
    """For pages of a person's own: whom this browser does not know may sign in and come back."""

    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if find_learner(request) is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def incomplete(request: Request) -> int:
    """The status of a form that comes back with what it lacks; htmx puts in only what is 200."""
    return 200 if request.htmx else 422


def _find_section(request: Request) -> None:
    """Where in the course a refused request belongs, by its attempt."""
    token = request.resolver_match.kwargs.get("token") if request.resolver_match else None
    learner = find_learner(request)
    if token and learner:
        request.section = attempts.mode(learner, token)


def _refused(request: Request, why: str, status: int) -> HttpResponse:
    token = request.resolver_match.kwargs.get("token") if request.resolver_match else None
    return render(request, "quizzes/refused.html", {"why": why, "token": token}, status=status)


def _busy(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = str(RETRY_S)
    return response
