"""What a page must hold at each size, in both looks, however its text is set."""

import os
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.journeys import axe

type Scheme = Literal["light", "dark"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
DESKTOP, PHONE, ZOOMED = (1280, 900), (320, 640), (320, 256)
# WCAG 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
SCREENSHOTS = Path(__file__).parents[2] / "screenshots" / "pages"

# Adopted style sheets are outside what the policy for style sheets governs.
WEAR = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
WIDTH = "document.documentElement.scrollWidth"
# Boxes with text of their own that is cut off or runs out of the box.
CLIPPED = """() => {
    const found = [];
    // Visually hidden boxes are one pixel large on purpose.
    const unseen = (box) =>
        box && (getComputedStyle(box).clipPath === "inset(50%)" || unseen(box.parentElement));
    const scrolls = (how) => how === "auto" || how === "scroll";
    for (const box of document.querySelectorAll("body *")) {
        const style = getComputedStyle(box);
        if (["inline", "contents"].includes(style.display) || !box.clientWidth) continue;
        const says = [...box.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!says && style.overflowX === "visible") continue;
        if (box.closest("svg, select, [aria-hidden=true]") || unseen(box)) continue;
        const sideways = scrolls(style.overflowX) && box.matches("pre, [tabindex]");
        const wide = sideways ? 0 : box.scrollWidth - box.clientWidth;
        const high = scrolls(style.overflowY) ? 0 : box.scrollHeight - box.clientHeight;
        if (wide <= 3 && high <= 3) continue;
        // Glyphs of tight lines reach a little out of their boxes.
        const sizes = [box, ...box.querySelectorAll("*")].map((e) => getComputedStyle(e).fontSize);
        if (wide > 3 || high > 0.3 * Math.max(...sizes.map(parseFloat))) {
            const text = box.textContent.trim().slice(0, 30);
            found.push(`${box.tagName}.${box.className} +${wide} +${high} ${text}`);
        }
    }
    return found;
}"""


def size(page: Page, width_height: tuple[int, int]) -> None:
    page.set_viewport_size({"width": width_height[0], "height": width_height[1]})


def faults(page: Page) -> list[str]:
    """What axe finds in both looks, sideways scrolling, and text that is cut off.

    Text is looked at as it is, spread as a reader may spread it, and doubled. The order spares
    the page what it can of changing its size, which costs.
    """
    found = []
    _light(page, scheme="light")
    for dimensions in (DESKTOP, PHONE):
        found += _cut_off(page, dimensions, "as it is") + _axe(page, dimensions, "light")
    _light(page, scheme="dark")
    for dimensions in (PHONE, DESKTOP):
        found += _axe(page, dimensions, "dark")
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    found += _cut_off(page, DESKTOP, "doubled")
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    browser.detach()
    page.evaluate(WEAR, SPACED)
    for dimensions in (DESKTOP, PHONE):
        found += _cut_off(page, dimensions, "spaced")
    page.evaluate(WEAR, "")
    return found + _too_wide(page, ZOOMED, "zoomed")


def narrow_faults(page: Page) -> list[str]:
    """The same of a further state of a page, narrow in both looks.

    Most of its faults it has in common with the state that is looked at as a whole.
    """
    _light(page, scheme="light")
    found = _cut_off(page, PHONE, "as it is") + _axe(page, PHONE, "light")
    _light(page, scheme="dark")
    return found + _axe(page, PHONE, "dark") + _too_wide(page, ZOOMED, "zoomed")


def _light(page: Page, *, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def _axe(page: Page, dimensions: tuple[int, int], scheme: Scheme) -> list[str]:
    size(page, dimensions)
    found = axe.faults(page, colours_only=scheme == "dark")
    return [f"{scheme} {dimensions[0]}: {fault}" for fault in found]


def _too_wide(page: Page, dimensions: tuple[int, int], word: str) -> list[str]:
    """No sideways scrolling: 320 pixels are 1280 at 400 %."""
    size(page, dimensions)
    width = page.evaluate(WIDTH)
    wide = width > dimensions[0]
    return [f"{word} {dimensions[0]}x{dimensions[1]}: the page is {width} wide"] if wide else []


def _cut_off(page: Page, dimensions: tuple[int, int], word: str) -> list[str]:
    found = _too_wide(page, dimensions, word)
    return found + [f"{word} {dimensions[0]}: {box}" for box in page.evaluate(CLIPPED)]


def keep_pictures(page: Page, name: str) -> None:
    """Screenshots for people, where they are asked for."""
    if not os.environ.get("SCREENSHOTS"):
        return
    for scheme in SCHEMES:
        _light(page, scheme=scheme)
        for width in (1280, 390):
            size(page, (width, 900))
            page.screenshot(path=SCREENSHOTS / f"{name}-{scheme}-{width}.png", full_page=True)
