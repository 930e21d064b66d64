"""Remove guests who have gone away."""

from argparse import ArgumentParser
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import actions


class Command(BaseCommand):
    """Run it once a day."""

    help = "Remove guests who read, bet and answered nothing for some days, with all of theirs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=30, help="days without activity (30)")

    def handle(self, *, days: int, **_: object) -> None:
        if days < 1:
            raise CommandError("--days must be 1 or more.")
        removed = actions.purge_guests(inactive_since=timezone.now() - timedelta(days=days))
        self.stdout.write(f"Removed {removed} guest{'' if removed == 1 else 's'}.")
