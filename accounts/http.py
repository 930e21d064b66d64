"""The request as our middleware leaves it."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request with the moment it came in and what htmx says of it.

    A view whose address does not tell names its part of the course in `section`, for the bar.
    On a page of a class `role` is what the asker is there.
    """

    received_at: datetime
    htmx: HtmxDetails
    section: str
    role: str
