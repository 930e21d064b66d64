"""What a page weighs on the wire and how soon it shows, in Chromium, as a share of its budget.

.venv/bin/python -m tests.bench.weight
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench.servers import python, serving
from tests.chromium import launch

# Kilobytes, requests and seconds allowed: the project's performance budgets.
KB = 1024
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8}
SLOWDOWN = 4
VISITS = 7
LCP = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime)).observe(
    {type: "largest-contentful-paint", buffered: true}))"""
SHIFT = """() => new Promise(done => { let sum = 0; new PerformanceObserver(list => {
  for (const e of list.getEntries()) sum += e.value })
  .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300) })"""


class Wire:
    """Counts what a page fetches, by kind, in bytes as they cross the wire."""

    def __init__(self, page: Page) -> None:
        self.kinds: dict[str, str] = {}
        self.sizes: dict[str, float] = {}
        self.cached: set[str] = set()
        self.line = page.context.new_cdp_session(page)
        self.line.send("Network.enable")
        self.line.on("Network.responseReceived", self._received)
        self.line.on("Network.requestServedFromCache", self._from_memory)
        self.line.on("Network.loadingFinished", self._finished)

    def _received(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self.cached and not event["response"].get("fromDiskCache"):
            self.kinds[event["requestId"]] = event["type"]

    def _from_memory(self, event: dict[str, Any]) -> None:
        self.cached.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.kinds:
            self.sizes[event["requestId"]] = event["encodedDataLength"]

    def kilobytes(self, *, of: Callable[[str], bool]) -> float:
        """The sum over the kinds that `of` lets through."""
        return sum(size for id_, size in self.sizes.items() if of(self.kinds[id_])) / KB


def line(name: str, found: float, allowed: float, unit: str) -> None:
    """Print one figure beside its budget, with the ratio."""
    verdict = "met" if found <= allowed else "missed"
    print(f"{name:42} {found:7.2f} of {allowed:g} {unit} = {found / allowed:4.0%}: {verdict}")  # noqa: T201 -- a bench prints


def weigh(browser: Browser, home: str, path: str, person: dict[str, Any] | None) -> None:
    """A cold visit to one page, then the same again warm."""
    context = _context(browser, person)
    page = context.new_page()
    cold = Wire(page)
    _visit(page, home + path)
    line(f"{path} cold, without fonts", cold.kilobytes(of=lambda k: k != "Font"), 40, "KB")
    line(f"{path} cold, with fonts", cold.kilobytes(of=lambda _: True), 120, "KB")
    line(f"{path} fonts", cold.kilobytes(of=lambda k: k == "Font"), 80, "KB")
    line(f"{path} scripts", cold.kilobytes(of=lambda k: k == "Script"), 25, "KB")
    line(f"{path} requests, cold", len(cold.sizes), 8, "")
    line(f"{path} layout shift on load", float(page.evaluate(SHIFT)), 0.02, "")
    warm = Wire(page)
    _visit(page, home + path)
    line(f"{path} again, warm", warm.kilobytes(of=lambda _: True), 6, "KB")
    line(f"{path} requests, warm", len(warm.sizes), 2, "")
    context.close()


def _context(browser: Browser, person: dict[str, Any] | None) -> BrowserContext:
    """A browser that knows nothing but who is signed in."""
    context = browser.new_context()
    if person:
        # No __Host- cookie can be set for an http page from outside; a header stands in for it.
        context.set_extra_http_headers({"Cookie": f"__Host-session={person['session']}"})
    return context


def _visit(page: Page, address: str) -> None:
    # The page's own cookies would take the place of that header.
    page.context.clear_cookies()
    response = page.goto(address, wait_until="networkidle")
    if response is None or not response.ok:
        raise ValueError(f"{address} does not answer as it should")


def paint(browser: Browser, home: str, path: str, person: dict[str, Any] | None) -> None:
    """The largest paint on a slow phone connection and a slow processor: the median visit."""
    times = sorted(_largest_paint(browser, home + path, person) for _ in range(VISITS))
    line(f"{path} largest paint, slow 4G, CPU 4x", times[VISITS // 2], 1.0, "s")


def _largest_paint(browser: Browser, address: str, person: dict[str, Any] | None) -> float:
    context = _context(browser, person)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {**SLOW_4G, "uploadThroughput": 750e3 / 8})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(address, wait_until="load")
    found = float(page.evaluate(LCP)) / 1000
    context.close()
    return found


def main() -> None:
    """Serve, look at the first lesson and a question, print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python("manage.py", "migrate", "--verbosity", "0", folder=folder)
        python("manage.py", "createcachetable", folder=folder)
        python("manage.py", "collectstatic", "--noinput", "--verbosity", "0", folder=folder)
        person = json.loads(python("-m", "tests.bench.prepare", "1", folder=folder))[0]
        pages = [("/course/whose-house/", None), (f"/a/{person['token']}/1/", person), ("/", None)]
        with serving("srm_course.wsgi", folder=folder) as port, sync_playwright() as playwright:
            browser = launch(playwright)
            for path, who in pages:
                weigh(browser, f"http://127.0.0.1:{port}", path, who)
                paint(browser, f"http://127.0.0.1:{port}", path, who)
            browser.close()


if __name__ == "__main__":
    main()
