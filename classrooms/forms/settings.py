"""What a class is made with, and its settings."""

from typing import Any, cast
from zoneinfo import available_timezones

from django import forms

from classrooms.forms.moments import MomentField
from classrooms.forms.naming import NameField
from classrooms.models import Role
from progress.forms.plans import zones

LONGEST_NAME, LONGEST_TERM, MOST_SEATS = 120, 60, 5000
NUMBER = f"Write a whole number from 1 to {MOST_SEATS:,}, or leave it empty."


class ClassroomForm(forms.Form):
    """A new class, and who one is in it."""

    name = NameField(
        label="Name of the class",
        longest=LONGEST_NAME,
        help_text="As your learners know it, like “Cloud security, Tuesday group”.",
        # Two lines, so that a long name is seen whole on a phone; a new line in it becomes a blank.
        widget=forms.Textarea(attrs={"autocomplete": "off", "rows": 2}),
    )
    term = NameField(
        label="Term",
        longest=LONGEST_TERM,
        required=False,
        help_text="Like “autumn 2026”. May stay empty.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    time_zone = forms.ChoiceField(
        label="Time zone",
        help_text="Dates of assignments are set and shown to you in it.",
        error_messages={
            "required": "Choose one from the list.",
            "invalid_choice": "“%(value)s” is not in the list. Choose one from there.",
        },
    )
    own_name = NameField(
        label="Your name",
        help_text="What learners see you by.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = zone if zone in available_timezones() else "UTC"
        listed = zones() if known in zones() else (*zones(), known)
        field = cast("forms.ChoiceField", self.fields["time_zone"])
        field.choices = [(name, name.replace("_", " ")) for name in listed]
        field.initial = known


class SettingsForm(ClassroomForm):
    """The settings of a class that is there."""

    approval = forms.BooleanField(
        label="I let in each learner who comes by code or link",
        required=False,
    )
    seats = forms.IntegerField(
        label="Seats",
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
        help_text="How many learners the code lets in. Empty for any number.",
        error_messages={"invalid": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
    )


class ColleagueForm(forms.Form):
    """Somebody who shall teach or help."""

    email = forms.EmailField(
        label="E-mail address",
        help_text="Of their account here, or the one they will sign up with.",
        error_messages={
            "required": "Type an address; it cannot stay empty.",
            "invalid": "Write it like name@example.org.",
        },
    )
    name = NameField(label="Name")
    role = forms.ChoiceField(
        label="Role",
        choices=[(Role.ASSISTANT.value, "Assistant"), (Role.INSTRUCTOR.value, "Co-instructor")],
        error_messages={"invalid_choice": "Choose assistant or co-instructor."},
    )


class CodeForm(forms.Form):
    """Whether the code opens the class, and until when."""

    open = forms.BooleanField(label="Learners can join by code and link", required=False)
    closes_at = MomentField(
        label="Until",
        required=False,
        help_text="Empty: until you close it.",
    )


class ConfirmForm(forms.Form):
    """The name of the class typed again, before it is archived."""

    name = forms.CharField(
        label="Name of the class",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type the name; it cannot stay empty."},
    )

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_name(self) -> str:
        """As typed, but for blanks around it and capitals."""
        typed: str = self.cleaned_data["name"]
        if " ".join(typed.split()).casefold() != self.expected.casefold():
            raise forms.ValidationError(f"Type {self.expected} to go on. Nothing was changed.")
        return typed
