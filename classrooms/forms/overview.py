"""What is typed on the class page."""

from django import forms

LONGEST = 280


class AnnouncementForm(forms.Form):
    """One line for the class; empty takes the one that stands away."""

    text = forms.CharField(
        label="Announcement",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"One line, at most {LONGEST} characters. Everybody in the class sees it.",
        error_messages={"max_length": "Shorten it to %(limit_value)d characters or fewer."},
    )

    def clean_text(self) -> str:
        """One line, whatever was typed."""
        return " ".join(self.cleaned_data["text"].split())
