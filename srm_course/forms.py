"""What the cover and the help page accept."""

from django import forms

LOOKS = ("light", "dark")
PARTIES = (("A", "Builder"), ("C", "Homeowner"))


class BetForm(forms.Form):
    """Two bets on the cover's house; both may be left open."""

    wall = forms.ChoiceField(
        choices=PARTIES,
        required=False,
        error_messages={"invalid_choice": "The wall: choose Builder or Homeowner."},
    )
    lock = forms.ChoiceField(
        choices=PARTIES,
        required=False,
        error_messages={"invalid_choice": "The lock: choose Builder or Homeowner."},
    )


class ThemeForm(forms.Form):
    """The look of all pages."""

    theme = forms.ChoiceField(choices=[(look, look) for look in (*LOOKS, "system")])


class KeysForm(forms.Form):
    """Single-key shortcuts, on or off."""

    keys = forms.ChoiceField(choices=[("on", "on"), ("off", "off")])
