"""Twins: a class's pages tell its learner nothing of an answer before its time."""

import gzip
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.items import Item
from classrooms.models import Feed, Grade
from quizzes.models import Attempt
from tests.classrooms.learning import DAY, HOUR, NOW, Seat, seat
from tests.quizzes.assigned import assigned_of
from tests.quizzes.conftest import plain, sent
from tests.quizzes.exams import at
from tests.quizzes.items import multiple_item, single_item
from tests.quizzes.test_secrecy import other

pytestmark = pytest.mark.django_db

TOKEN = "twintwintwintwintwin"


def told(where: Seat, paths: list[str]) -> list[tuple[object, ...]]:
    """Status, text, headers, size when packed and number of queries of each page."""
    found: list[tuple[object, ...]] = []
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            reply = where.client.get(path)
        text = plain(reply)
        headers = sorted((k, v) for k, v in reply.headers.items() if k != "Set-Cookie")
        size = len(gzip.compress(text.encode(), mtime=0))
        found.append((reply.status_code, text, headers, size, len(queries)))
    return found


def walk(where: Seat, row: object, paths: list[str], item: Item, *, each: bool) -> list[object]:
    """A sitting that chooses the first options, and all pages of the class around it."""
    Attempt.objects.all().delete()
    Grade.objects.all().delete()
    quiz = assigned_of(
        where.user,
        item,
        single_item("second"),
        each=each,
        feeds=False,
        subject=f"assigned:{getattr(row, 'token', '')}",
        token=TOKEN,
        started_at=NOW,
        deadline_at=NOW + HOUR,
        scores_from=None,
        replies_from=NOW + DAY,
    )
    ids = [opaque for opaque, _ in quiz.shown[0].order][: item.choose or 1]
    found: list[object] = []

    def look(moment: datetime) -> None:
        with at(moment):
            found.extend(told(where, paths))

    with at(NOW):
        where.client.post(quiz.page("save"), sent({"slot": "1", "a": ids}))
        if each:
            where.client.post(quiz.url(1, "answer/"), sent({"a": ids}))
    look(NOW)
    with at(NOW):
        where.client.post(quiz.page("finish/" if each else "hand-in/"))
    look(NOW)
    look(NOW + DAY - HOUR)
    assert Grade.objects.get().percent is not None
    return found


@pytest.mark.parametrize("each", [True, False], ids=["each", "whole"])
@pytest.mark.parametrize("item", [single_item(), multiple_item()], ids=lambda item: item.id)
def test_twins_tell_nothing_on_the_pages_of_a_class(
    item: Item,
    each: bool,  # noqa: FBT001
) -> None:
    where = seat()
    row = where.assign(
        feedback="each" if each else "later", scores="later", attempts=2, due_at=NOW + DAY
    )
    feed = Feed.objects.create(user=where.user, made_at=NOW)
    room = f"/classes/{where.room.token}/"
    paths = [
        *("/classes/", room, where.path(row), f"/receipts/{TOKEN}/"),
        *(f"/classes/feed/{feed.token}.ics", f"/classes/of/{row.token}/"),
    ]
    walks = [walk(where, row, paths, one, each=each) for one in (item, other(item))]
    assert walks[0] == walks[1]
    with at(NOW + DAY):
        Attempt.objects.update(scores_from=NOW)
        assert "of 100" in plain(where.client.get(room))
