"""Twins: the same quiz with other keys gives the same bytes until an answer is checked."""

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from assessment import policy
from assessment.items import Item, Kind
from assessment.parties import Party
from assessment.presentation import present
from lessons.library import library
from quizzes import bank
from quizzes.models import Attempt, Mode
from quizzes.queries import checks, sheets
from tests.factories import AttemptFactory, AttemptItemFactory
from tests.quizzes.conftest import HTMX, plain, sent
from tests.quizzes.items import (
    classify_item,
    multiple_item,
    order_item,
    owner_item,
    pinned_item,
    single_item,
    two_tier_item,
)

pytestmark = pytest.mark.django_db

type Twin = tuple[Item, Item]

TOKEN = "twintwintwintwintwin"


def other(item: Item) -> Item:
    """The same question with another key, rationale and explanation."""
    keys = {
        Kind.SINGLE: (item.options[-1].id,),
        Kind.TWO_TIER: ("c", "customer"),
        Kind.MULTIPLE: ("b", "d"),
        Kind.CLASSIFY: ("a:both", "b:aws", "c:customer"),
        Kind.ORDER: ("b", "d", "a", "c"),
    }
    options = tuple(
        replace(option, rationale="Something else entirely", misconception="")
        for option in item.options
    )
    key = keys[item.kind]
    return replace(
        item,
        key=key,
        options=options,
        because="For another reason",
        owner=Party.CUSTOMER if item.kind is Kind.TWO_TIER else options[-1].party,
    )


ITEMS = [
    single_item(),
    owner_item(),
    two_tier_item(),
    multiple_item(),
    classify_item(),
    order_item(),
]


def some(kind: Kind, ids: list[str]) -> dict[str, object]:
    """An answer to keep, the same whatever the key is."""
    if kind is Kind.CLASSIFY:
        return {f"a-{ids[0]}": "aws"}
    if kind is Kind.ORDER:
        return {f"a-{id_}": str(place) for place, id_ in enumerate(ids, start=1)}
    if kind is Kind.TWO_TIER:
        return {"a-because": ids[4]}
    return {"a": ids[: 2 if kind is Kind.MULTIPLE else 1]}


