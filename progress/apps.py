"""What it adds up to."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """The course map, strength, and later review and readiness."""

    name = "progress"
