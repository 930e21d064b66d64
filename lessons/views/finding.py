"""The lesson that an address names."""

from django.http import Http404

from assessment.outline import Plan
from lessons.library import LessonText, library


def lesson_or_404(slug: str) -> tuple[Plan, LessonText]:
    """A lesson that can be read, with its text; one that is not ready is as absent as none."""
    plan = library().course.lesson.get(slug)
    text = library().lessons.get(slug)
    if plan is None or text is None or not plan.ready:
        raise Http404(slug)
    return plan, text
