"""What a certificate asks: a name, and who may see it."""

import unicodedata

from django import forms

MOST = 120
# Control characters, surrogates, line and paragraph separators.
REFUSED = {"Cc", "Cs", "Zl", "Zp"}
# They turn the direction of what is printed after them.
TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


class CertificateForm(forms.Form):
    """Name and the tick."""

    name = forms.CharField(
        label="Name on the sheet",
        help_text="As it should be printed. 120 characters at most.",
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": MOST}),
        error_messages={"required": "Write the name that should be printed."},
    )
    shows_name = forms.BooleanField(label="Show my name to whoever has the address", required=False)

    def clean_name(self) -> str:
        """The name with single spaces. Raises ValidationError."""
        name: str = self.cleaned_data["name"]
        if any(unicodedata.category(c) in REFUSED or ord(c) in TURNING for c in name):
            raise forms.ValidationError("It holds a sign that cannot be printed. Type it anew.")
        name = " ".join(name.split())
        if len(name) > MOST:
            raise forms.ValidationError(f"{MOST} characters at most. You wrote {len(name)}.")
        if not any(c.isalnum() for c in name):
            raise forms.ValidationError("Write the name that should be printed.")
        return name


class ShowForm(forms.Form):
    """The tick alone."""

    shows_name = forms.BooleanField(required=False)
