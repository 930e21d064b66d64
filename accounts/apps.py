"""People."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, guests, sign-in, data export and deletion."""

    name = "accounts"
