"""One sentence on how ready a learner is, for any page."""

from typing import cast

from django import template
from django.template.context import Context

from accounts.http import Request
from accounts.queries import learner
from progress.queries.readiness import Readiness, ready

register = template.Library()


@register.inclusion_tag("progress/readiness_line.html", takes_context=True)
def readiness(context: Context) -> dict[str, Readiness]:
    """The sentence for who asks. One query at most beside the one for who that is."""
    return {"mine": ready(learner(cast("Request", context["request"])))}
