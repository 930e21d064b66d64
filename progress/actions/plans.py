"""What a learner plans, and the private address of the reminders."""

from collections.abc import Iterable
from datetime import date, datetime

from accounts.models import User
from progress.models import Certificate, StudyPlan, new_token


def save_plan(
    *,
    learner: User,
    exam_date: date | None,
    minutes_a_day: int,
    reviews_a_day: int,
    days_off: Iterable[int],
    dates_off: Iterable[date],
    time_zone: str,
    now: datetime,
) -> StudyPlan:
    """Set the plan in place of the one there was; the address of its reminders stays."""
    plan, _ = StudyPlan.objects.update_or_create(
        learner=learner,
        defaults={
            "exam_date": exam_date,
            "minutes_a_day": minutes_a_day,
            "reviews_a_day": reviews_a_day,
            "days_off": sorted(days_off),
            "dates_off": [day.isoformat() for day in sorted(dates_off)],
            "time_zone": time_zone,
            "changed_at": now,
        },
    )
    return plan


def renew_calendar(*, learner: User, now: datetime) -> bool:
    """Give the reminders a new address, so that an old one is unknown; False without a plan."""
    return _address(learner, new_token(), now)


def withdraw_calendar(*, learner: User, now: datetime) -> bool:
    """Take the address of the reminders away; False without a plan."""
    return _address(learner, "", now)


def _address(learner: User, token: str, now: datetime) -> bool:
    plans = StudyPlan.objects.filter(learner=learner)
    return bool(plans.update(calendar_token=token, changed_at=now))


def adopt(guest: User, user: User) -> None:
    """Move a guest's plan to an account that has none, and certificates where none is valid.

    An account's own plan stays, and so does its valid certificate; what has no place goes with
    the guest.
    """
    if not StudyPlan.objects.filter(learner=user).exists():
        StudyPlan.objects.filter(learner=guest).update(learner=user)
    StudyPlan.objects.filter(learner=guest).delete()
    earned = Certificate.objects.filter(learner=guest)
    if Certificate.objects.filter(learner=user, revoked_at__isnull=True).exists():
        earned.filter(revoked_at__isnull=True).delete()
    earned.update(learner=user)
