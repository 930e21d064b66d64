"""Join codes as they are read aloud."""

from django import template

register = template.Library()


@register.filter
def spelled(code: str) -> str:
    """The signs one by one, so that a screen reader says each."""
    return ", ".join(code)
