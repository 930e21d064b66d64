"""The small world that tests live in."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

from accounts.models import User
from tests.factories import UserFactory

# A busy machine is no fault of the code: properties have no clock.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")


@pytest.fixture
def now() -> datetime:
    """A Monday at five past two."""
    return datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.fixture
def ana(db: None) -> User:
    """A learner with an account."""
    return UserFactory.create(email="ana@example.org")
