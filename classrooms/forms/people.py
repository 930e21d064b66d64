"""Which learners to show, what they are called, and their groups."""

from typing import Any

from django import forms
from django.http import QueryDict

from classrooms.forms.naming import NameField
from classrooms.queries.people import LONGEST_SEARCH, Wish

LONGEST_NUMBER, LONGEST_GROUP = 40, 60
MOST_PAGES = 10_000


def wish(data: QueryDict) -> Wish:
    """What the address asks for. What makes no sense is left out, so that each address works."""
    return Wish(
        search=" ".join(data.get("search", "").replace("\x00", "").split())[:LONGEST_SEARCH],
        group=_whole(data.get("group", "")),
        left=data.get("show") == "left",
        page=_whole(data.get("page", "")) or 1,
    )


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000000") else 0


class PersonForm(forms.Form):
    """A learner of the class."""

    name = NameField(label="Name", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    number = NameField(
        label="Number",
        longest=LONGEST_NUMBER,
        required=False,
        help_text="Of your own records. May stay empty.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class GroupForm(forms.Form):
    """A group of learners."""

    name = NameField(
        label="Name of the group",
        longest=LONGEST_GROUP,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def ticked(data: QueryDict, name: str) -> list[Any]:
    """The values of the ticked boxes of a name."""
    return [value for value in data.getlist(name) if "\x00" not in value]


def keys(data: QueryDict, name: str) -> list[int]:
    """The same where they are numbers."""
    return [key for key in map(_whole, ticked(data, name)) if key]
