"""Withdraw a certificate, whosever it is."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from progress.actions.certificate import revoke


class Command(BaseCommand):
    """Its address says from then on that it was withdrawn."""

    help = "Withdraw the certificate with this code or address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("token", help="the code or the whole address on the sheet")

    def handle(self, *, token: str, **_: object) -> None:
        code = token.rstrip("/").rpartition("/")[2]
        if not revoke(token=code, now=timezone.now()):
            raise CommandError("No valid certificate has this code. Nothing was changed.")
        self.stdout.write("Withdrawn. Its address says so from now on.")
