"""Every address, every role, every method: generated from the addresses themselves."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from pytest_django import DjangoDbBlocker

from tests.access.rows import EVERYBODY, NOT_TAKEN, SIGN_IN, Role, Row, Who
from tests.access.world import NOWHERE, Place, World, build
from tests.journeys.test_pages import names

HERE = Path(__file__).parent
MODULES = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("test_"))
DECLARED: list[Row] = [
    row for stem in MODULES for row in getattr(import_module(f"{__package__}.{stem}"), "ROWS", ())
]
ROWS = {row.view: row for row in DECLARED}
VIEWS = sorted(names(get_resolver().url_patterns))
SECRET = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
WRITE = re.compile(
    r'^\s*(?:INSERT\s+(?:OR \w+ )?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE
)
TOKEN = 10
USED = {
    HTTPStatus.OK,
    HTTPStatus.NO_CONTENT,
    HTTPStatus.FOUND,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.CONFLICT,
    HTTPStatus.UNPROCESSABLE_ENTITY,
}
pytestmark = pytest.mark.django_db
SOME = (Role.ANONYMOUS, Role.LEARNER, Role.OWNER)
HTMX = {"hx-request": "true"}

CLIENT = Client()

type Answer = Any  # Django's test response, which has no public name


@contextmanager
def undoing() -> Iterator[None]:
    """A transaction that is rolled back, and that durable ones may stand in, as those of tests."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]  # noqa: SLF001 -- as Django's TestCase does
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), undoing():
        yield build()


@contextmanager
def undone() -> Iterator[None]:
    """What is written within is forgotten, and so are the tries that limits have counted."""
    cache.clear()
    with undoing():
        yield


