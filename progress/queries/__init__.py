"""Where a learner stands. What other apps may ask."""

from progress.queries.map import course_map, next_step, sheets_of

__all__ = ["course_map", "next_step", "sheets_of"]
