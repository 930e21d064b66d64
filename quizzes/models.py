"""What people answered. Responses and markings are appended, never changed or removed."""

import secrets
from fractions import Fraction
from typing import ClassVar

from django.conf import settings
from django.db import models


def new_token() -> str:
    """An unguessable address: 128 bits."""
    return secrets.token_urlsafe(16)


class Mode(models.TextChoices):
    """The policies over the one attempt and the one question page."""

    CHECK = "check"
    PRACTICE = "practice"
    CAPSTONE = "capstone"
    PRETEST = "pretest"
    REVIEW = "review"
    EXAM = "exam"
    QUICK = "quick"
    ASSIGNED = "assigned"
    PREVIEW = "preview"


class Sureness(models.IntegerChoices):
    """How sure a learner said they were. Optional; the learner's own."""

    GUESSING = 0, "Guessing"
    THINK_SO = 1, "Think so"
    CERTAIN = 2, "Certain"


class Attempt(models.Model):
    """One learner's sitting of one paper. Its status follows from the row and the time.

    `subject` says of what: "practice", "capstone", "review", "quick", "lesson:<slug>",
    "pretest:<slug>", "mock:<blueprint>"; "redo:<id>" and "reasons:<id>" follow up on another
    attempt; "assigned:<token>" is of an assignment, "preview:<token>" an instructor's trial of it.
    `digest` is the paper's: no learner gets the same practice paper twice. `policy` holds the
    rules (assessment/policy.py) as they were at the start. Where there is a time limit the attempt
    is over at `deadline_at`, whether or not anybody has looked since.

    Of an assigned attempt the score is shown from `scores_from` on, and its questions with keys and
    replies from `replies_from` on; null: not yet. These two and the deadline may move while it
    runs; everything else is frozen. `due_at` is when it was due as it was handed in.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attempts")
    mode = models.CharField(max_length=10, choices=Mode)
    subject = models.CharField(max_length=80)
    seed = models.BigIntegerField()
    content_version = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    policy = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    scores_from = models.DateTimeField(null=True)
    replies_from = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_open_attempt_a_subject",
                fields=["learner", "subject"],
                condition=models.Q(submitted_at__isnull=True),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="attempt_by_learner", fields=["learner", "subject"]),
            models.Index(name="attempt_by_subject", fields=["subject", "learner"]),
            models.Index(name="attempt_by_paper", fields=["learner", "digest"]),
            models.Index(name="attempt_by_time", fields=["learner", "-started_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.mode} {self.token}"


class AttemptItem(models.Model):
    """One item of an attempt, pinned as it was shown.

    The fact, lesson and item are columns beside the snapshot, so that lists need not read it.
    `root` is the question that this one is another variant of; the paper's own have none. One that
    is not `scored` is on trial: it gathers statistics and never counts.
    """

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    item_id = models.CharField(max_length=200)
    item_version = models.CharField(max_length=16)
    fact = models.CharField(max_length=80)
    lesson = models.CharField(max_length=80, blank=True)
    snapshot = models.JSONField()
    root = models.ForeignKey("self", models.CASCADE, null=True, related_name="variants")
    flagged = models.BooleanField(default=False)
    scored = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_item_a_position", fields=["attempt", "position"]),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.item_id}"


class Response(models.Model):
    """One saved answer: an event. `rev` counts the events of its item from 1.

    A `final` response is the learner's check: it is marked and closes the item. The others keep
    what was chosen so far. Option ids in `answer` are the opaque ones of the snapshot.
    """

    attempt = models.ForeignKey(Attempt, models.CASCADE, related_name="responses")
    item = models.ForeignKey(AttemptItem, models.CASCADE, related_name="responses")
    op_id = models.UUIDField()
    rev = models.PositiveIntegerField()
    answer = models.JSONField()
    sureness = models.SmallIntegerField(choices=Sureness, null=True)
    final = models.BooleanField(default=False)
    tab_id = models.CharField(max_length=36, blank=True)
    client_seq = models.PositiveIntegerField(default=0)
    base_rev = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField()
    latency_ms = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_event_an_operation", fields=["attempt", "op_id"]),
            models.UniqueConstraint(name="one_event_a_revision", fields=["item", "rev"]),
            models.UniqueConstraint(
                name="one_final_answer", fields=["item"], condition=models.Q(final=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} r{self.rev}"


class Marking(models.Model):
    """Credit given to an item of an attempt, by which item version and why. A regrade appends."""

    item = models.ForeignKey(AttemptItem, models.CASCADE, related_name="markings")
    response = models.ForeignKey(Response, models.CASCADE, related_name="markings", null=True)
    # A fraction as two whole numbers: 2/3 has no exact decimal.
    credit_over = models.PositiveSmallIntegerField()
    credit_of = models.PositiveSmallIntegerField()
    item_version = models.CharField(max_length=16)
    reason = models.CharField(max_length=200)
    marked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="credit_between_0_and_1",
                condition=models.Q(credit_of__gte=1, credit_over__lte=models.F("credit_of")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.credit)

    @property
    def credit(self) -> Fraction:
        """Of 1."""
        return Fraction(self.credit_over, self.credit_of)


class FactMemory(models.Model):
    """What a learner's answers say about one fact, as of the last: a cache of a fold over the log.

    The fold is assessment/memory.py, the command that rebuilds it `rebuild_memory`. A fact is due
    from `due_at`, or earlier where an exam is near; `recheck_at` is set while a wrong answer that
    felt certain waits for its second look. `level_total` and `level_weight` are the running mean
    of assessment/mastery.py. `seen_at` and `item_id` are of the newest answer, which `last_at` is
    only where it counted as a review.
    """

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memories")
    fact = models.CharField(max_length=80)
    stability = models.FloatField()
    difficulty = models.FloatField()
    last_at = models.DateTimeField()
    due_at = models.DateTimeField()
    recheck_at = models.DateTimeField(null=True)
    reviews = models.PositiveIntegerField()
    lapses = models.PositiveIntegerField()
    answers = models.PositiveIntegerField()
    level_total = models.FloatField()
    level_weight = models.FloatField()
    seen_at = models.DateTimeField()
    item_id = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="one_memory_a_fact", fields=["learner", "fact"]),
        ]
        indexes: ClassVar = [
            models.Index(name="memory_by_due", fields=["learner", "due_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.fact} due {self.due_at:%Y-%m-%d}"
