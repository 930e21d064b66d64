"""Reading attempts. What other apps may ask."""

from quizzes.queries.attempts import open_practice

__all__ = ["open_practice"]
