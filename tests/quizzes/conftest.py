"""A learner at their quiz."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from accounts.models import User
from assessment.items import Item
from assessment.presentation import Shown
from quizzes.models import Attempt, AttemptItem
from tests.factories import AttemptFactory, AttemptItemFactory
from tests.quizzes.items import pinned_item

HTMX = {"HX-Request": "true"}


@dataclass
class Quiz:
    """An open attempt with what it shows, and the addresses of its pages."""

    attempt: Attempt
    shown: list[Shown]

    def url(self, number: int, tail: str = "") -> str:
        return f"/a/{self.attempt.token}/{number}/{tail}"

    def page(self, tail: str) -> str:
        return f"/a/{self.attempt.token}/{tail}"

    def item(self, number: int) -> AttemptItem:
        return AttemptItem.objects.get(attempt=self.attempt, position=number)


def sent(fields: Mapping[str, object], **more: object) -> dict[str, object]:
    """The fields of a form with an operation of its own."""
    return {"op_id": str(uuid4()), **fields, **more}


def plain(response: HttpResponseBase) -> str:
    """A response's text without what differs from one to the next by design."""
    text = getattr(response, "content", b"").decode()
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", text)
    return re.sub(r'(name="op_id" value=")[^"]*', r"\1", text)


@pytest.fixture
def learner(client: Client, ana: User) -> Client:
    """Ana's browser."""
    client.force_login(ana)
    return client


@pytest.fixture
def quiz_of(ana: User) -> Callable[..., Quiz]:
    """Builds an open quiz of some items for Ana."""

    def build(*items: Item, **more: object) -> Quiz:
        attempt = AttemptFactory.create(**{"learner": ana, **more})
        pins = [pinned_item(item) for item in items]
        for position, pin in enumerate(pins, start=1):
            AttemptItemFactory.create(attempt=attempt, position=position, pinned=pin)
        return Quiz(attempt=attempt, shown=[pin.shown for pin in pins])

    return build
