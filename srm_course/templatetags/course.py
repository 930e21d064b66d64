"""Template filters that every page may load."""

from django import template

register = template.Library()

WORDS = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)


@register.filter
def words(number: int) -> str:
    """A count as a reader says it: in words up to twenty, in figures above."""
    return WORDS[number] if 0 <= number < len(WORDS) else str(number)


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
