"""What every page's template knows."""

from typing import Any

from django.http import HttpRequest

from srm_course.forms import LOOKS


def page(request: HttpRequest) -> dict[str, Any]:
    """The look the reader chose, empty to follow the system, and whether single keys are off.

    `bar_key` is what the bar at the top of a page follows from.
    """
    match = request.resolver_match
    # What failed before the sessions were read has no user.
    user = getattr(request, "user", None)
    place = (match.view_name, match.app_name) if match else ("", "")
    theme = request.COOKIES.get("theme", "")
    return {
        "theme": theme if theme in LOOKS else "",
        "single_keys_off": request.COOKIES.get("single_keys") == "off",
        "bar_key": (
            *place,
            getattr(request, "section", ""),
            user is not None and user.is_authenticated,
            getattr(user, "has_classes", False) or getattr(user, "is_instructor", False),
        ),
    }
