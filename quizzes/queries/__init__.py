"""Reading attempts. What other apps may ask."""

from quizzes.queries.attempts import open_practice
from quizzes.queries.memories import knows

__all__ = ["knows", "open_practice"]
