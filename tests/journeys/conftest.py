"""A real Chromium in front of the live server."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.chromium import launch
from tests.journeys.desk import Desk

# Playwright's loop runs in the thread of the tests, which use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Chromium reports each refused form as a failed resource; the journeys assert the status. htmx
# reports that it gave up a redraw for a newer one. What went wrong has lines of its own.
HARMLESS = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")
WIDE, NARROW = (1280, 900), (320, 640)


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


@dataclass
class Visitor:
    """Opens windows on the site and notes what went wrong behind them."""

    browser: Browser
    home: str
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def window(
        self,
        *,
        js: bool = True,
        size: tuple[int, int] = WIDE,
        scheme: Literal["light", "dark"] = "light",
        reduced_motion: bool = False,
        touch: bool = False,
    ) -> Page:
        """A fresh browser profile with one page."""
        context = self.browser.new_context(
            base_url=self.home,
            java_script_enabled=js,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            has_touch=touch,
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        # On the context, so that tabs opened later are watched too.
        context.on("console", lambda m: self._note(m.text) if m.type == "error" else None)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", lambda r: self._own_site_only(r.url))
        return context.new_page()

    def expected(self, start: str) -> None:
        """What was reported so far is what this journey was to provoke."""
        assert [fault for fault in self.faults if not fault.startswith(start)] == []
        self.faults.clear()

    def _note(self, text: str) -> None:
        if not text.startswith(HARMLESS):
            self.faults.append(text)

    def _own_site_only(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:", "about:")):
            self.faults.append(f"asked another site: {url}")


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer) -> Iterator[Visitor]:
    """A person at the site; fails on any script error, CSP report or foreign request."""
    person = Visitor(browser=browser, home=live_server.url)
    yield person
    for context in person.contexts:
        context.close()
    assert person.faults == []


@pytest.fixture
def desk(visitor: Visitor, settings: LazySettings) -> Desk:
    """A window, and quick ways to be somebody with a history in it."""
    cache.clear()
    page = visitor.window(reduced_motion=True)
    return Desk(page=page, home=visitor.home, settings=settings)
