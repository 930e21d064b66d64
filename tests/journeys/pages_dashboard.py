"""Progress at a glance, with much to show and with none of it; the list of all quizzes."""

from datetime import timedelta

from django.utils import timezone

from progress.models import StudyPlan
from tests.factories import AttemptFactory, CertificateFactory
from tests.journeys.desk import Desk, finished_quiz
from tests.journeys.sight import Sight, plain
from tests.progress.reviewing import FACTS, answered
from tests.quizzes.mocks import mock


def _much(desk: Desk) -> None:
    now, person = timezone.now(), desk.person()
    answered(person, *FACTS[:6], days=14, now=now)
    answered(person, *FACTS[6:30], days=1, now=now)
    finished_quiz(person, right=(True, False, True, True, False))
    mock(person, wrong=(3, 8, 9), started_at=now - timedelta(days=2))
    StudyPlan.objects.create(learner=person, exam_date=now + timedelta(days=21), changed_at=now)
    CertificateFactory.create(learner=person)
    desk.open("/progress/")


def _all(desk: Desk) -> None:
    person = desk.person()
    for days in range(24):
        at = timezone.now() - timedelta(days=days)
        AttemptFactory.create(learner=person, started_at=at, submitted_at=at)
    desk.open("/progress/quizzes/")


DASHBOARD = (
    plain("progress-nothing", "progress:dashboard", "/progress/"),
    Sight(name="progress", view="progress:dashboard", open=_much),
    plain("quizzes-none", "progress:attempts", "/progress/quizzes/"),
    Sight(name="quizzes-all", view="progress:attempts", open=_all),
)
