"""A mock exam from its start to its report."""

import pytest
from django.test import Client
from time_machine import travel

from accounts.models import User
from quizzes.models import Attempt, Marking, Response
from quizzes.pins import from_json
from tests.quizzes.conftest import sent
from tests.quizzes.items import right

pytestmark = pytest.mark.django_db

START = "2026-11-23 14:05:00Z"


def test_exam_is_started_answered_and_reported(learner: Client, ana: User) -> None:
    with travel(START, tick=False):
        reply = learner.post("/exam/short/", {"time": "100", "clock": "always"})
        attempt = Attempt.objects.get()
        assert reply.headers["Location"] == f"/a/{attempt.token}/"
        assert attempt.items.filter(scored=True).count() == 26
        assert attempt.items.filter(scored=False).count() == 4
        for item in attempt.items.all():
            chosen = right(from_json(item.snapshot).shown)
            page = learner.get(f"/a/{attempt.token}/{item.position}/")
            assert page.status_code == 200
            reply = learner.post(
                f"/a/{attempt.token}/{item.position}/keep/", sent(chosen, to="overview")
            )
            assert reply.status_code == 302
        assert learner.get(f"/a/{attempt.token}/overview/").status_code == 200
        assert learner.get(f"/a/{attempt.token}/hand-in/").status_code == 200
        learner.post(f"/a/{attempt.token}/hand-in/")
        assert Response.objects.count() == Marking.objects.count() == 30
        assert {row.credit for row in Marking.objects.all()} == {1}
        assert learner.get(f"/a/{attempt.token}/summary/").status_code == 200
        assert learner.get("/exam/").status_code == 200
        assert learner.get("/exam/long/").status_code == 200
