"""Where a learner stands. What other apps may ask."""

from progress.queries.map import course_map, step
from progress.queries.review import asked, lobby
from progress.queries.sheets import sheets_of

__all__ = ["asked", "course_map", "lobby", "sheets_of", "step"]
