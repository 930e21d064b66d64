"""Make the demo class, or take it away."""

import secrets
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from classrooms import demo, demo_work
from progress import demo as people
from progress.management.commands.seed_demo import PASSWORD


class Command(BaseCommand):
    """Run it as often as you like: a class that is there stays as it is."""

    help = "Make a class of 24 simulated learners with its instructor; --remove takes it away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="also where DEBUG is off")
        parser.add_argument("--remove", action="store_true", help="take the class away")

    def handle(self, *, yes: bool = False, remove: bool = False, **_: object) -> None:
        if remove:
            count = demo.remove()
            self.stdout.write(f"Removed the demo class and {count} people made for it.")
            return
        if not (settings.DEBUG or yes):
            raise CommandError("DEBUG is off. A demo class on a real server needs --yes.")
        password = PASSWORD if settings.DEBUG else secrets.token_urlsafe(12)
        known = password
        if demo.is_there():
            known = password if settings.DEBUG else "as printed when they were made"
        else:
            self._make(password)
        self.stdout.write(f"Sign in as the instructor, {demo.DORA}, password: {known}")
        self.stdout.write(f"or as the assistant, {demo.FINN}, password: {known}")

    def _make(self, password: str) -> None:
        missing = set(demo.KNOWN.values()) - set(
            User.objects.filter(email__in=demo.KNOWN.values()).values_list("email", flat=True)
        )
        for email in sorted(missing):
            people.person(email=email, password=password)
        now = timezone.now()
        room, pupils = demo.make(password=password, now=now)
        dora = User.objects.get(email=demo.DORA)
        demo_work.work(room, pupils, by=dora, now=now)
        demo_work.vote(room, pupils, by=dora, at=demo.local(now, days=-8, hour=11))
