"""Where a learner stands. What other apps may ask."""

from progress.queries.map import course_map, next_step, sheets_of
from progress.queries.review import asked, lobby

__all__ = ["asked", "course_map", "lobby", "next_step", "sheets_of"]
