"""What is assigned, on which terms, and what it came to."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from assessment.terms import Counts, Feedback, Late, Scores
from classrooms.models.people import Classroom, Group, Membership, new_token


class Kind(models.TextChoices):
    """What an assignment asks for."""

    LESSON = "lesson", "Read a lesson"
    QUIZ = "quiz", "A quiz"
    MOCK = "mock", "A mock exam"
    STRENGTH = "strength", "Reach a strength"


def choices(of: type[Counts | Late | Feedback | Scores]) -> list[tuple[str, str]]:
    """The values of an enumeration of the core, as a field takes them."""
    return [(one.value, one.value) for one in of]


class Assignment(models.Model):
    """Do this, in this window, under these terms.

    `target` says what, by kind. Lesson: {"lesson": slug}. Quiz: {"lessons": [slugs], "areas":
    [ids], "kinds": [item kinds], "count": n} for a rule, or {"picked": [item ids]}. Mock:
    {"paper": slug}. Strength: {"lessons": [slugs], "percent": n}. A draft is one without
    `published_at`. `seed` draws the paper that is the same for all.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token)
    classroom = models.ForeignKey(Classroom, models.PROTECT, related_name="assignments")
    title = models.CharField(max_length=120)
    note = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    target = models.JSONField(default=dict)
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    limit_minutes = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=1)
    counts = models.CharField(max_length=5, choices=choices(Counts), default=Counts.BEST.value)
    late = models.CharField(max_length=5, choices=choices(Late), default=Late.NONE.value)
    late_percent = models.PositiveSmallIntegerField(default=0)
    feedback = models.CharField(max_length=5, choices=choices(Feedback), default=Feedback.END.value)
    replies_at = models.DateTimeField(null=True, blank=True)
    replies_released_at = models.DateTimeField(null=True, blank=True)
    scores = models.CharField(max_length=5, choices=choices(Scores), default=Scores.END.value)
    scores_at = models.DateTimeField(null=True, blank=True)
    scores_released_at = models.DateTimeField(null=True, blank=True)
    partial = models.BooleanField(default=True)
    shuffle = models.BooleanField(default=True)
    same_for_all = models.BooleanField(default=False)
    seed = models.BigIntegerField()
    access_code = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(name="assignment_by_due", fields=["classroom", "due_at"]),
        ]

    def __str__(self) -> str:
        return self.title


class Override(models.Model):
    """Other terms for one learner or one group; null leaves a field as it is."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="overrides")
    membership = models.ForeignKey(Membership, models.CASCADE, null=True, related_name="overrides")
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="overrides")
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    limit_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(null=True, blank=True)
    exempt = models.BooleanField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_override_a_learner", fields=["assignment", "membership"]
            ),
            models.UniqueConstraint(name="one_override_a_group", fields=["assignment", "group"]),
            models.CheckConstraint(
                name="override_of_one_or_a_group",
                condition=models.Q(membership__isnull=True, group__isnull=False)
                | models.Q(membership__isnull=False, group__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"override {self.pk}"


class Extension(models.Model):
    """So many more minutes from the moment when they were given. Appended, never changed."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="extensions")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="extensions")
    minutes = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.minutes} minutes"


class Reached(models.Model):
    """That a learner reached the strength that was asked for, or how near they came, when."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="reached")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="reached")
    percent = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.percent}%"


class GradeEntry(models.Model):
    """What staff wrote into the gradebook: a log. The newest mark stands, until it is cleared.

    `mark` sets over/of; `clear` takes a mark back; `comment` says something to the learner.
    `kept` holds what stood when the account was deleted.
    """

    class What(models.TextChoices):
        """What kind of entry it is."""

        MARK = "mark"
        CLEAR = "clear"
        COMMENT = "comment"
        KEPT = "kept"

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="entries")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="entries")
    what = models.CharField(max_length=7, choices=What)
    over = models.PositiveIntegerField(null=True)
    of = models.PositiveIntegerField(null=True)
    text = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mark_between_0_and_1",
                condition=models.Q(of__isnull=True) | models.Q(of__gte=1, over__lte=models.F("of")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.over}/{self.of}"


class GradeState(models.TextChoices):
    """Where a learner stands with an assignment."""

    OPEN = "open", "Begun"
    DONE = "done", "Handed in"
    LATE = "late", "Handed in late"
    EXEMPT = "exempt", "Exempt"
    MARKED = "marked", "Marked by hand"


class Grade(models.Model):
    """What an assignment came to for a learner: a cache of assessment/grading.py.

    None where nothing was begun. `over`/`of` is the grade as an exact fraction of 1, `percent` the
    same for sorting and means; both null while there is none. `first_percent` is of the first
    attempt alone. `attempt` is the one that counts, by its token.
    """

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="grades")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="grades")
    state = models.CharField(max_length=6, choices=GradeState)
    over = models.BigIntegerField(null=True)
    of = models.BigIntegerField(null=True)
    percent = models.FloatField(null=True)
    first_percent = models.FloatField(null=True)
    answers = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    late_days = models.PositiveIntegerField(default=0)
    handed_in_at = models.DateTimeField(null=True)
    attempt = models.CharField(max_length=32, blank=True)
    has_comment = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="one_grade_a_learner", fields=["assignment", "membership"]
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="grade_by_member", fields=["membership", "assignment"]),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.over}/{self.of}"