@contextmanager
def written() -> Iterator[list[str]]:
    """The tables that are written to within."""
    tables: list[str] = []

    def look(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        tables.extend(WRITE.findall(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(look):
        yield tables


def path(row: Row, place: Place) -> str:
    return reverse(row.view, args=row.at(place))


def address(row: Row, args: tuple[object, ...]) -> str:
    return reverse(row.view, args=args)


def masked(answer: HttpResponse, row: Row, place: Place) -> tuple[int, str, bytes]:
    """Status, where it leads, and the page without what is new each time or names the address."""
    body, leads = SECRET.sub(rb"\1", answer.content), answer.get("Location", "")
    url, tokens = path(row, place), [str(part) for part in row.at(place) if len(str(part)) >= TOKEN]
    for form in (url, quote(url), quote(url, safe=""), *tokens):
        body, leads = body.replace(form.encode(), b"*"), leads.replace(form, "*")
    return answer.status_code, leads, body


def to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == SIGN_IN and answer["Location"].startswith("/accounts/login/")


def is_let_in(answer: HttpResponse) -> bool:
    return answer.status_code in USED and not to_sign_in(answer)


def ask(world: World, role: Role, method: str, url: str, **more: Any) -> Answer:
    """One request of somebody; nothing of what it does stays."""
    with undone():
        return getattr(world.be(CLIENT, role), method)(url, **more)


def test_every_address_is_declared() -> None:
    assert set(VIEWS) - ROWS.keys() == set()


def test_every_row_is_of_an_address() -> None:
    assert ROWS.keys() - set(VIEWS) == set()
    assert [
        view for view, times in Counter(row.view for row in DECLARED).items() if times > 1
    ] == []


@dataclass(frozen=True)
class Cell:
    """One role at one address by one method; `due` is what it gets, None if it is let in."""

    row: Row
    role: Role
    method: str
    due: HTTPStatus | None

    def faults(self, world: World) -> Iterator[str]:
        body = dict(self.row.body(world.here)) if self.method == "post" else {}
        with written() as tables:
            answer = ask(world, self.role, self.method, path(self.row, world.here), data=body)
        if self.method == "get" and set(tables) - self.row.writes.keys():
            yield f"writes {tables}"
        if not self.is_due(answer):
            yield f"{answer.status_code} {answer.get('Location', '')}"
        if self.due is not None and self.row.at(world.here):
            yield from self.told_apart(world, answer, body)

    def is_due(self, answer: Answer) -> bool:
        if self.due is None:
            return is_let_in(answer)
        if self.due == SIGN_IN:
            return to_sign_in(answer)
        return bool(answer.status_code == self.due)

    def told_apart(self, world: World, there: Answer, body: dict[str, Any]) -> Iterator[str]:
        """Whoever is denied learns nothing: it is as what does not exist, also for htmx."""
        row, here = self.row, path(self.row, world.here)
        nowhere = ask(world, self.role, self.method, path(row, NOWHERE), data=body)
        if masked(there, row, world.here) != masked(nowhere, row, NOWHERE):
            yield f"{there.status_code} is not as {nowhere.status_code} of what is not there"
        swapped = ask(world, self.role, self.method, here, data=body, headers=HTMX)
        if swapped.status_code != there.status_code:
            yield f"{swapped.status_code} for htmx"


def cells(row: Row) -> Iterator[Cell]:
    for role, (method, who) in product(Role, (("get", row.get), ("post", row.post))):
        yield Cell(row, role, method, who.denied(role))


@pytest.mark.parametrize("view", sorted(ROWS))
def test_address_lets_in_only_whom_it_should(world: World, view: str) -> None:
    found = {
        (cell.role.value, cell.method): faults
        for cell in cells(ROWS[view])
        if (faults := list(cell.faults(world)))
    }
    assert found == {}


@pytest.mark.parametrize("view", sorted(ROWS))
def test_things_of_another_class_are_absent(world: World, view: str) -> None:
    """Each argument in turn is that of the other class, whose things the role may not reach."""
    row = ROWS[view]
    own, other = row.at(world.here), row.at(world.elsewhere)
    mixes = {(*own[:n], other[n], *own[n + 1 :]) for n in range(len(own)) if own[n] != other[n]}
    wrong = []
    for role, mix, (method, asked) in product(Role, mixes, (("get", row.get), ("post", row.post))):
        if EVERYBODY in (row.get, row.post) or asked.denied(role) is not None:
            continue
        answer = ask(world, role, method, address(row, mix), data=dict(row.body(world.here)))
        if answer.status_code != HTTPStatus.NOT_FOUND:
            wrong.append((role.value, method, mix, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("view", sorted(ROWS))
def test_head_writes_nothing(world: World, view: str) -> None:
    row = ROWS[view]
    with written() as tables:
        for role in SOME:
            ask(world, role, "head", path(row, world.here))

    assert set(tables) - row.writes.keys() == set()


@pytest.mark.parametrize("view", sorted(ROWS))
def test_form_without_its_token_is_refused(world: World, view: str) -> None:
    row = ROWS[view]
    asked = {}
    for role in SOME:
        client = world.be(Client(enforce_csrf_checks=True), role)
        with undone():
            asked[role.value] = client.post(path(row, world.here)).status_code
    assert asked == dict.fromkeys(asked, HTTPStatus.FORBIDDEN)


@pytest.mark.parametrize("view", sorted(ROWS))
def test_other_methods_do_nothing(world: World, view: str) -> None:
    """The library's pages take PUT for POST; they check the form's token then as well."""
    row, statuses = ROWS[view], set()
    with written() as tables:
        for method in ("put", "patch", "delete"):
            statuses.add(ask(world, Role.OWNER, method, path(row, world.here)).status_code)

    assert set(tables) - row.writes.keys() == set()
    assert statuses == {NOT_TAKEN} or view.startswith("account_")


def test_nobody_is_let_in_by_a_row_of_nobody() -> None:
    assert [
        row.view
        for row in DECLARED
        if isinstance(row.get, Who) and not (row.get.let_in | row.post.let_in)
    ] == []
