"""What there is to read."""

from django.apps import AppConfig

from lessons import checks  # noqa: F401 -- registers the content check


class LessonsConfig(AppConfig):
    """Content, lessons and their figures."""

    name = "lessons"
