"""Instructors and their classes."""

from django.apps import AppConfig


class ClassroomsConfig(AppConfig):
    """Classrooms, assignments, gradebook, item analysis, live questions."""

    name = "classrooms"

    def ready(self) -> None:
        """Say what belongs to a person, and what is to be told here."""
        from classrooms import hearing, holding, welcoming  # noqa: F401, PLC0415 -- models need the registry
