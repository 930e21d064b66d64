"""Twins: before its report a mock exam gives away neither a key nor what is on trial."""

import gzip
import json
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from assessment.items import Item
from quizzes.models import Attempt
from quizzes.queries import portable
from tests.quizzes.conftest import plain, sent
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at, exam_of
from tests.quizzes.items import multiple_item, single_item
from tests.quizzes.test_secrecy import other

pytestmark = pytest.mark.django_db

type Told = tuple[object, ...]

TOKEN = "twintwintwintwintwin"


def told(client: Client, method: str, path: str, data: dict[str, object] | None = None) -> Told:
    """All that one request gives away, without what differs by design."""
    with CaptureQueriesContext(connection) as queries:
        response = getattr(client, method)(path, data or {})
    text = re.sub(r'"(op_id)": "[^"]*"', r'"\1"', plain(response))
    headers = {k: v for k, v in response.headers.items() if k not in ("Date", "Set-Cookie")}
    length = len(gzip.compress(text.encode(), mtime=0))
    return response.status_code, text, sorted(headers.items()), length, len(queries)


def walk(client: Client, learner: User, item: Item, *, trial: int) -> list[Told]:
    """Every page and reply that a learner can have before the report, up to its last second."""
    Attempt.objects.filter(token=TOKEN).delete()
    quiz = exam_of(learner, item, single_item("second"), trial=trial, token=TOKEN)
    home, first = quiz.page(""), quiz.url(1)
    ids = [opaque for opaque, _ in quiz.shown[0].order]
    some = {"a": ids[: item.choose or 1]}

    def all_at(moment: datetime) -> list[Told]:
        with at(moment):
            return [
                told(client, "get", home),
                told(client, "get", first),
                told(client, "post", f"{home}save", sent({"slot": "1", **some})),
                told(client, "post", f"{home}save", sent({"slot": "1", "base_rev": "0", **some})),
                told(client, "post", f"{home}save", sent({"slot": "1", "a": "unknown"})),
                told(client, "post", f"{first}keep/", sent({"to": "2", **some})),
                told(client, "post", f"{first}keep/", sent({"to": "flag", "a": ids[-1]})),
                told(client, "get", first),
                told(client, "get", f"{first}?x=1"),
                told(client, "post", f"{first}answer/", sent(dict(some))),
                told(client, "post", f"{first}sibling/"),
                told(client, "get", f"{home}overview/"),
                told(client, "get", f"{home}overview/?show=flagged"),
                told(client, "get", f"{home}hand-in/"),
                told(client, "get", f"{home}summary/"),
                told(client, "post", f"{home}redo/"),
                told(client, "post", f"{home}reasons/"),
                told(client, "post", f"{home}finish/"),
                told(client, "get", "/exam/"),
                told(client, "get", "/exam/short/"),
                (json.dumps(portable.export(learner, now=timezone.now())),),
            ]

    return [told for moment in (START, END - SECOND, END, GRACE_END) for told in all_at(moment)]


@pytest.mark.parametrize("item", [single_item(), multiple_item()], ids=lambda item: item.id)
def test_twins_tell_nothing_before_the_report(learner: Client, ana: User, item: Item) -> None:
    twin = other(item)
    assert twin.key != item.key
    assert walk(learner, ana, item, trial=0) == walk(learner, ana, twin, trial=0)


def test_nothing_tells_which_questions_are_on_trial(learner: Client, ana: User) -> None:
    item = single_item()
    first = walk(learner, ana, item, trial=0)
    assert [walk(learner, ana, item, trial=trial) for trial in (1, 2)] == [first, first]


@pytest.mark.parametrize(
    "end",
    [
        lambda client, path: client.post(path("hand-in/")),
        lambda client, path: client.get(path("summary/")),
    ],
    ids=["handed-in", "time-is-up"],
)
def test_twins_differ_in_the_report(
    learner: Client, ana: User, end: Callable[[Client, Callable[[str], str]], object]
) -> None:
    """The walk above could see a leak: the reports do differ."""

    def reported(item: Item) -> str:
        walk(learner, ana, item, trial=0)
        with at(GRACE_END + SECOND):
            end(learner, lambda tail: f"/a/{TOKEN}/{tail}")
            return plain(learner.get(f"/a/{TOKEN}/summary/"))

    assert reported(single_item()) != reported(other(single_item()))


def test_page_holds_neither_rationale_nor_reason(learner: Client, ana: User) -> None:
    item = single_item()
    pages = [str(told) for told in walk(learner, ana, item, trial=1)]
    hidden = [item.because, *(option.rationale for option in item.options), "trial item"]
    assert [text for text in hidden if any(text in page for page in pages)] == []
