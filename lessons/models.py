"""What a learner has read, bet on the figures and put in words of their own."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Reading(models.Model):
    """One part of a lesson, done. Rows are only added."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings")
    lesson = models.CharField(max_length=80)
    part = models.CharField(max_length=80)
    done_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_reading_a_part", fields=["learner", "lesson", "part"])
        ]

    def __str__(self) -> str:
        return f"{self.lesson}#{self.part}"


class Bet(models.Model):
    """A prediction placed on a figure before it showed anything. The first counts and stays.

    `choice` is the figure's own query string state; empty when the learner asked to be shown.
    """

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bets")
    lesson = models.CharField(max_length=80)
    figure = models.CharField(max_length=80)
    choice = models.JSONField()
    placed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_bet_a_figure", fields=["learner", "lesson", "figure"])
        ]

    def __str__(self) -> str:
        return f"{self.lesson}#{self.figure}"


class Summary(models.Model):
    """A lesson in one line, in the learner's own words. The latest counts; rows are only added."""

    LONGEST: ClassVar = 280

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="summaries")
    lesson = models.CharField(max_length=80)
    text = models.CharField(max_length=LONGEST)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.lesson}: {self.text}"
