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
# Elements in a block. The smaller, the more of them were there before.
MOST = 4
# Colours are most of the work, and most of a page was on a page before. A block is told by all that
# its contrasts follow from: its elements, their colours and type, whether they have words, which of
# them reach over each other or out of what holds them, what lies loose over them, what is drawn
# before and after them, and what shines through from behind.
BLOCKS = r"""async (most) => {
    const traits = ["display", "visibility", "opacity", "color", "fill", "stroke",
        "backgroundColor", "backgroundImage", "fontSize", "fontWeight", "textShadow", "filter",
        "textDecorationLine", "borderBottomStyle", "position", "zIndex", "clipPath"];
    const style = (box, part) => {
        const worn = getComputedStyle(box, part);
        return traits.map((trait) => worn[trait]).join();
    };
    const drawn = (box, part) => {
        const {content} = getComputedStyle(box, part);
        return ["none", "normal"].includes(content) ? "" : `${content} ${style(box, part)}`;
    };
    const look = (box) => [style(box), drawn(box, "::before"), drawn(box, "::after")].join();
    // One letter, or signs that are none: axe treats them otherwise than words.
    const plain = /^[\p{L}\p{N}\p{P}\s]{2,}$/u;
    const word = (text) => plain.test(text) ? "words" : text;
    const words = (box) => [...box.childNodes].map(
        (n) => n.nodeType === 3 ? word(n.data.trim()) : "");
    // Only what left its place can lie over what stands elsewhere on the page.
    const loose = [...document.body.getElementsByTagName("*")]
        .filter((e) => !e.closest("svg"))
        .map((e) => [e, getComputedStyle(e), e.getBoundingClientRect()])
        .filter(([, {position, top, left, bottom, right, transform, translate, marginTop}, at]) =>
            at.width > 1 && at.height > 1 && (
                ["absolute", "fixed", "sticky"].includes(position)
                || transform !== "none" || translate !== "none" || marginTop.startsWith("-")
                || (position === "relative"
                    && [top, left, bottom, right].some((o) => !["auto", "0px"].includes(o)))));
    const over = (e) => {
        const at = e.getBoundingClientRect();
        return loose.filter(([one,, {left, right, top, bottom}]) =>
            Math.min(right, at.right) - Math.max(left, at.left) > 1
            && Math.min(bottom, at.bottom) - Math.max(top, at.top) > 1
            && !one.contains(e) && !e.contains(one)).map(([one]) => look(one));
    };
    // What is drawn over what: all that sizes and places do to a contrast.
    const place = (e) => {
        const at = e.getBoundingClientRect();
        if (!at.width || !at.height) return "";
        const meets = (other) => {
            const {left, right, top, bottom} = other.getBoundingClientRect();
            const wide = Math.min(right, at.right) - Math.max(left, at.left);
            const high = Math.min(bottom, at.bottom) - Math.max(top, at.top);
            return [wide > 1 && high > 1, wide < at.width - 1 || high < at.height - 1];
        };
        const [before] = e.previousElementSibling ? meets(e.previousElementSibling) : [false];
        const [after] = e.nextElementSibling ? meets(e.nextElementSibling) : [false];
        return [before, after, e.parentElement && meets(e.parentElement)[1]];
    };
    const blocks = [];
    const texts = [];
    const walk = (box, behind) => {
        const inside = [...box.getElementsByTagName("*")];
        if (inside.length > most && !box.matches("svg, svg *")) {
            const here = `${behind}|${box.tagName} ${look(box)} ${place(box)}`;
            for (const child of box.children) walk(child, here);
            return;
        }
        const one = (e) =>
            `${e.tagName} ${e.getAttribute("class")} ${place(e)} ${over(e)} ${words(e)} ${look(e)}`;
        blocks.push(box);
        texts.push([behind, ...[box, ...inside].map(one)].join("|"));
    };
    walk(document.body, look(document.documentElement));
    window.axeBlocks = blocks;
    const hash = async (text) => {
        const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
        return btoa(String.fromCharCode(...new Uint8Array(digest)));
    };
    return Promise.all(texts.map(hash));
}"""
# Without its preloading, which would fetch and inline the style sheets that are there anyway.
RUN = """async ([tags, colours, known, undecided]) => {
    const options = {resultTypes: ["violations", "incomplete"], preload: false, elementRef: true};
    const off = Object.fromEntries(colours.map((rule) => [rule, {enabled: false}]));
    const runs = tags.length ? [await axe.run(
        document, {...options, runOnly: {type: "tag", values: tags}, rules: off})] : [];
    runs.push(await axe.run(
        {include: [document.documentElement], exclude: known.map((at) => window.axeBlocks[at])},
        {...options, runOnly: {type: "rule", values: colours}}));
    const listed = (id, one) =>
        undecided.some(([rule, about]) => rule === id && one.element?.matches(about));
    const all = (outcome) => runs.flatMap(
        (run) => run[outcome].flatMap(({id, nodes}) => nodes.map((one) => [id, one])));
    const open = all("incomplete").filter(([id, one]) => !listed(id, one));
    return [...all("violations"), ...open]
        .map(([id, one]) => `${id} ${one.target.join(" ")}: ${one.failureSummary}`);
}"""
_faultless: set[str] = set()


def faults(page: Page, *, colours_only: bool = False) -> list[str]:
    """All violations, and everything undecided that is not on the list above.

    Colours of a block that looked exactly the same before, and had no fault, are not judged again.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    blocks = [str(block) for block in page.evaluate(BLOCKS, MOST)]
    known = [at for at, block in enumerate(blocks) if block in _faultless]
    tags = [] if colours_only else TAGS
    found = [str(line) for line in page.evaluate(RUN, [tags, COLOURS, known, UNDECIDED])]
    if not found:
        _faultless.update(blocks)
    return found
