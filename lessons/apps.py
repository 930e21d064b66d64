"""What there is to read."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """Content, lessons and their figures."""

    name = "lessons"
