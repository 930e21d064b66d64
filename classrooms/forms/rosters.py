"""A roster is pasted, or sent as a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from classrooms.rosters import Problem, decoded

LONGEST = 200_000
TOO_LONG = "That is more than 200 KB. Send it in two parts."


class RosterForm(forms.Form):
    """Either is enough; a file goes before what is pasted."""

    file = forms.FileField(
        label="A CSV file",
        required=False,
        help_text="At most 200 KB, some 2,500 learners.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
        error_messages={"empty": "This file is empty."},
    )
    text = forms.CharField(
        label="Or paste the rows",
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 8, "class": "rows", "spellcheck": "false", "autocomplete": "off"}
        ),
        error_messages={"max_length": TOO_LONG},
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, dropped: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dropped = dropped
        self.problem: Problem | None = None

    def clean_file(self) -> str | None:
        """The text of the file. What was too long to be read at all never came in."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if self.dropped or (file and file.size and file.size > LONGEST):
            raise forms.ValidationError(TOO_LONG)
        if file is None:
            return None
        text = decoded(file.read())
        if isinstance(text, Problem):
            raise forms.ValidationError(text.text)
        return text

    def clean(self) -> dict[str, Any]:
        """One text, from wherever it came."""
        cleaned = super().clean() or {}
        if not self.errors:
            cleaned["roster"] = cleaned.get("file") or cleaned.get("text") or ""
        return cleaned
