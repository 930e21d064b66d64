"""Signing in and up, the account, and the pages that say what went wrong."""

from collections.abc import Callable

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str

from tests.factories import UserFactory
from tests.journeys.desk import Desk
from tests.journeys.sight import Sight, plain

LETTERS = {
    "HAS_MAIL": True,
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
    "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
}


def with_mail(desk: Desk) -> None:
    for name, value in LETTERS.items():
        setattr(desk.settings, name, value)


def _as_guest(path: str) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        desk.guest()
        desk.open(path)

    return open_


def _as_person(path: str, *, mail: bool = False) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        if mail:
            with_mail(desk)
        desk.person()
        desk.open(path)

    return open_


def _unsent(path: str, button: str, **fields: str) -> Callable[[Desk], None]:
    """Send the form with these fields, past the browser's own checks."""

    def open_(desk: Desk) -> None:
        if path not in {"/accounts/login/", "/accounts/signup/"}:
            desk.person()
        desk.open(path)
        desk.page.evaluate("for (const form of document.forms) form.noValidate = true")
        for name, value in fields.items():
            desk.page.locator(f"main [name={name}]").fill(value)
        desk.press(button)
        desk.page.locator("#problem").wait_for()

    return open_


def _first_password(desk: Desk) -> None:
    person = desk.person()
    person.set_unusable_password()
    person.save()
    desk.client.force_login(person)
    desk.open("/accounts/password/set/")


def _reset_link(desk: Desk) -> None:
    person = UserFactory.create(email="ben@example.org")
    key = default_token_generator.make_token(person)
    desk.open(f"/accounts/password/reset/key/{user_pk_to_url_str(person)}-{key}/")


def _reset_with_mail(desk: Desk) -> None:
    with_mail(desk)
    desk.open("/accounts/password/reset/")


def _code_wanted(desk: Desk) -> None:
    with_mail(desk)
    reply = desk.client.post(
        "/accounts/signup/", {"email": "eve@example.org", "password1": "a long enough phrase"}
    )
    desk.open(str(reply["Location"]))


def _without_cookie(desk: Desk) -> None:
    desk.open("/")
    desk.page.context.clear_cookies()
    desk.page.locator("form.theme button:visible").click()


def _broken(path: str) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        desk.settings.ROOT_URLCONF = "tests.journeys.broken_urls"
        desk.open(path)

    return open_


PEOPLE = (
    plain("login", "account_login", "/accounts/login/"),
    Sight(name="login-guest", view="account_login", open=_as_guest("/accounts/login/")),
    Sight(
        name="login-error",
        view="account_login",
        open=_unsent("/accounts/login/", "Sign in", login="a@example.org", password="wrong"),
    ),
    plain("signup", "account_signup", "/accounts/signup/"),
    Sight(
        name="signup-error",
        view="account_signup",
        open=_unsent("/accounts/signup/", "Make an account", email="nobody", password1="short"),
    ),
    plain("password-reset", "account_reset_password", "/accounts/password/reset/"),
    Sight(name="password-reset-mail", view="account_reset_password", open=_reset_with_mail),
    plain("reset-sent", "account_reset_password_done", "/accounts/password/reset/done/"),
    Sight(name="reset-link", view="account_reset_password_from_key", open=_reset_link),
    plain("reset-link-old", "account_reset_password_from_key", "/accounts/password/reset/key/1-x/"),
    plain(
        "reset-done", "account_reset_password_from_key_done", "/accounts/password/reset/key/done/"
    ),
    plain("inactive", "account_inactive", "/accounts/inactive/"),
    plain("no-letter", "account_email_verification_sent", "/accounts/confirm-email/"),
    Sight(name="code-wanted", view="account_email_verification_sent", open=_code_wanted),
    plain("confirm-link-old", "account_confirm_email", "/accounts/confirm-email/x/"),
    Sight(name="logout", view="account_logout", open=_as_person("/accounts/logout/")),
    Sight(
        name="reauthenticate",
        view="account_reauthenticate",
        open=_as_person("/accounts/reauthenticate/"),
    ),
    Sight(
        name="password-change",
        view="account_change_password",
        open=_as_person("/accounts/password/change/"),
    ),
    Sight(
        name="password-change-error",
        view="account_change_password",
        open=_unsent(
            "/accounts/password/change/",
            "Save the new password",
            oldpassword="not this one",
            password1="short",
        ),
    ),
    Sight(name="password-set", view="account_set_password", open=_first_password),
    Sight(name="email", view="account_email", open=_as_person("/accounts/email/")),
    Sight(name="email-mail", view="account_email", open=_as_person("/accounts/email/", mail=True)),
    plain("account-nobody", "accounts:account", "/account/"),
    Sight(name="account-guest", view="accounts:account", open=_as_guest("/account/")),
    Sight(name="account-person", view="accounts:account", open=_as_person("/account/")),
    Sight(name="delete-guest", view="accounts:delete", open=_as_guest("/account/delete/")),
    Sight(name="delete-person", view="accounts:delete", open=_as_person("/account/delete/")),
    Sight(
        name="delete-error",
        view="accounts:delete",
        open=_unsent("/account/delete/", "Delete it all", confirmation="no"),
        status=200,
    ),
    plain("not-found", "error:404", "/nowhere/", status=404),
    plain("lesson-not-found", "error:404", "/course/nowhere/", status=404),
    Sight(name="bad-request", view="error:400", open=_broken("/broken/400/"), status=400),
    Sight(name="forbidden", view="error:403", open=_broken("/broken/403/"), status=403),
    Sight(name="gone", view="error:410", open=_broken("/broken/410/"), status=410),
    Sight(name="too-many", view="error:429", open=_broken("/broken/429/"), status=429),
    Sight(name="server-error", view="error:500", open=_broken("/broken/500/"), status=500),
    Sight(name="form-expired", view="error:csrf", open=_without_cookie),
)
