"""axe on a page: what it finds, and what it could not judge."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What axe cannot decide by itself, by rule and the start of the target, each with its reason.
# Colours of these are held by the contrast test over the tokens.
UNDECIDED = (
    ("color-contrast", "svg"),  # one-glyph labels in drawings lie over patterns
    ("color-contrast", ".call"),  # as above: the numbers of callouts
    ("color-contrast", "text"),  # as above
)


def _targets(entries: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (str(entry["id"]), str(node["target"][0])) for entry in entries for node in entry["nodes"]
    ]


def faults(page: Page) -> list[tuple[str, str]]:
    """All violations, and everything undecided that is not on the list above."""
    page.evaluate(SOURCE)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    undecided = [
        (rule, target)
        for rule, target in _targets(found["incomplete"])
        if not any(rule == r and t in target for r, t in UNDECIDED)
    ]
    return _targets(found["violations"]) + undecided
