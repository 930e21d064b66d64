"""Erase the accounts that their owners closed."""

from argparse import ArgumentParser
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import actions


class Command(BaseCommand):
    """Run it once a day."""

    help = "Erase accounts whose owners asked for it so many days ago. Grades stay, without names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=30, help="days since the closing (30)")

    def handle(self, *, days: int, **_: object) -> None:
        if days < 1:
            raise CommandError("--days must be 1 or more.")
        now = timezone.now()
        erased = actions.purge_closed(closed_before=now - timedelta(days=days), now=now)
        self.stdout.write(f"Erased {erased} account{'' if erased == 1 else 's'}.")
