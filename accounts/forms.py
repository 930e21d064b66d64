"""The account forms: allauth's, in our words, with the browser's help and without placeholders."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse

from accounts.models import User

EMAIL = "E-mail address"
PASSWORD_HINT = "12 characters or more. Three or four unrelated words make a good one."  # noqa: S105 -- a hint
DELETE_WORD = "delete"


def _word(form: forms.Form, name: str, label: str, *, hint: str = "", autocomplete: str) -> None:
    """Label one field and say what is missing or wrong in a sentence of its own."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update({"autocomplete": autocomplete, "spellcheck": "false"})
    field.error_messages["required"] = "Type it in; it cannot stay empty."
    if isinstance(field, forms.EmailField):
        field.error_messages["invalid"] = "Write it like name@example.org."


class LoginForm(allauth.LoginForm):
    """Sign in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "login", EMAIL, autocomplete="username")
        _word(self, "password", "Password", autocomplete="current-password")


class SignupForm(allauth.SignupForm):
    """Make an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = "We send a code there to check it." if settings.HAS_MAIL else ""
        _word(self, "email", EMAIL, hint=hint, autocomplete="username")
        _word(self, "password1", "Password", hint=PASSWORD_HINT, autocomplete="new-password")

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Take as long for a known address as for a new one: both hash a password."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved


class _NewPassword:
    """One new password, which the button can show, in place of two hidden ones."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]  # type: ignore[attr-defined]  # of the form it is mixed into
        label = "New password"
        _word(self, "password1", label, hint=PASSWORD_HINT, autocomplete="new-password")  # type: ignore[arg-type]  # as above


class ChangePasswordForm(_NewPassword, allauth.ChangePasswordForm):
    """A new password for the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", "Password now", autocomplete="current-password")


class SetPasswordForm(_NewPassword, allauth.SetPasswordForm):
    """A first password for an account that has none."""


class ResetPasswordKeyForm(_NewPassword, allauth.ResetPasswordKeyForm):
    """A new password by the link in the letter."""


class ResetPasswordForm(allauth.ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "email", EMAIL, autocomplete="username")


class ReauthenticateForm(allauth.ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password", "Password", autocomplete="current-password")


class AddEmailForm(allauth.AddEmailForm):
    """Another address for the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "email", "New e-mail address", autocomplete="email")

    def clean_email(self) -> str:
        """An address that no code can reach could never be checked, only taken from its owner."""
        if not settings.HAS_MAIL:
            raise forms.ValidationError("This server cannot send a code there.")
        address: str = super().clean_email()
        return address


class ConfirmEmailVerificationCodeForm(allauth.ConfirmEmailVerificationCodeForm):
    """The code from the letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", "Code", hint="From the letter.", autocomplete="one-time-code")


class DeleteForm(forms.Form):
    """Say on purpose that everything shall go: by the address, or as a guest by a word."""

    confirmation = forms.CharField(max_length=254)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = person.email or DELETE_WORD
        label = EMAIL if self.expected != DELETE_WORD else f"The word {DELETE_WORD}"
        _word(self, "confirmation", label, autocomplete="off")

    def clean_confirmation(self) -> str:
        """As typed, but for spaces around it and capitals."""
        typed: str = self.cleaned_data["confirmation"]
        if typed.strip().casefold() != self.expected.casefold():
            raise forms.ValidationError(f"Type {self.expected} to go on. Nothing was deleted.")
        return typed
