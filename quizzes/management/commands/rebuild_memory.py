"""Fold the log of answers anew into what each learner is taken to remember."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db.models import Exists, OuterRef

from accounts.models import User
from quizzes.actions import remembering
from quizzes.models import Attempt, FactMemory


class Command(BaseCommand):
    """One learner at a time, so that it needs no more memory for many than for one."""

    help = "Rebuild memories from the log; --check compares and exits with 1 on a difference."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare and write nothing")

    def handle(self, *, check: bool = False, **_: object) -> None:
        of = {"learner": OuterRef("pk")}
        found = Exists(Attempt.objects.filter(**of)) | Exists(FactMemory.objects.filter(**of))
        learners = User.objects.filter(found).order_by("pk").values_list("pk", flat=True)
        counted = wrong = 0
        for counted, learner in enumerate(learners.iterator(), start=1):  # noqa: B007 -- used below
            if check:
                lines = remembering.differences(learner=learner)
                for line in lines:
                    self.stdout.write(line)
                wrong += len(lines)
            else:
                wrong += remembering.rebuild(learner=learner)
        what = "differ" if check else "changed"
        self.stdout.write(f"{counted} learners compared with the log, {wrong} memories {what}")
        if check and wrong:
            sys.exit(1)
