"""Make the demo people."""

import secrets
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from progress import demo, veteran

PASSWORD = "who locks my door"  # noqa: S105 -- of invented people, on a laptop


class Command(BaseCommand):
    """Run it as often as you like: who is there stays as they are."""

    help = "Make three demo people: one at the start, one on her way, one near her exam."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="also where DEBUG is off")

    def handle(self, *, yes: bool = False, **_: object) -> None:
        if not (settings.DEBUG or yes):
            raise CommandError("DEBUG is off. Demo people on a real server need --yes.")
        # A password that anybody can read in the source opens nothing beyond a laptop.
        password = PASSWORD if settings.DEBUG else secrets.token_urlsafe(12)
        for email in (demo.ANA, demo.BEN, demo.CLEO):
            made = demo.person(email=email, password=password)
            known = password if made or settings.DEBUG else "as printed when they were made"
            self.stdout.write(f"Sign in as {email}, password: {known}")
        now = timezone.now()
        demo.history(learner=User.objects.get(email=demo.ANA), now=now)
        veteran.history(learner=User.objects.get(email=demo.CLEO), now=now)
