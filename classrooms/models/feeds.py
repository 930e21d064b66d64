"""The calendar of what is due, at a private address."""

from django.conf import settings
from django.db import models

from classrooms.models.people import new_token


class Feed(models.Model):
    """The address of a person's calendar: 128 random bits are its only key. No row, no calendar."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="class_feed", primary_key=True
    )
    token = models.CharField(max_length=32, unique=True, default=new_token)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
