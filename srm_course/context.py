"""What every page's template knows."""

from typing import Any

from django.http import HttpRequest

from srm_course.forms import LOOKS


def page(request: HttpRequest) -> dict[str, Any]:
    """The look the reader chose, empty to follow the system, and whether single keys are off."""
    theme = request.COOKIES.get("theme", "")
    return {
        "theme": theme if theme in LOOKS else "",
        "single_keys_off": request.COOKIES.get("single_keys") == "off",
    }
