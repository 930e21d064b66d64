"""What questions are called on the pages of staff."""

from django import template

from assessment.items import Band, Kind
from classrooms.assigned_words import BANDS, SHORT
from quizzes.words import sentence

register = template.Library()


@register.filter
def kind(value: Kind) -> str:
    """How a question is answered, as the head of a column."""
    return SHORT[value]


@register.filter
def band(value: Band | None) -> str:
    """How hard its author thinks a question is."""
    return BANDS[value] if value else "None"


@register.filter
def reason(problem: str) -> str:
    """What the core says of a field, as a sentence without the field's name."""
    return f"{sentence(problem.partition(': ')[2])}."
