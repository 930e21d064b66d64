"""A real Chromium in front of the live server."""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from tests.chromium import launch
from tests.journeys.desk import Desk

# Playwright's loop runs in the thread of the tests, which use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Chromium reports each refused form as a failed resource; the journeys assert the status. htmx
# reports that it gave up a redraw for a newer one. What went wrong has lines of its own.
HARMLESS = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")
WIDE, NARROW = (1280, 900), (320, 640)
# Empties what the site could keep; whether a clock was set. Pages without an address keep nothing.
LEAVE = """() => {
    try { localStorage.clear() } catch { /* as said */ }
    return "__pwClock" in window;
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser and writes through a server of its own."""
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys of a process."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


type Setting = tuple[bool, tuple[int, int], Literal["light", "dark"], bool, bool]


@dataclass
class Profiles:
    """Browser profiles, lent to one test after the other.

    A new one costs more than a page does: a process, cold scripts, fonts and styles.
    """

    browser: Browser
    free: dict[Setting, list[BrowserContext]] = field(default_factory=lambda: defaultdict(list))

    def lend(self, setting: Setting, home: str) -> BrowserContext:
        if self.free[setting]:
            return self.free[setting].pop()
        js, size, scheme, reduced_motion, touch = setting
        context = self.browser.new_context(
            base_url=home,
            java_script_enabled=js,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            has_touch=touch,
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        # Stays open and blank. With its last page a profile would lose its window and its process,
        # and the next test would wait for new ones.
        context.new_page()
        return context

    def take_back(self, setting: Setting, context: BrowserContext) -> None:
        """As if nobody had been here; pages are never kept by a cache (`no-store`)."""
        # A clock that was set stays with the profile.
        _, *pages = context.pages
        clocks = [page.evaluate(LEAVE) for page in pages]
        for page in pages:
            page.close()
        if any(clocks):
            context.close()
            return
        context.unroute_all()
        context.set_offline(offline=False)
        context.clear_cookies()
        context.clear_permissions()
        self.free[setting].append(context)


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Iterator[Profiles]:
    kept = Profiles(browser=browser)
    yield kept
    for context in chain.from_iterable(kept.free.values()):
        context.close()


@dataclass
class Visitor:
    """Opens windows on the site and notes what went wrong behind them."""

    profiles: Profiles
    home: str
    faults: list[str] = field(default_factory=list)
    lent: list[tuple[Setting, BrowserContext]] = field(default_factory=list)

    def window(
        self,
        *,
        js: bool = True,
        size: tuple[int, int] = WIDE,
        scheme: Literal["light", "dark"] = "light",
        reduced_motion: bool = False,
        touch: bool = False,
    ) -> Page:
        """A page in a browser profile that nobody else has."""
        setting = (js, size, scheme, reduced_motion, touch)
        context = self.profiles.lend(setting, self.home)
        self.lent.append((setting, context))
        # On the context, so that tabs opened later are watched too.
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._own_site_only)
        return context.new_page()

    def leave(self) -> None:
        for setting, context in self.lent:
            self.profiles.take_back(setting, context)
            context.remove_listener("console", self._console)
            context.remove_listener("weberror", self._error)
            context.remove_listener("request", self._own_site_only)

    def expected(self, start: str) -> None:
        """What was reported so far is what this journey was to provoke."""
        assert [fault for fault in self.faults if not fault.startswith(start)] == []
        self.faults.clear()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(HARMLESS):
            self.faults.append(message.text)

    def _error(self, error: WebError) -> None:
        self.faults.append(str(error.error))

    def _own_site_only(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.faults.append(f"asked another site: {request.url}")


@pytest.fixture
def visitor(profiles: Profiles, live_server: LiveServer) -> Iterator[Visitor]:
    """A person at the site; fails on any script error, CSP report or foreign request."""
    person = Visitor(profiles=profiles, home=live_server.url)
    yield person
    person.leave()
    assert person.faults == []


@pytest.fixture
def desk(visitor: Visitor, settings: LazySettings) -> Desk:
    """A window, and quick ways to be somebody with a history in it."""
    cache.clear()
    page = visitor.window(reduced_motion=True)
    return Desk(page=page, home=visitor.home, settings=settings)
