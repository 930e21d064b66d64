"""The cover, help, and what is shown when something is wrong."""

import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import Request
from accounts.queries import learner
from lessons.library import library
from progress import queries
from srm_course import cover
from srm_course.forms import BetForm, KeysForm, ThemeForm

YEAR_S = 60 * 60 * 24 * 365
RETRY_S = 2


@require_safe
def home(request: Request) -> HttpResponse:
    """The cover, with two bets on the house; the next step for who has begun."""
    form = BetForm(request.GET)
    form.is_valid()
    person = learner(request)
    context = cover.page(course=library().course, bets=form.cleaned_data)
    if person:
        found = queries.step(learner=person, library=library(), now=request.received_at)
        context["step"] = found
    problems = [message for errors in form.errors.values() for message in errors]
    return render(request, "srm_course/home.html", {**context, "problems": problems})


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen look in a cookie and go back to the page it was chosen on."""
    form = ThemeForm(request.POST)
    if not form.is_valid():
        raise BadRequest("The look can be light, dark, or that of your system.")
    response = redirect(_page_to_return_to(request))
    _keep(response, name="theme", value=form.cleaned_data["theme"], unless="system")
    return response


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How the course works, and its settings."""
    return render(request, "srm_course/help.html")


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The sheet of shortcuts; a POST switches single keys on or off."""
    if request.method != "POST":
        return render(request, "srm_course/keys.html")
    form = KeysForm(request.POST)
    if not form.is_valid():
        raise BadRequest("Single keys can be on or off.")
    response = redirect(f"{reverse('help')}#keys")
    _keep(response, name="single_keys", value=form.cleaned_data["keys"], unless="on")
    return response


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> HttpResponse:
    """Whether the process answers and reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be used; our own refusals say why."""
    why = str(exception) if isinstance(exception, BadRequest) else ""
    return render(request, "400.html", {"why": why}, status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Somebody else's page."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """A form without its token: most often a page left open for long, or cookies switched off."""
    return render(request, "403_csrf.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """No such page."""
    return render(request, "404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Our fault. Rendered without the request, so that nothing that broke is asked again.

    A database that is busy or away is a matter of moments, wherever in a request it was asked.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        retry = {"Retry-After": str(RETRY_S)}
        return HttpResponse(render_to_string("503.html"), status=503, headers=retry)
    return HttpResponse(render_to_string("500.html"), status=500)


def _page_to_return_to(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if here and urlsplit(address).path.startswith("/") else reverse("home")


def _keep(response: HttpResponse, *, name: str, value: str, unless: str) -> None:
    """Keep a setting for a year; what is the default needs no cookie."""
    if value == unless:
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(
        name,
        value,
        max_age=YEAR_S,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
