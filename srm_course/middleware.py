"""What every response carries and every request is stamped with."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

type Handler = Callable[[HttpRequest], HttpResponse]

ZONES = available_timezones()
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def stamp(get_response: Handler) -> Handler:
    """Note when the request came in, before anything may wait, and guard what goes out.

    Pages of a learner are never stored by a cache; a form posted from another site is refused
    even where a browser would send the cookie along.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        request.received_at = datetime.fromtimestamp(time.time(), UTC)  # type: ignore[attr-defined]  # typed in accounts.http
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return handle


def framed(get_response: Handler) -> Handler:
    """Give an address that only takes a form a page of its own; Django answers with nothing.

    People come there who load the page of a form that came back, by its address.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or response.content:  # noqa: PLR2004 -- method not allowed
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return handle


def zone(get_response: Handler) -> Handler:
    """Show times in the reader's zone: the page's script or the study plan keeps it in a cookie."""

    def handle(request: HttpRequest) -> HttpResponse:
        name = request.COOKIES.get("zone", "")
        with timezone.override(name if name in ZONES else None):
            return get_response(request)

    return handle
