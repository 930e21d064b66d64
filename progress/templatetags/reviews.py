"""What pages of quizzes show of the reviews to come."""

from datetime import date
from typing import cast

from django import template
from django.template.context import Context

from accounts.http import Request
from accounts.queries import learner
from progress import days
from progress.queries import review
from progress.queries.review import End
from progress.queries.schedule import Schedule, schedule
from quizzes.reports import Report

register = template.Library()


@register.simple_tag(takes_context=True)
def review_schedule(context: Context) -> Schedule | None:
    """When the reader's facts come back, in one query; None before the first answer."""
    request = cast("Request", context["request"])
    found = schedule(learner(request), now=request.received_at)
    return found if found.known else None


@register.simple_tag
def review_end(found: Schedule | None, report: Report) -> End | None:
    """What a review changed of those to come."""
    facts = (row.fact for group in report.groups for row in group.rows)
    return review.end(found, facts, finished_at=report.finished_at) if found else None


@register.filter
def next_review(found: Schedule, fact: str) -> str:
    """The day on which a fact comes back, for a table; empty for one that the course lost."""
    on = found.due_on.get(fact)
    if on is None:
        return ""
    return "Today" if on <= found.today else days.short(on)


@register.filter
def spoken(on: date, today: date) -> str:
    """A day as one would say it today."""
    return days.spoken(on, today=today)


@register.filter
def on_day(on: date, today: date) -> str:
    """As `spoken`, with "on" where it is needed."""
    said = days.spoken(on, today=today)
    return said if said in {"today", "tomorrow"} else f"on {said}"


@register.filter
def bricks(facts: int) -> range:
    """As many as there are facts, to be drawn."""
    return range(facts)
