"""Plans of study: `plan` makes one from values, `shapes` are what it takes and gives."""

from assessment.planning.planner import plan
from assessment.planning.shapes import Day, Done, Left, Lesson, Mock, Pace, Plan, Task, What

__all__ = ["Day", "Done", "Left", "Lesson", "Mock", "Pace", "Plan", "Task", "What", "plan"]
