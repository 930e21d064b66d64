"""What it adds up to."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """The course map, strength, review, readiness, the plan of study."""

    name = "progress"

    def ready(self) -> None:
        """Say what belongs to a person."""
        from progress import holding  # noqa: F401, PLC0415 -- models need the app registry
