"""Mark the mock exams whose time is over and that nobody has looked at since."""

from typing import Any, override

from django.core.management.base import BaseCommand
from django.utils import timezone

from quizzes.actions import exams as actions
from quizzes.models import Attempt
from quizzes.queries import exams


class Command(BaseCommand):
    """Nothing waits for it: an exam is marked as soon as anybody looks."""

    help = __doc__ or ""

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        found = Attempt.objects.filter(pk__in=exams.overdue(now)).iterator(chunk_size=100)
        marked = len(actions.settle_all(found, now=now))
        self.stdout.write(f"Mock exams marked: {marked}")
