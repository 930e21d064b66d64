"""Template filters that every page may load."""

from datetime import datetime

from django import template

from quizzes.words import none_of

register = template.Library()
words = register.filter("words", none_of)


@register.filter(expects_localtime=True)
def zone(moment: datetime) -> str:
    """The name of the reader's time zone at a moment: CET, CEST.

    The date filter leaves it out of the hour that comes twice, the one hour where it is needed.
    """
    return moment.tzname() or ""


@register.filter
def thousands(number: int) -> str:
    """A count in figures, with a comma between thousands."""
    return f"{number:,}"


@register.filter
def sheets(numbers: tuple[int, ...]) -> str:
    """Lesson numbers in a sentence: "sheet 2", "sheets 2 and 3"."""
    if len(numbers) == 1:
        return f"sheet {numbers[0]}"
    *most, last = numbers
    return f"sheets {', '.join(map(str, most))} and {last}"
