"""Twins: until the reason is shown, a live question gives nothing of its key away."""

import gzip
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessment.items import Item
from classrooms.models import LiveQuestion, LiveSession, Stage
from tests.classrooms.live import NOW, Room, at, ballot, room_of
from tests.quizzes.conftest import HTMX, plain
from tests.quizzes.items import multiple_item, owner_item, single_item
from tests.quizzes.test_secrecy import other

pytestmark = pytest.mark.django_db

type Told = tuple[object, ...]

ITEMS = [single_item(), owner_item(), multiple_item()]
STAGES = [stage for stage in Stage if stage != Stage.REASON]


def told(client: Client, method: str, path: str, **more: object) -> Told:
    """All that one request gives away, without what differs by design."""
    with CaptureQueriesContext(connection) as queries:
        response = getattr(client, method)(path, **more)
    text = plain(response)
    headers = {k: v for k, v in response.headers.items() if k not in ("Date", "Set-Cookie")}
    length = len(gzip.compress(text.encode(), mtime=0))
    return response.status_code, text, sorted(headers.items()), length, len(queries)


def walk(room: Room, item: Item) -> list[Told]:
    """What phones and projector get at every stage before the reason, and the votes' replies."""
    phone, teacher = room.browser(room.learners[0]), room.browser()
    LiveQuestion.objects.all().delete()
    # The twin takes the very place of the first: keys of rows are the same in two databases.
    question = room.ask(item)
    LiveQuestion.objects.filter(pk=question.pk).update(id=77)
    question.pk = 77
    room.count(question, [0] * 6)
    room.count(question, [1] * 6, number=2)
    places = range(item.choose or 1)
    found: list[Told] = []
    for rev, stage in enumerate(STAGES, start=1):
        LiveQuestion.objects.update(stage=stage, rev=rev)
        question.stage = stage
        sent = ballot(question, *places)
        found += [
            told(teacher, "get", room.projector),
            told(teacher, "get", f"{room.projector}tally/", data={"seen": f"77.{rev}.0"}),
            told(phone, "get", room.phones),
            told(phone, "get", f"{room.phones}now/", data={"rev": "old"}),
            told(phone, "post", room.phones, data=sent, headers=HTMX),
            told(phone, "post", room.phones, data=sent),
            told(phone, "post", room.phones, data={**sent, "a": "unknown"}),
            told(phone, "post", room.phones, data={**sent, "a": []}),
            told(teacher, "get", room.staff),
        ]
    return found


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_twins_tell_nothing_before_the_reason(item: Item) -> None:
    twin = other(item)
    assert twin.key != item.key
    room = room_of(6)
    with at(NOW):
        first, second = walk(room, item), walk(room, twin)
    assert first == second
    hidden = [item.because, *(option.rationale for option in item.options)]
    pages = [str(one) for one in first]
    assert [text for text in hidden if any(text in page for page in pages)] == []


def test_session_that_ends_early_keeps_the_key() -> None:
    """Also afterwards: what was not shown may be asked again."""
    room = room_of(6)

    def ended(item: Item) -> list[Told]:
        walk(room, item)
        LiveSession.objects.update(ended_at=NOW)
        phone = room.browser(room.learners[0])
        seen = [told(room.browser(), "get", room.projector), told(phone, "get", room.phones)]
        LiveSession.objects.update(ended_at=None)
        return seen

    with at(NOW):
        assert ended(single_item()) == ended(other(single_item()))


def test_twins_differ_once_the_reason_is_shown() -> None:
    """The walk above could see a leak: these pages do differ."""
    room = room_of(6)
    phone, teacher = room.browser(room.learners[0]), room.browser()

    def shown(item: Item) -> list[Told]:
        LiveQuestion.objects.all().delete()
        room.ask(item, stage=Stage.REASON)
        return [told(teacher, "get", room.projector), told(phone, "get", room.phones)]

    first, second = shown(single_item()), shown(other(single_item()))
    assert [one == two for one, two in zip(first, second, strict=True)] == [False, False]


def test_letters_are_the_same_on_projector_and_phone() -> None:
    room = room_of(1)
    room.ask()
    phone = plain(room.browser(room.learners[0]).get(room.phones))
    projector = plain(room.browser().get(room.projector))
    on_phone = re.findall(r"<b>([A-D])</b><span>([^<]+)</span>", phone)
    on_projector = re.findall(r'class="vh">([A-D]): </span>([^<]+)</p>', projector)
    assert on_phone == on_projector
    assert [letter for letter, _ in on_phone] == list("ABCD")
