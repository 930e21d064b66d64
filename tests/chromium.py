"""How Debian's Chromium is started, for the journeys and the benches."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    """The browser that CHROMIUM names, else the one on the path."""
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    return playwright.chromium.launch(executable_path=path, args=FLAGS)
