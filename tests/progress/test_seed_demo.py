"""The demo people: made once, by the same doors as any learner."""

from collections import Counter
from datetime import datetime
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from assessment.presentation import present
from lessons.library import library
from lessons.models import Reading
from progress import demo, veteran
from progress.queries import certificate
from quizzes import bank
from quizzes.actions.remembering import differences
from quizzes.models import Attempt, Marking, Response
from tests.factories import UserFactory


def seed(**options: bool) -> list[str]:
    out = StringIO()
    call_command("seed_demo", stdout=out, **options)
    return out.getvalue().splitlines()


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (User, Reading, Attempt, Response, Marking))


@pytest.mark.django_db(transaction=True)
def test_seed_demo_twice_is_once(settings: LazySettings) -> None:
    settings.DEBUG = True
    said = seed()
    first = counts()

    assert (
        seed()
        == said
        == [
            "Sign in as ana@example.org, password: who locks my door",
            "Sign in as ben@example.org, password: who locks my door",
            "Sign in as cleo@example.org, password: who locks my door",
        ]
    )
    assert counts() == first
    done, left = Attempt.objects.filter(learner__email=demo.ANA).order_by("pk")
    assert (bool(done.submitted_at), left.submitted_at) == (True, None)
    assert (done.responses.count(), left.responses.count()) == (10, 3)
    assert Marking.objects.filter(item__attempt__learner__email=demo.ANA).count() == 13
    body = {"login": "ana@example.org", "password": "who locks my door"}
    assert Client().post("/accounts/login/", body).status_code == 302


@pytest.mark.django_db
def test_seed_demo_refuses_a_real_server() -> None:
    with pytest.raises(CommandError, match="--yes"):
        seed()
    assert User.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_seed_demo_on_a_real_server_has_no_known_password() -> None:
    said = seed(yes=True)

    assert all("who locks my door" not in line for line in said)
    assert (
        not User.objects.filter(email="ana@example.org").get().check_password("who locks my door")
    )
    assert seed(yes=True)[0].endswith("as printed when they were made")


def test_miss_is_always_wrong_and_complete() -> None:
    items = [
        item
        for seed in range(40)
        for item in bank.practice_paper(count=10, lessons=demo.READ, seed=seed)
    ]
    for item in items:
        shown = present(item, 7)
        wrong = demo.miss(shown)
        assert shown.read(shown.show(wrong)) != shown.read(shown.show(item.key)), item.id
        assert len(wrong) == len(item.key)


@pytest.mark.django_db(transaction=True)
def test_demo_learner_near_her_exam_has_something_on_every_page(now: datetime) -> None:
    cleo = UserFactory.create()
    veteran.history(learner=cleo, now=now)
    veteran.history(learner=cleo, now=now)
    modes = Counter(Attempt.objects.filter(learner=cleo).values_list("mode", flat=True))
    assert {mode: modes[mode] for mode in ("practice", "capstone", "exam", "quick")} == {
        "practice": 10,
        "capstone": 1,
        "exam": 1,
        "quick": 1,
    }
    assert modes["review"] > 5
    assert not Attempt.objects.filter(learner=cleo, submitted_at=None).exists()
    assert certificate.standing(cleo, library=library()).earned
    assert differences(learner=cleo.pk) == []
