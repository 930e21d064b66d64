"""What the account pages ask besides their form."""

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings

from accounts import queries
from accounts.models import User

register = template.Library()


@register.simple_tag(takes_context=True)
def guest(context: dict[str, Any]) -> User | None:
    """The guest whose work would come along."""
    return queries.guest(context["request"])


@register.simple_tag(takes_context=True)
def closed_account(context: dict[str, Any]) -> User | None:
    """The closed account that this browser may open again."""
    return queries.closed(context["request"])


@register.filter
def erased_at(closed_at: datetime) -> datetime:
    """When a closed account is erased, at the earliest."""
    return closed_at + queries.TO_UNDO


@register.simple_tag
def has_mail() -> bool:
    """Whether this server can send letters."""
    return bool(settings.HAS_MAIL)


@register.simple_tag
def writes_letters() -> bool:
    """Whether a letter arrives anywhere: by a mail service, or in development on the console."""
    return queries.writes_letters()
