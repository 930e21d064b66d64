"""What there is to answer."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    """Attempts, answers and their marks."""

    name = "quizzes"

    def ready(self) -> None:
        """Say what belongs to a person."""
        from quizzes import holding  # noqa: F401, PLC0415 -- models need the app registry
