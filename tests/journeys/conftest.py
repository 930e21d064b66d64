"""A real Chromium in front of the live server."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

# Playwright's loop runs in the thread of the tests, which use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
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
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
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
        page = context.new_page()
        page.on("console", lambda m: self._note(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda r: self._own_site_only(r.url))
        return page

    def _note(self, text: str) -> None:
        # Chromium reports each refused form as a failed resource; the journeys assert the status.
        if "Failed to load resource" not in text:
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
