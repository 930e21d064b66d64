"""Where our people meet allauth."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """A guest's work goes with them into the account they sign in to."""
