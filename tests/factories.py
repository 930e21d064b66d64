"""Builders of rows, one for each model that a test needs."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from assessment.policy import PRACTICE
from classrooms.models import Assignment, Classroom, Kind, Membership
from progress.models import Certificate, StudyPlan
from quizzes.models import Attempt, AttemptItem, FactMemory, Marking, Mode, Response
from quizzes.pins import to_json
from tests.quizzes.items import pinned_item, single_item


class UserFactory(DjangoModelFactory[User]):
    """A person with an account."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password("correct horse battery")


class GuestFactory(DjangoModelFactory[User]):
    """A guest."""

    class Meta:
        model = User

    email = None
    is_guest = True
    password = "!"


class AttemptFactory(DjangoModelFactory[Attempt]):
    """An open practice quiz without questions; its learner has an account."""

    class Meta:
        model = Attempt

    learner = factory.SubFactory(UserFactory)
    mode = Mode.PRACTICE
    subject = "practice"
    seed = 7
    content_version = "v"
    digest = factory.Sequence(str)
    policy = factory.LazyFunction(lambda: asdict(PRACTICE))
    started_at = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


class AttemptItemFactory(DjangoModelFactory[AttemptItem]):
    """A question of an attempt; give the item with `pinned`."""

    class Meta:
        model = AttemptItem

    class Params:
        pinned = factory.LazyFunction(lambda: pinned_item(single_item()))

    attempt = factory.SubFactory(AttemptFactory)
    position = factory.Sequence(lambda n: n + 1)
    item_id = factory.LazyAttribute(lambda o: o.pinned.shown.item.id)
    item_version = factory.LazyAttribute(lambda o: o.pinned.shown.item.version)
    fact = factory.LazyAttribute(lambda o: o.pinned.shown.item.fact)
    lesson = factory.LazyAttribute(lambda o: o.pinned.shown.item.lesson)
    snapshot = factory.LazyAttribute(lambda o: to_json(o.pinned))


class ResponseFactory(DjangoModelFactory[Response]):
    """A final answer that chooses nothing, sent as the attempt began."""

    class Meta:
        model = Response

    item = factory.SubFactory(AttemptItemFactory)
    attempt = factory.SelfAttribute("item.attempt")
    op_id = factory.LazyFunction(uuid4)
    rev = 1
    answer = factory.LazyFunction(list)
    final = True
    received_at = factory.SelfAttribute("item.attempt.started_at")


class MarkingFactory(DjangoModelFactory[Marking]):
    """All the credit for an answer to a question; pass `response` for one that is there, or None.

    The answer is sent when it is marked.
    """

    class Meta:
        model = Marking

    item = factory.SubFactory(AttemptItemFactory)
    response = factory.SubFactory(
        ResponseFactory,
        item=factory.SelfAttribute("..item"),
        received_at=factory.SelfAttribute("..marked_at"),
    )
    credit_over = 1
    credit_of = 1
    item_version = "v"
    reason = "answered"
    marked_at = factory.SelfAttribute("item.attempt.started_at")


class StudyPlanFactory(DjangoModelFactory[StudyPlan]):
    """A plan with an exam on a Saturday, Sundays off."""

    class Meta:
        model = StudyPlan

    learner = factory.SubFactory(UserFactory)
    exam_date = date(2026, 12, 19)
    days_off = factory.LazyFunction(lambda: [6])
    time_zone = "Europe/Berlin"
    changed_at = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


class CertificateFactory(DjangoModelFactory[Certificate]):
    """A valid certificate."""

    class Meta:
        model = Certificate

    learner = factory.SubFactory(UserFactory)
    name = "Ana Example"
    mock_right = 20
    mock_of = 26
    mock_minutes = 42
    issued_at = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


class FactMemoryFactory(DjangoModelFactory[FactMemory]):
    """A fact that was answered once and is due after some days."""

    class Meta:
        model = FactMemory

    learner = factory.SubFactory(UserFactory)
    fact = factory.Sequence(lambda n: f"fact-{n}")
    stability = 3.0
    difficulty = 5.0
    last_at = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    seen_at = factory.SelfAttribute("last_at")
    due_at = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
    reviews = 1
    lapses = 0
    answers = 1
    level_total = 0.85
    level_weight = 1.7
    item_id = "item"


class ClassroomFactory(DjangoModelFactory[Classroom]):
    """A class in Berlin; its owner is a membership of its own."""

    class Meta:
        model = Classroom

    name = "Cloud Security, Tuesday group"
    term = "autumn 2026"
    time_zone = "Europe/Berlin"
    created_at = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


class MembershipFactory(DjangoModelFactory[Membership]):
    """An active learner with an account."""

    class Meta:
        model = Membership

    classroom = factory.SubFactory(ClassroomFactory)
    user = factory.SubFactory(UserFactory, has_classes=True)
    name = factory.Sequence(lambda n: f"Learner {n}")
    joined_at = datetime(2026, 9, 8, 8, 0, tzinfo=UTC)


class AssignmentFactory(DjangoModelFactory[Assignment]):
    """A published quiz of five questions on lesson 1, without dates, one attempt."""

    class Meta:
        model = Assignment

    classroom = factory.SubFactory(ClassroomFactory)
    title = factory.Sequence(lambda n: f"Quiz {n}")
    kind = Kind.QUIZ
    target = factory.LazyFunction(
        lambda: {"lessons": ["whose-house"], "areas": [], "kinds": [], "count": 5}
    )
    seed = 7
    created_at = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
    published_at = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
