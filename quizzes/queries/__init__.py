"""Reading attempts. What other apps may ask."""

from quizzes.queries.attempts import open_practice
from quizzes.queries.results import Checked, observations

__all__ = ["Checked", "observations", "open_practice"]
