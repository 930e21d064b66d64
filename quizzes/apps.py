"""What there is to answer."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    """Attempts, answers and their marks."""

    name = "quizzes"
