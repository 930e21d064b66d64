"""How a class is joined."""

from django import forms

from classrooms.forms.naming import NameField
from classrooms.queries.joining import is_code, typed

LONGEST = 40
ODD = "A code has ten letters and figures, like K7RTM 2WPXA. Capitals and blanks do not matter."


class CodeEntryForm(forms.Form):
    """The code that the class was told."""

    code = forms.CharField(
        label="Class code",
        max_length=LONGEST,
        help_text="Ten letters and figures, from whoever teaches you.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": ODD, "max_length": ODD},
    )

    def clean_code(self) -> str:
        """As codes are kept. What cannot be one is no try, so it does not count as one."""
        code = typed(self.cleaned_data["code"])
        if not is_code(code):
            raise forms.ValidationError(ODD)
        return code


class JoinForm(CodeEntryForm):
    """The code, and what one is called in the class."""

    name = NameField(
        label="Your name in this class",
        help_text="Your instructors see it. Other learners do not.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
