"""What a learner writes in a lesson."""

from django import forms

from lessons.models import Summary


class SummaryForm(forms.Form):
    """One line."""

    text = forms.CharField(
        label="In one line, in your own words",
        max_length=Summary.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": False}),
        error_messages={
            "required": "Write a line first. It is yours, and nobody marks it.",
            "max_length": "Keep it to %(limit_value)d characters. This has %(show_value)d.",
        },
    )

    def clean_text(self) -> str:
        """A line break typed by habit is a space."""
        return " ".join(self.cleaned_data["text"].split())
