"""Calibration in short, for a panel of another page."""

from typing import cast

from django import template
from django.template.context import Context

from accounts.http import Request
from accounts.queries import learner
from progress import calibration_words
from progress.queries.calibration import calibration

register = template.Library()


@register.inclusion_tag("progress/calibration_panel.html", takes_context=True)
def calibration_panel(context: Context) -> dict[str, object]:
    """What the reader said beside what came out, in one query; a sentence before any answer."""
    request = cast("Request", context["request"])
    found = calibration(learner(request))
    return {
        "found": found,
        "rows": calibration_words.rows(found),
    }
