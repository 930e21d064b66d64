"""What there is to read."""

from django.apps import AppConfig

from lessons import checks  # noqa: F401 -- registers the content check


class LessonsConfig(AppConfig):
    """Content, lessons and their figures."""

    name = "lessons"

    def ready(self) -> None:
        """Say what belongs to a person."""
        from lessons import holding  # noqa: F401, PLC0415 -- models need the app registry
