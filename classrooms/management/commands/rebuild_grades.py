"""Fold the log of work and marks anew into grades."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from classrooms.actions import grading
from classrooms.models import Assignment


class Command(BaseCommand):
    """One assignment at a time, so that it needs no more memory for many than for one."""

    help = "Rebuild grades from the log; --check compares and exits with 1 on a difference."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare and write nothing")

    def handle(self, *, check: bool = False, **_: object) -> None:
        counted = wrong = 0
        rows = Assignment.objects.select_related("classroom").filter(published_at__isnull=False)
        for counted, assignment in enumerate(rows.order_by("pk").iterator(), start=1):  # noqa: B007 -- used below
            if check:
                lines = grading.differences(assignment)
                for line in lines:
                    self.stdout.write(line)
                wrong += len(lines)
            else:
                wrong += grading.refresh(assignment=assignment)
        what = "differ" if check else "changed"
        self.stdout.write(f"{counted} assignments compared with the log, {wrong} grades {what}")
        if check and wrong:
            sys.exit(1)
