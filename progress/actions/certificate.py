"""Issue a certificate, say who may see its name, withdraw it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from lessons.library import Library
from progress.models import Certificate
from progress.queries.certificate import newest, standing
from quizzes.models import Attempt


def issue(
    *, learner: User, name: str, shows_name: bool, library: Library, now: datetime
) -> Certificate | None:
    """Make the certificate with what stands now; None while a condition is missing.

    A valid one stays as it is, also where two requests come at once.
    """
    valid = newest(learner)
    if valid and valid.revoked_at is None:
        return valid
    found = standing(learner, library=library)
    if found.mock is None or not found.earned:
        return None
    try:
        with transaction.atomic():
            return Certificate.objects.create(
                learner=learner,
                name=name,
                shows_name=shows_name,
                mock_right=found.mock.score.right,
                mock_of=found.mock.score.of,
                mock_minutes=_minutes(found.mock.token),
                issued_at=now,
            )
    except IntegrityError:
        return Certificate.objects.get(learner=learner, revoked_at=None)


def _minutes(token: str) -> int:
    """The time limit of an exam that had one."""
    started_at, deadline_at = Attempt.objects.values_list("started_at", "deadline_at").get(
        token=token
    )
    return round((deadline_at - started_at).total_seconds() / 60) if deadline_at else 0


def show_name(*, learner: User, shows_name: bool) -> bool:
    """Say whether the public page names the learner; False without a valid certificate."""
    valid = Certificate.objects.filter(learner=learner, revoked_at=None)
    return bool(valid.update(shows_name=shows_name))


def withdraw(*, learner: User, now: datetime) -> bool:
    """Withdraw the valid certificate of a learner; False without one."""
    valid = Certificate.objects.filter(learner=learner, revoked_at=None)
    return bool(valid.update(revoked_at=now))


def revoke(*, token: str, now: datetime) -> bool:
    """Withdraw whosever certificate; False where no valid one has this address."""
    return bool(Certificate.objects.filter(token=token, revoked_at=None).update(revoked_at=now))
