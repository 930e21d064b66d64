"""What pages about joining and archiving say."""

from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse

from classrooms.actions.founding import TO_UNDO
from classrooms.models import Classroom

register = template.Library()


@register.simple_tag(takes_context=True)
def join_address(context: dict[str, Any], room: Classroom) -> str:
    """The whole address that holds the code, to be shared."""
    address: str = context["request"].build_absolute_uri(
        reverse("classrooms:join-code", args=[room.code])
    )
    return address


@register.filter
def undo_until(archived_at: datetime) -> datetime:
    """Until when an archived class can be brought back."""
    return archived_at + TO_UNDO
