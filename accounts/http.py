"""The request as our middleware leaves it."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request with the moment it came in and what htmx says of it."""

    received_at: datetime
    htmx: HtmxDetails
