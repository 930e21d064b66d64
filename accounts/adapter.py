"""Where our people meet allauth."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts import actions, occasions, queries
from accounts.http import Request
from accounts.models import User
from accounts.occasions import Occasion

log = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):
    """A guest's work goes with them into the account they sign in to."""

    error_messages = {  # noqa: RUF012 -- allauth reads it as it is
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed.",
        "duplicate_email": "That is your address already.",
        "email_password_mismatch": "This address and this password do not belong together."
        " Check both; capitals count in the password.",
        "email_taken": "There is an account with this address already."
        " If it is yours, sign in; what you did here comes along.",
        "enter_current_password": "This is not your password now.",
        "incorrect_code": "This is not the code. Check the newest letter.",
        "incorrect_password": "This is not your password.",
        "invalid_password_reset": "This link no longer works.",
        "rate_limited": "That was a little fast. Wait a minute, then try again.",
        "same_as_current": "That is your address already.",
        "too_many_login_attempts": "Too many tries with this address. Wait five minutes.",
    }

    def login(self, request: Request, user: User) -> None:
        """Sign in, after each stage is passed: by password, code, sign-up or reset alike.

        The guest comes first: were it second, an error between the two would leave a browser that
        no longer knows its guest.
        """
        guest = queries.guest(request)
        adopted = bool(guest and actions.adopt_guest(guest=guest, user=user))
        request.session.pop(queries.GUEST_KEY, None)
        super().login(request, user)
        occasions.tell(Occasion.SIGNED_IN, learner=user.pk, subject="", at=request.received_at)
        queries.remember(request, user)
        if adopted:
            messages.success(request, "What you did as a guest is in your account now.")

    def respond_user_inactive(self, request: Request, user: User) -> HttpResponse:
        """Say that the account is closed. Who closed it may open it again: they know its password.

        Called after the password was checked.
        """
        if user.closed_at:
            request.session[queries.CLOSED_KEY] = user.pk
        return HttpResponseRedirect(reverse("account_inactive"))

    def logout(self, request: Request) -> None:
        """Sign out; the rest of this request knows nobody."""
        super().logout(request)
        queries.remember(request, None)

    def save_user(
        self,
        request: Request,
        user: User,
        form: BaseForm,
        commit: bool = True,  # noqa: FBT001, FBT002 -- allauth's
    ) -> User:
        """Two sign-ups with one address in the same moment: the second is asked to sign in."""
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, user, form, commit)
        except IntegrityError as error:
            to = "account_email_verification_sent" if settings.HAS_MAIL else "account_login"
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse(to))) from error
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter. Without a mail service none: its link or code must not end in a log.

        In development the console is the letter box.
        """
        if not queries.writes_letters():
            return
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            # The class only: the message of some servers repeats the address.
            log.error("A letter was not sent: %s", type(error).__name__)  # noqa: TRY400 -- as above
            text = "We could not send the letter. Try again in a few minutes."
            messages.error(self.request, text)

    def is_safe_url(self, url: str | None) -> bool:
        """Go on only to a path of our own."""
        return bool(
            url and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
        )

    def is_ajax(self, request: Request) -> bool:  # noqa: ARG002 -- allauth passes it
        """Never: these are pages, and only pages."""
        return False

    def get_password_change_redirect_url(self, request: Request) -> str:  # noqa: ARG002 -- as above
        """Back to the account."""
        return reverse("accounts:account")
