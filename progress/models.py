"""What a learner plans, and what they have earned."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models


def new_token() -> str:
    """An unguessable address: 128 bits, in signs that can be read off paper and typed."""
    return secrets.token_hex(16)


class StudyPlan(models.Model):
    """When a learner sits an exam and how much they can do until then. Everything is optional.

    `days_off` holds weekdays as numbers, Monday is 0; `dates_off` single days in ISO form.
    `calendar_token` is the private address of the reminders, empty until they are asked for.
    """

    learner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="plan")
    exam_date = models.DateField(null=True)
    minutes_a_day = models.PositiveSmallIntegerField(default=20)
    reviews_a_day = models.PositiveSmallIntegerField(default=15)
    days_off = models.JSONField(default=list)
    dates_off = models.JSONField(default=list)
    time_zone = models.CharField(max_length=64, blank=True)
    calendar_token = models.CharField(max_length=32, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_plan_a_calendar",
                fields=["calendar_token"],
                condition=~models.Q(calendar_token=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exam_date or 'no exam'}, {self.minutes_a_day} minutes a day"


class Certificate(models.Model):
    """That a learner has completed the course, on a sheet that anybody can verify.

    The facts are copied when it is issued, so that it says the same for ever; `name` is what the
    learner wrote. It outlives nothing: it goes with the account.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="certificates"
    )
    name = models.CharField(max_length=120)
    shows_name = models.BooleanField(default=False)
    mock_right = models.PositiveSmallIntegerField()
    mock_of = models.PositiveSmallIntegerField()
    mock_minutes = models.PositiveSmallIntegerField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_valid_certificate_a_learner",
                fields=["learner"],
                condition=models.Q(revoked_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"certificate {self.token}"
