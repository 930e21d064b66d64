"""How pages of rights name learners and groups, and until when extensions reach."""

from datetime import datetime

from django import template

from classrooms.models import Extension, Group, Membership
from classrooms.queries import terms

register = template.Library()


@register.filter
def who(one: Membership | Group) -> str:
    """How a learner or a group is named in an address."""
    return f"group-{one.pk}" if isinstance(one, Group) else one.token


@register.filter
def until(row: Extension) -> datetime:
    """Where an extension reaches."""
    return terms.extension(row).until
