"""What we hold of a person's plan and certificates, for them to take along."""

from datetime import datetime

from accounts.models import User
from accounts.portability import Json
from progress.models import Certificate, StudyPlan


def export(person: User) -> Json:
    """The plan, None without one, and all certificates, oldest first."""
    plan = StudyPlan.objects.filter(learner=person).first()
    earned = Certificate.objects.filter(learner=person).order_by("issued_at", "pk")
    return {
        "plan": _plan(plan) if plan else None,
        "certificates": [_certificate(one) for one in earned],
    }


def _plan(plan: StudyPlan) -> Json:
    return {
        "exam_date": plan.exam_date.isoformat() if plan.exam_date else None,
        "minutes_a_day": plan.minutes_a_day,
        "reviews_a_day": plan.reviews_a_day,
        "days_off": plan.days_off,
        "dates_off": plan.dates_off,
        "time_zone": plan.time_zone,
        "calendar_address": plan.calendar_token,
        "changed_at": plan.changed_at.isoformat(),
    }


def _certificate(one: Certificate) -> Json:
    return {
        "address": one.token,
        "name": one.name,
        "shows_name": one.shows_name,
        "mock_right": one.mock_right,
        "mock_of": one.mock_of,
        "mock_minutes": one.mock_minutes,
        "issued_at": one.issued_at.isoformat(),
        "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
    }


def latest(person: User) -> datetime | None:
    """When the person last set a plan or earned a certificate."""
    plan = StudyPlan.objects.filter(learner=person).values_list("changed_at", flat=True)
    earned = Certificate.objects.filter(learner=person).values_list("issued_at", flat=True)
    return max([*plan, *earned], default=None)
