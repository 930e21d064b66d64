"""The small world that tests live in."""

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.management import create_contenttypes
from django.db.models.signals import post_migrate
from hypothesis import HealthCheck, settings

from accounts.models import User
from tests.factories import UserFactory

# A busy machine is no fault of the code: properties have no clock.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")


# Nobody has permissions here. These would be made anew whenever a test that commits has ended.
post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
post_migrate.disconnect(create_contenttypes)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--stored", action="store_true", help="only the tests that use the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Another database makes no difference to a test that asks for none."""
    if not config.getoption("--stored"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not _uses_database(item)])
    items[:] = [item for item in items if _uses_database(item)]


def _uses_database(item: pytest.Item) -> bool:
    # Nobody else can: pytest-django refuses.
    asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


@pytest.fixture
def now() -> datetime:
    """A Monday at five past two."""
    return datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.fixture
def ana(db: None) -> User:
    """A learner with an account."""
    return UserFactory.create(email="ana@example.org")
