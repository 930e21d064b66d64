"""Copying and archiving an assignment."""

from typing import Any

from django import forms
from django.http import QueryDict

from classrooms.models import Assignment, Classroom, Membership

MOST_DAYS = 730
SHIFT, EMPTY = "shift", "empty"
DATES = ((SHIFT, "So many days later"), (EMPTY, "Leave them empty"))


class CopyForm(forms.Form):
    """Where to, and what becomes of the dates."""

    to = forms.ChoiceField(
        label="To which class",
        error_messages={
            "required": "Choose one of your classes.",
            "invalid_choice": "Choose one of your classes.",
        },
    )
    dates = forms.ChoiceField(
        label="Its dates",
        choices=DATES,
        initial=EMPTY,
        error_messages={
            "required": "Choose what becomes of the dates.",
            "invalid_choice": "Choose what becomes of the dates.",
        },
    )
    later = forms.IntegerField(
        label="Days later",
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        help_text="Each moment keeps its time of day. 364 days keep the weekday too.",
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Write a whole number from 0 to {MOST_DAYS}."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, data: QueryDict | None, *, rooms: list[Membership], row: Assignment) -> None:
        super().__init__(data, initial={"to": row.classroom.token, "dates": EMPTY, "later": 7})
        self.rooms = {own.classroom.token: own.classroom for own in rooms}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type
        field.choices = [
            (token, f"{room.name}, {room.term}" if room.term else room.name)
            for token, room in self.rooms.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Days are asked for only where dates move."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("dates") != SHIFT:
            self.errors.pop("later", None)
        elif found.get("later") is None and "later" not in self.errors:
            self.add_error("later", f"Write a whole number from 0 to {MOST_DAYS}.")
        return found

    @property
    def room(self) -> Classroom:
        """The class chosen."""
        return self.rooms[self.cleaned_data["to"]]

    @property
    def days(self) -> int | None:
        """By how many days the dates move, None where they are left empty."""
        later: int | None = self.cleaned_data.get("later")
        return later if self.cleaned_data["dates"] == SHIFT else None


class ArchiveForm(forms.Form):
    """The name typed again, where something is at stake."""

    title = forms.CharField(
        label="Type its name to confirm",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "That is not its name."},
    )

    def __init__(self, data: QueryDict | None, *, title: str) -> None:
        super().__init__(data)
        self.expected = title

    def clean_title(self) -> str:
        """As it is written, but for spaces around it and capitals."""
        typed: str = self.cleaned_data["title"]
        if self.expected and typed.strip().casefold() != self.expected.strip().casefold():
            raise forms.ValidationError(f"That is not its name. Type: {self.expected}")
        return typed
