"""The small world that tests of rights live in."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.classrooms.rights.desk import NOW, Page


@pytest.fixture
def still() -> Iterator[None]:
    """It is Tuesday, five past ten in Berlin."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page(client: Client) -> Page:
    """A quiz of a class, and a client of its owner."""
    return Page(client)
