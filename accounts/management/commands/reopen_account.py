"""Undo the closing of an account."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from accounts import actions
from accounts.models import User


class Command(BaseCommand):
    """For whoever closed it and cannot sign in any more."""

    help = "Open an account again that its owner closed and that is not erased yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address of the account")

    def handle(self, *, email: str, **_: object) -> None:
        person = User.objects.filter(email=email.strip().lower()).first()
        if person is None or not actions.reopen_account(user=person):
            raise CommandError(f"No closed account has the address {email}.")
        self.stdout.write(f"{email} is open again.")
