"""What the cover shows."""

from typing import Any

from assessment.outline import Course

MARKS = {"A": "is-A", "C": "is-C", "": "is-Q"}
BUILT = {"found": "is-N", "roof": "is-N"}


def page(*, course: Course, bets: dict[str, str]) -> dict[str, Any]:
    """The course in figures, and the house as the two bets colour it."""
    wall, lock = bets.get("wall", ""), bets.get("lock", "")
    ready = sum(plan.ready for plan in course.lessons)
    return {
        "course": course,
        "first": course.lessons[0],
        "minutes": sum(plan.minutes for plan in course.lessons),
        "ready": ready,
        "drafts": len(course.lessons) - ready,
        "bets": {"wall": wall, "lock": lock},
        "parts": {**BUILT, "walls": MARKS[wall], "lock": MARKS[lock]},
    }