def told(client: Client, method: str, path: str, data: dict[str, object]) -> tuple[object, ...]:
    """All that one request gives away, without what differs by design."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = getattr(client, method)(path, data)
    text = re.sub(r'"(op_id|saved_at)": "[^"]*"', r'"\1"', plain(response))
    text = re.sub(r'name="(op_id|csrfmiddlewaretoken)" value=""', r'name="\1"', text)
    headers = {k: v for k, v in response.headers.items() if k not in ("Date", "Set-Cookie")}
    length = len(gzip.compress(text.encode(), mtime=0))
    return response.status_code, text, sorted(headers.items()), length, len(queries)


def walk(client: Client, learner: User, item: Item, **more: object) -> list[tuple[object, ...]]:
    """Every page and reply that a learner can have before an answer."""
    Attempt.objects.filter(token=TOKEN).delete()
    attempt = AttemptFactory.create(**{"learner": learner, "token": TOKEN, **more})
    pins = [pinned_item(item), pinned_item(single_item("second"))]
    for position, pin in enumerate(pins, start=1):
        AttemptItemFactory.create(attempt=attempt, position=position, pinned=pin)
    ids = [opaque for opaque, _ in pins[0].shown.order]
    chosen = some(item.kind, ids)
    home = f"/a/{TOKEN}/"
    return [
        told(client, "get", home, {}),
        told(client, "get", f"{home}1/", {}),
        told(client, "post", f"{home}1/answer/", sent({})),
        told(client, "post", f"{home}1/answer/", sent({"a": "unknown"})),
        told(client, "post", f"{home}save", sent({"slot": "1", **chosen})),
        told(client, "post", f"{home}save", sent({"slot": "1", "base_rev": "0", **chosen})),
        told(client, "get", f"{home}1/", {}),
        told(client, "post", f"{home}1/sibling/", {}),
        told(client, "get", f"{home}summary/", {}),
        told(client, "get", "/practice/", {}),
        told(client, "get", "/review/", {}),
        told(client, "post", f"{home}finish/", {}),
        told(client, "get", f"{home}1/", {}),
        told(client, "get", f"{home}summary/", {}),
    ]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.kind}-{item.id}")
def test_twins_tell_nothing_before_the_answer(learner: Client, ana: User, item: Item) -> None:
    twin = other(item)
    assert twin.key != item.key
    with time_machine.travel(timezone.now(), tick=False):  # the pages say when
        assert walk(learner, ana, item) == walk(learner, ana, twin)


def test_twins_of_a_review_tell_nothing_before_the_answer(learner: Client, ana: User) -> None:
    item, rules = two_tier_item(), asdict(policy.REVIEW)
    with time_machine.travel(timezone.now(), tick=False):
        one, twin = (
            walk(learner, ana, made, mode=Mode.REVIEW, subject="review", policy=rules)
            for made in (item, other(item))
        )
    assert one == twin


def test_twins_differ_once_answered(learner: Client, ana: User) -> None:
    """The walk above could see a leak: after the answer the pages do differ."""

    def answered(item: Item) -> str:
        walk(learner, ana, item)
        Attempt.objects.filter(token=TOKEN).update(submitted_at=None)
        chosen = pinned_item(item).shown.order[0][0]
        learner.post(f"/a/{TOKEN}/1/answer/", sent({"a": chosen}))
        return plain(learner.get(f"/a/{TOKEN}/1/"))

    assert answered(single_item()) != answered(other(single_item()))


@contextmanager
def check_is(item: Item) -> Iterator[None]:
    """The content with this item in the place of the one of its id."""
    items = library().items
    before = items[item.id]
    items[item.id] = item
    try:
        yield
    finally:
        items[item.id] = before


def test_checks_tell_nothing_before_the_answer(client: Client) -> None:
    found = next(iter(checks.checks(None, "whose-house").values()))
    item = found.pin.shown.item
    twin = replace(
        item,
        key=(next(option.id for option in item.options if option.id not in item.key),),
        because="For another reason",
    )
    url = f"/checks/whose-house/{item.id}/"

    def walk_lesson() -> list[tuple[object, ...]]:
        return [
            told(client, "get", "/course/whose-house/", {}),
            told(client, "post", url, sent({})),
            told(client, "post", url, sent({"a": "unknown"})),
        ]

    first = walk_lesson()
    with check_is(twin):
        assert bank.check(item.id) == twin
        assert walk_lesson() == first


def test_opaque_ids_and_order_do_not_follow_the_key() -> None:
    for item in ITEMS:
        for seed in range(50):
            assert present(item, seed).order == present(other(item), seed).order


def test_sheet_tells_no_owner_before_inspection(client: Client) -> None:
    rows = sheets.sheet(None).rows
    offered = [[o.party for _, o in row.pin.shown.options] for row in rows]
    assert offered == [list(Party)] * 13
    page = client.get("/course/fill-the-matrix/").content.decode()
    form = page[page.index('id="capstone"') : page.index("</form>", page.index('id="capstone"'))]
    for row in rows:
        for option in row.pin.shown.item.options:
            assert option.rationale not in form
        assert row.pin.shown.item.because not in form


def test_save_reply_holds_only_what_the_page_knows(learner: Client, ana: User) -> None:
    walk(learner, ana, single_item())
    Attempt.objects.filter(token=TOKEN).update(submitted_at=None)
    reply = learner.post(f"/a/{TOKEN}/save", sent({"slot": "2"}), headers=HTMX)
    names = {"op_id", "slot", "rev", "saved_at", "remaining_ms", "stale"}
    assert set(json.loads(reply.content)) == names
