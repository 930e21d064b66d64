"""Two ways to work a page: a pointer, and the keyboard alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import pytest
from playwright.sync_api import Locator, Page, expect

# What htmx and our scripts mark while a request is under way or its answer is being put in.
BUSY = ".htmx-request, .htmx-swapping, .htmx-settling, [aria-busy=true]"
MOST_TABS = 250
HALF = 0.5

# Where focus is, seen from one control: on it, in its group of radios, on nothing; and how much of
# what has focus can be seen. A control inside its label is as large as the label.
FOCUS = """target => {
    const at = document.activeElement;
    const group = target.type === "radio" && at.type === "radio" && at.name === target.name
        && at.form === target.form;
    const box = (at.closest("label") ?? at).getBoundingClientRect();
    const over = (from, to, most) => Math.max(0, Math.min(to, most) - Math.max(from, 0));
    const wide = over(box.left, box.right, innerWidth) / Math.min(box.width, innerWidth);
    const high = over(box.top, box.bottom, innerHeight) / Math.min(box.height, innerHeight);
    return {on: at === target, group, gone: !target.isConnected, lost: at === document.body,
        seen: wide * high,
        what: `${at.tagName} ${at.id} ${(at.textContent || at.name || "").trim().slice(0, 40)}`};
}"""


class Hand(Protocol):
    """What a person does to a page."""

    def press(self, target: Locator) -> None: ...
    def pick(self, target: Locator) -> None: ...
    def select(self, target: Locator, value: str) -> None: ...
    def fill(self, target: Locator, text: str) -> None: ...
    def moment(self, target: Locator, at: datetime) -> None: ...
    def rest(self) -> None: ...


@dataclass
class Pointer:
    """A mouse or a finger."""

    page: Page

    def press(self, target: Locator) -> None:
        target.click()

    def pick(self, target: Locator) -> None:
        target.check()
        self.rest()

    def select(self, target: Locator, value: str) -> None:
        target.select_option(value)
        self.rest()

    def fill(self, target: Locator, text: str) -> None:
        target.fill(text)

    def moment(self, target: Locator, at: datetime) -> None:
        target.fill(f"{at:%Y-%m-%dT%H:%M}")
        self.rest()

    def rest(self) -> None:
        expect(self.page.locator(BUSY)).to_have_count(0)


@dataclass
class Keyboard:
    """Tab, arrows, Space, Enter and typing. Focus is never lost and never out of sight."""

    page: Page

    def press(self, target: Locator) -> None:
        self._reach(target)
        self.page.evaluate("window.sameDocument = true")
        self.page.keyboard.press("Enter")

    def pick(self, target: Locator) -> None:
        self._reach(target)
        radios = target.evaluate("one => one.type === 'radio' ? [...one.form[one.name]].length : 0")
        if not radios:
            self.page.keyboard.press("Space")
        else:
            self._turn_to(target, radios)
        expect(target).to_be_checked()
        self.rest()

    def _turn_to(self, target: Locator, radios: int) -> None:
        if target.evaluate("one => one === document.activeElement"):
            self.page.keyboard.press("Space")
            return
        for _ in range(radios):
            self.page.keyboard.press("ArrowDown")
            if target.evaluate("one => one === document.activeElement"):
                return

    def select(self, target: Locator, value: str) -> None:
        """Options are found by the start of their words, which are their values."""
        self._reach(target)
        self.page.keyboard.type(value)
        expect(target).to_have_value(value)
        self.rest()

    def fill(self, target: Locator, text: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def moment(self, target: Locator, at: datetime) -> None:
        """The first of January and the like, in the morning: browsers differ in what comes first.

        A year may have six figures, so its end is said by an arrow.
        """
        assert (at.day, at.hour // 12) == (at.month, 0), "no time that all browsers take"
        self._reach(target)
        self.page.keyboard.type(f"{at:%d%m%Y}")
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.type(f"{at:%H%M}a")
        expect(target).to_have_value(f"{at:%Y-%m-%dT%H:%M}")
        self.rest()

    def rest(self) -> None:
        """After a change that kept the page, focus is still somewhere that can be seen."""
        expect(self.page.locator(BUSY)).to_have_count(0)
        if self.page.evaluate("window.sameDocument === true"):
            state = self.page.locator("body").evaluate(FOCUS)
            assert not state["lost"], "focus fell to the body"
            _seen(state)

    def _reach(self, target: Locator) -> None:
        # Found once: finding by role reads the whole page, and Tab changes nothing on it.
        found = target.element_handle()
        lost = 0
        state = found.evaluate(FOCUS)
        for _ in range(MOST_TABS):
            if state["on"] or state["group"]:
                return
            self.page.keyboard.press("Tab")
            state = found.evaluate(FOCUS)
            if state["gone"]:
                # A list that looks again by itself has put a new one in its place.
                found = target.element_handle()
                state = found.evaluate(FOCUS)
            lost += state["lost"]
            # Past the last control focus goes round by the browser's own bar.
            assert lost <= 1, "focus goes round without reaching the control"
            if not state["lost"]:
                _seen(state)
        raise AssertionError(f"not reached by Tab: {target}")


def _seen(state: dict[str, Any]) -> None:
    assert state["seen"] >= HALF, f"focus is out of sight on {state['what']}: {state['seen']}"


# Every way to take a journey.
HANDS = pytest.mark.parametrize(
    ("hand", "js"),
    [(Pointer, True), (Pointer, False), (Keyboard, True)],
    ids=["pointer", "no-scripts", "keyboard"],
)
