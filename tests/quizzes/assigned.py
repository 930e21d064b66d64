"""Assigned attempts that were begun at five past two, and where they stand."""

from dataclasses import asdict
from datetime import datetime

from accounts.models import User
from assessment import policy
from assessment.items import Item
from quizzes.models import Attempt, Mode
from tests.factories import AttemptFactory, AttemptItemFactory
from tests.quizzes.conftest import Quiz
from tests.quizzes.exams import END, START
from tests.quizzes.items import pinned_item

SUBJECT = "assigned:0123456789abcdef0123456789abcdef"


def assigned_of(
    learner: User,
    *items: Item,
    each: bool = False,
    feeds: bool = True,
    strict: bool = False,
    paper: str = "",
    replies_from: datetime | None = START,
    scores_from: datetime | None = START,
    **more: object,
) -> Quiz:
    """An open assigned attempt of these items that runs until `END`."""
    rules = policy.assigned(
        name="Week 3", each=each, feeds=feeds, strict=strict, limit_s=42 * 60, paper=paper
    )
    attempt: Attempt = AttemptFactory.create(
        **{
            "learner": learner,
            "mode": Mode.ASSIGNED,
            "subject": SUBJECT,
            "policy": asdict(rules),
            "started_at": START,
            "deadline_at": END,
            "replies_from": replies_from,
            "scores_from": scores_from,
            **more,
        }
    )
    pins = [pinned_item(item) for item in items]
    for position, pin in enumerate(pins, start=1):
        AttemptItemFactory.create(attempt=attempt, position=position, pinned=pin)
    return Quiz(attempt=attempt, shown=[pin.shown for pin in pins])
