"""What of a person is kept here: taken along, moved from a guest to an account."""

from datetime import datetime, timedelta

import pytest

from accounts.models import User
from progress.actions import plans
from progress.models import Certificate, StudyPlan
from progress.queries import portable
from tests.factories import CertificateFactory, GuestFactory, StudyPlanFactory


@pytest.fixture
def guest(db: None) -> User:
    return GuestFactory.create()


def test_export_of_nothing(ana: User) -> None:
    assert portable.export(ana) == {"plan": None, "certificates": []}
    assert portable.latest(ana) is None


def test_export_says_all_that_is_kept(ana: User, now: datetime) -> None:
    StudyPlanFactory.create(learner=ana, calendar_token="secret", dates_off=["2026-12-01"])
    CertificateFactory.create(learner=ana, token="one", revoked_at=now)
    assert portable.export(ana) == {
        "plan": {
            "exam_date": "2026-12-19",
            "minutes_a_day": 20,
            "reviews_a_day": 15,
            "days_off": [6],
            "dates_off": ["2026-12-01"],
            "time_zone": "Europe/Berlin",
            "calendar_address": "secret",
            "changed_at": "2026-11-23T14:00:00+00:00",
        },
        "certificates": [
            {
                "address": "one",
                "name": "Ana Example",
                "shows_name": False,
                "mock_right": 20,
                "mock_of": 26,
                "mock_minutes": 42,
                "issued_at": "2026-11-23T14:00:00+00:00",
                "revoked_at": now.isoformat(),
            }
        ],
    }


def test_latest_is_the_newest_of_both(ana: User, now: datetime) -> None:
    StudyPlanFactory.create(learner=ana, changed_at=now)
    assert portable.latest(ana) == now
    CertificateFactory.create(learner=ana, issued_at=now + timedelta(days=1))
    assert portable.latest(ana) == now + timedelta(days=1)


def test_adopt_moves_the_plan_with_its_address(ana: User, guest: User) -> None:
    StudyPlanFactory.create(learner=guest, calendar_token="secret")
    plans.adopt(guest, ana)
    assert StudyPlan.objects.get().learner == ana
    assert StudyPlan.objects.get().calendar_token == "secret"


def test_adopt_keeps_the_account_s_own_plan(ana: User, guest: User) -> None:
    StudyPlanFactory.create(learner=guest, minutes_a_day=60)
    StudyPlanFactory.create(learner=ana, minutes_a_day=25)
    plans.adopt(guest, ana)
    assert StudyPlan.objects.get().minutes_a_day == 25


def test_adopt_moves_certificates(ana: User, guest: User, now: datetime) -> None:
    CertificateFactory.create(learner=guest)
    CertificateFactory.create(learner=guest, revoked_at=now)
    CertificateFactory.create(learner=ana, revoked_at=now)
    plans.adopt(guest, ana)
    assert Certificate.objects.filter(learner=ana).count() == Certificate.objects.count() == 3


def test_adopt_keeps_the_account_s_valid_certificate(ana: User, guest: User, now: datetime) -> None:
    kept = CertificateFactory.create(learner=ana)
    CertificateFactory.create(learner=guest)
    revoked = CertificateFactory.create(learner=guest, revoked_at=now)
    plans.adopt(guest, ana)
    assert set(Certificate.objects.filter(learner=ana)) == {kept, revoked}
    assert Certificate.objects.count() == 2


def test_adopt_of_nothing_changes_nothing(ana: User, guest: User) -> None:
    plans.adopt(guest, ana)
    assert not StudyPlan.objects.exists()
