"""axe on a page: what it finds, and what it could not judge."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# The rules that look at colours; all others see the same page in both looks.
COLOURS = ["color-contrast", "link-in-text-block"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What axe cannot decide by itself: rule and what it is about, each with its reason.
UNDECIDED = [
    # Numbers and letters in drawings lie over patterns. The contrast of their colours is held by
    # the test of the tokens.
    ("color-contrast", "svg[aria-hidden=true] text"),
]

# Without its preloading, which would fetch and inline the style sheets that are there anyway.
RUN = """async ([type, values, undecided]) => {
    const found = await axe.run(document, {
        runOnly: {type, values},
        resultTypes: ["violations", "incomplete"],
        preload: false,
        elementRef: true,
    });
    const listed = (id, one) =>
        undecided.some(([rule, about]) => rule === id && one.element?.matches(about));
    const flat = (entries) => entries.flatMap(({id, nodes}) => nodes.map((one) => [id, one]));
    const open = flat(found.incomplete).filter(([id, one]) => !listed(id, one));
    return [...flat(found.violations), ...open]
        .map(([id, one]) => `${id} ${one.target.join(" ")}: ${one.failureSummary}`);
}"""


def faults(page: Page, *, colours_only: bool = False) -> list[str]:
    """All violations, and everything undecided that is not on the list above."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    chosen = ["rule", COLOURS] if colours_only else ["tag", TAGS]
    return [str(line) for line in page.evaluate(RUN, [*chosen, UNDECIDED])]
