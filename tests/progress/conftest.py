"""A learner at a known time."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from tests.progress.reviewing import NOW


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stands at the Monday of the reviews until it is moved."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def at_now(now: datetime) -> Iterator[None]:
    """The clock stands still."""
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def learner(client: Client, ana: User) -> Client:
    """Ana's browser."""
    client.force_login(ana)
    return client
