"""What every account page's answer needs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

type Handler = Callable[[HttpRequest], HttpResponse]


def refused(get_response: Handler) -> Handler:
    """A form that comes back with errors says so in its status: allauth's views answer 200."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == 200 and form is not None and form.errors:  # noqa: PLR2004 -- OK
            response.status_code = 422
        return response

    return handle
