"""Remove classes that were archived long ago."""

from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from classrooms.actions import purging
from classrooms.actions.founding import TO_UNDO


class Command(BaseCommand):
    """By hand only: it ends what a class keeps. Grades are written to files first."""

    help = "Remove archived classes; their grades are written to CSV files first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", type=int, required=True, help="days since archiving")
        parser.add_argument("--grades", type=Path, required=True, help="folder for the files")
        parser.add_argument("--yes", action="store_true", help="do it; without, only list them")

    def handle(self, *, older_than: int, grades: Path, yes: bool, **_: object) -> None:
        if older_than < TO_UNDO.days:
            raise CommandError(
                f"--older-than must be {TO_UNDO.days} or more: until then an owner may undo it."
            )
        before = timezone.now() - timedelta(days=older_than)
        rooms = list(purging.archived(before=before))
        for room in rooms:
            said = f"{room.name}, archived on {room.archived_at:%Y-%m-%d}"
            if not yes:
                self.stdout.write(f"Would remove {said}.")
                continue
            try:
                file = purging.purge(room=room, folder=grades, before=before)
            except OSError as error:
                raise CommandError(f"{said}: not removed, {error}.") from error
            self.stdout.write(f"Removed {said}. Grades: {file or 'none'}.")
        if not rooms:
            self.stdout.write("Nothing to do.")
