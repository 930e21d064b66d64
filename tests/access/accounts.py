"""Accounts: ours, and the library's pages."""

from tests.access.rows import ABSENT, EVERYBODY, SIGNED_IN, Row, Who

# A link that nobody was sent.
OLD_LINK = Who(frozenset(), ABSENT, ABSENT, ABSENT)
SYNCED = {"account_emailaddress": "notes the address of an account that was made by a command"}

ROWS = (
    Row("accounts:account", get=EVERYBODY),
    Row("accounts:download", get=EVERYBODY),
    Row("accounts:delete", get=EVERYBODY, post=EVERYBODY),
    Row("accounts:reopen", post=EVERYBODY),
    Row("account_login", get=EVERYBODY, post=EVERYBODY),
    Row("account_logout", get=EVERYBODY, post=EVERYBODY),
    Row("account_inactive", get=EVERYBODY),
    Row("account_signup", get=EVERYBODY, post=EVERYBODY),
    Row("account_reauthenticate", get=SIGNED_IN, post=SIGNED_IN),
    Row("account_email", get=SIGNED_IN, post=SIGNED_IN, writes=SYNCED),
    Row("account_email_verification_sent", get=EVERYBODY),
    Row("account_change_password", get=SIGNED_IN, post=SIGNED_IN),
    Row("account_set_password", get=SIGNED_IN, post=SIGNED_IN),
    Row("account_reset_password", get=EVERYBODY, post=EVERYBODY),
    Row("account_confirm_login_code", get=SIGNED_IN, post=SIGNED_IN),
    Row("account_confirm_email", get=EVERYBODY, post=OLD_LINK, at=lambda _: ("x",)),
    Row("account_reset_password_from_key_done", get=EVERYBODY),
    Row(
        "account_reset_password_from_key",
        get=EVERYBODY,
        post=EVERYBODY,
        at=lambda _: ("1", "x"),
    ),
    Row("account_reset_password_done", get=EVERYBODY),
)
