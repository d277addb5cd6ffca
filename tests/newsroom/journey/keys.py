"""A desk without a mouse: everything is reached with Tab, and at every step it can be seen where one is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STEPS = 300
"""Presses of Tab after which something counts as out of reach."""
SETTLING = 5.0
"""Seconds in which a screen may have rolled to what holds the focus."""
HERE = "all => all.includes(document.activeElement)"
NOW = """() => {
  const node = document.activeElement;
  const words = node.getAttribute('aria-label') || node.labels?.[0]?.textContent || node.textContent || '';
  return `${node.tagName.toLowerCase()} ${node.id || node.name || ''}: ${words.trim().slice(0, 60)}`;
}"""
MARKED = """() => {
  const node = document.activeElement;
  if (node === document.body || node.type === 'date' || node.type === 'datetime-local') return true;
  const marked = one => { const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'; };
  const near = [node, node.parentElement, ...(node.labels || []), ...node.children];
  return [...near, node.closest('.Draftail-Editor')].some(one => one && marked(one));
}"""
UNCOVERED = """() => {
  const node = document.activeElement, label = node.labels?.[0];
  const shown = label && node.getBoundingClientRect().width < 5 ? label : node, box = shown.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, foot] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const parts = [0.1, 0.5, 0.9];
  return left < right && top < foot && parts.some(x => parts.some(y => {
    const found = document.elementFromPoint(left + (right - left) * x, top + (foot - top) * y);
    return found && (shown.contains(found) || (label && label.contains(found)));
  }));
}"""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keyboard at a page. The parts of a date are marked by the browser itself."""

    page: Page

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        """Write by key what stands in the field before, away."""
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def to(self, wanted: Locator, *, back: bool = False) -> None:
        """Press Tab until the focus rests on something, and hold that it can be seen there."""
        for _ in range(STEPS):
            if wanted.evaluate_all(HERE):
                self._uncovered()
                return
            self.press("Shift+Tab" if back else "Tab")
            assert self.page.evaluate(MARKED), f"the focus on {self.now} at {self.page.url} is not marked"
        raise AssertionError(f"Tab never comes to {wanted} at {self.page.url}")

    def enter(self, wanted: Locator, *, back: bool = False) -> None:
        """Go to a link or a button and press it."""
        self.to(wanted, back=back)
        self.press("Enter")

    @property
    def now(self) -> str:
        """What holds the focus."""
        return str(self.page.evaluate(NOW))

    def _uncovered(self) -> None:
        """Hold that what has the focus is on the screen, and nothing lies over all of it (WCAG 2.4.11)."""
        until = time.monotonic() + SETTLING
        while not self.page.evaluate(UNCOVERED):
            assert time.monotonic() < until, f"the focus on {self.now} at {self.page.url} cannot be seen"
            time.sleep(0.05)
