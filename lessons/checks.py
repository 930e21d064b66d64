"""The content check: every mistake in the content files stops the start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from lessons.library import ContentError, library


@register
def content_is_sound(**_: Any) -> list[CheckMessage]:
    """One error for each mistake in the content files."""
    try:
        library()
    except ContentError as error:
        return [Error(str(problem), id="lessons.E001") for problem in error.problems]
    return []
