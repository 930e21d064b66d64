"""Moments as staff read them."""

from datetime import datetime

from django import template
from django.utils import timezone

from quizzes.words import counted

register = template.Library()


@register.filter
def days_ago(at: datetime, now: datetime) -> str:
    """How many days ago by the calendar: "today", "yesterday", "three days ago"."""
    days = (timezone.localdate(now) - timezone.localdate(at)).days
    if days <= 1:
        return "today" if days <= 0 else "yesterday"
    return f"{counted(days, 'day', 'days')} ago"
