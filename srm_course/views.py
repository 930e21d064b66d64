"""The cover, help, and what is shown when something is wrong."""

from django.http import HttpRequest, HttpResponse


def home(request: HttpRequest) -> HttpResponse:
    """The cover."""
    return HttpResponse("ok")


theme = help_page = keys = healthz = home


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """A form without its token."""
    return HttpResponse("no", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Something is wrong."""
    return HttpResponse("no", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Something is wrong."""
    return HttpResponse("no", status=400)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Something is wrong."""
    return HttpResponse("no", status=400)


def server_error(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django passes it
    """Something is wrong."""
    return HttpResponse("no", status=400)
