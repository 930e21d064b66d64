"""Twins: an assigned attempt gives no key away before its time, under any feedback."""

import gzip
import json
import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from assessment.items import Item
from quizzes.models import Attempt, FactMemory
from quizzes.queries import portable
from tests.quizzes.assigned import assigned_of
from tests.quizzes.conftest import Quiz, plain, sent
from tests.quizzes.exams import END, GRACE_END, SECOND, START, at
from tests.quizzes.items import (
    classify_item,
    multiple_item,
    owner_item,
    single_item,
    two_tier_item,
)
from tests.quizzes.test_secrecy import other

pytestmark = pytest.mark.django_db

type Told = tuple[object, ...]

TOKEN = "twintwintwintwintwin"
DAY = timedelta(days=1)
ITEMS = [single_item(), multiple_item(), owner_item(), two_tier_item(), classify_item()]
ELSEWHERE = ("/progress/", "/course/", "/readiness/", "/calibration/", "/exam/", "/review/")


def told(client: Client, method: str, path: str, data: dict[str, object] | None = None) -> Told:
    """All that one request gives away, without what differs by design."""
    with CaptureQueriesContext(connection) as queries:
        response = getattr(client, method)(path, data or {})
    text = re.sub(r'"(op_id)": "[^"]*"', r'"\1"', plain(response))
    headers = {k: v for k, v in response.headers.items() if k not in ("Date", "Set-Cookie")}
    length = len(gzip.compress(text.encode(), mtime=0))
    return response.status_code, text, sorted(headers.items()), length, len(queries)


def some(quiz: Quiz) -> dict[str, object]:
    """The first options that are shown, which one of two twins has right."""
    shown = quiz.shown[0]
    ids = [opaque for opaque, _ in shown.order]
    if shown.item.kind == "classify":
        return {f"a-{opaque}": "aws" for opaque in ids}
    if shown.item.kind == "two-tier":
        return {"a": ids[0], "a-because": ids[3]}
    return {"a": ids[: shown.item.choose or 1]}


def walk(
    client: Client, learner: User, quiz: Quiz, *, answer: bool, far: bool = False
) -> list[Told]:
    """Every page and reply about an attempt; `far`: what else there is to see of its learner."""
    home, first = quiz.page(""), quiz.url(1)
    posts = [
        (f"{home}save", sent({"slot": "1", **some(quiz)})),
        (f"{home}save", sent({"slot": "1", "base_rev": "0", **some(quiz)})),
        (f"{first}keep/", sent({"to": "2", **some(quiz)})),
        (f"{first}sibling/", {}),
        (f"{home}redo/", {}),
        (f"{home}reasons/", {}),
        *([(f"{first}answer/", sent(some(quiz)))] if answer else []),
    ]
    pages = [home, first, f"{home}overview/", f"{home}hand-in/", f"{home}summary/", f"{home}time"]
    return [
        *(told(client, "post", path, data) for path, data in posts),
        *(told(client, "get", path) for path in (*pages, *(ELSEWHERE if far else ()))),
        (json.dumps(portable.export(learner, now=timezone.now())),),
    ]


def fresh(learner: User, item: Item, **more: object) -> Quiz:
    Attempt.objects.filter(token=TOKEN).delete()
    FactMemory.objects.all().delete()
    return assigned_of(learner, item, single_item("second"), token=TOKEN, **more)  # type: ignore[arg-type]


def later(
    client: Client, learner: User, item: Item, *, each: bool, scores_from: datetime | None
) -> list[Told]:
    """A sitting up to the last second before its replies, far after it was handed in."""
    quiz = fresh(
        learner, item, each=each, feeds=False, scores_from=scores_from, replies_from=END + DAY
    )
    found: list[Told] = []
    for moment in (START, END - SECOND):
        with at(moment):
            found += walk(client, learner, quiz, answer=True)
    end = f"{quiz.page('finish/' if each else 'hand-in/')}"
    with at(END - SECOND):
        found.append(told(client, "post", end))
    for moment in (END - SECOND, GRACE_END + SECOND, END + DAY - SECOND):
        with at(moment):
            found += walk(client, learner, quiz, answer=True, far=moment > END)
    return found


@pytest.mark.parametrize("each", [True, False], ids=["each", "whole"])
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_twins_tell_nothing_before_the_release(
    learner: Client,
    ana: User,
    item: Item,
    each: bool,  # noqa: FBT001
) -> None:
    twin = other(item)
    assert twin.key != item.key
    first = later(learner, ana, item, each=each, scores_from=None)
    assert first == later(learner, ana, twin, each=each, scores_from=None)


def test_score_that_is_out_tells_no_more_than_itself(learner: Client, ana: User) -> None:
    """With its score out the twins differ in one figure; their questions stay shut."""

    def said(item: Item) -> str:
        later(learner, ana, item, each=False, scores_from=START)
        with at(END + DAY - SECOND):
            return plain(learner.get(f"/a/{TOKEN}/summary/"))

    pages = [said(item) for item in (single_item(), other(single_item()))]
    assert "The owner holds the key" not in "".join(pages)
    figures = re.compile(r"<h1>\d of 2, which is \d+%\.</h1>")
    assert figures.sub("", pages[0]) == figures.sub("", pages[1])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@pytest.mark.parametrize("each", [True, False], ids=["each", "whole"])
def test_twins_tell_nothing_before_the_answer_or_the_end(
    learner: Client,
    ana: User,
    item: Item,
    each: bool,  # noqa: FBT001
) -> None:
    """Replies come with each answer, or with the end: until then nothing is told."""

    def before(item: Item) -> list[Told]:
        quiz = fresh(ana, item, each=each)
        found: list[Told] = []
        for moment in (START, END - SECOND, END, GRACE_END):
            with at(moment):
                found += walk(learner, ana, quiz, answer=not each, far=moment == START)
        return found

    assert before(item) == before(other(item))


@pytest.mark.parametrize("each", [True, False], ids=["each", "whole"])
def test_twins_differ_once_the_replies_are_out(
    learner: Client,
    ana: User,
    each: bool,  # noqa: FBT001
) -> None:
    """The walks above could see a leak: what comes after them does differ."""

    def after(item: Item) -> str:
        later(learner, ana, item, each=each, scores_from=None)
        with at(END + DAY):
            return plain(learner.get(f"/a/{TOKEN}/summary/"))

    pages = [after(item) for item in (single_item(), other(single_item()))]
    assert pages[0] != pages[1]
    assert all("The owner holds the key" in page for page in pages)


@pytest.mark.parametrize("replies_from", [None, END + DAY])
def test_nothing_is_remembered_of_what_is_not_released(
    learner: Client, ana: User, replies_from: datetime | None
) -> None:
    quiz = fresh(ana, single_item(), feeds=False, replies_from=replies_from)
    with at(START):
        learner.post(quiz.page("save"), sent({"slot": "1", **some(quiz)}))
        learner.post(quiz.page("hand-in/"))
    assert FactMemory.objects.count() == 0
