"""One question at a time on the projector, answered on phones."""

from typing import ClassVar

from django.db import models

from classrooms.models.people import Classroom, Membership, new_token


class LiveSession(models.Model):
    """One time that a class answers live. One is open at a time: a database constraint."""

    token = models.CharField(max_length=32, unique=True, default=new_token)
    classroom = models.ForeignKey(Classroom, models.CASCADE, related_name="live_sessions")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_live_session_a_class",
                fields=["classroom"],
                condition=models.Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"live {self.token}"


class Stage(models.TextChoices):
    """How far a live question has gone: vote, bars, a second vote after talk, bars, reason."""

    FIRST = "first"
    FIRST_SHOWN = "shown"
    SECOND = "second"
    SECOND_SHOWN = "shown2"
    REASON = "reason"

    @property
    def is_open(self) -> bool:
        """Whether votes are taken."""
        return self in (Stage.FIRST, Stage.SECOND)

    @property
    def round(self) -> int:
        """Which vote it is about: 1 or 2, 0 where the vote is over."""
        firsts, seconds = (Stage.FIRST, Stage.FIRST_SHOWN), (Stage.SECOND, Stage.SECOND_SHOWN)
        return 1 if self in firsts else 2 if self in seconds else 0

    @property
    def onward(self) -> tuple["Stage", ...]:
        """Where a question may go from here."""
        return {
            Stage.FIRST: (Stage.FIRST_SHOWN,),
            Stage.FIRST_SHOWN: (Stage.SECOND, Stage.REASON),
            Stage.SECOND: (Stage.SECOND_SHOWN,),
            Stage.SECOND_SHOWN: (Stage.REASON,),
        }.get(self, ())


class LiveQuestion(models.Model):
    """A question of a live session, pinned as it is shown. `rev` rises with each change."""

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    item_id = models.CharField(max_length=200)
    item_version = models.CharField(max_length=16)
    fact = models.CharField(max_length=80)
    snapshot = models.JSONField()
    stage = models.CharField(max_length=6, choices=Stage, default=Stage.FIRST)
    rev = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_question_a_place", fields=["session", "position"]),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.item_id}"


class Vote(models.Model):
    """One learner's answer in one round; the newest before the bars counts, and both rounds stay.

    `answer` holds the opaque option ids of the snapshot.
    """

    question = models.ForeignKey(LiveQuestion, models.CASCADE, related_name="votes")
    round = models.PositiveSmallIntegerField()
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="votes")
    answer = models.JSONField()
    voted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_vote_a_round", fields=["question", "round", "membership"]
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.round}"
