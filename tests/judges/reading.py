"""Two ways a reader finds a page out: enlarged fourfold, and by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ENLARGED = 320
"""A screen of 1280 CSS pixels at 400 % is 320 wide (WCAG 2.2, 1.4.10 Reflow)."""
WIDER = """() => {
  const root = document.scrollingElement, room = root.clientWidth;
  if (root.scrollWidth <= room) return [];
  const scrolls = node => node && node !== root && node !== document.body
    && (/auto|scroll|hidden|clip/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.body.querySelectorAll('*')]
    .filter(node => {
      const box = node.getBoundingClientRect();
      return box.width && (box.right > room + 1 || box.left < -1);
    })
    .filter(node => !scrolls(node.parentElement))
    .map(node => node.tagName.toLowerCase() + (node.id ? '#' + node.id : node.className ? '.' + node.className : ''));
}"""
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return '';
  const name = node.getAttribute('aria-label') || node.textContent.trim() || node.getAttribute('name') || node.id;
  return node.tagName.toLowerCase() + ': ' + name.replace(/\\s+/g, ' ').slice(0, 60);
}"""


def overflowing(page: Page, width: int = ENLARGED) -> tuple[str, ...]:
    """The elements that make a window of that width scroll sideways; what scrolls in itself may be wider."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 640})
    found = tuple(page.evaluate(WIDER))
    if before:
        page.set_viewport_size(before)
    return found


def tab_order(page: Page, steps: int) -> tuple[str, ...]:
    """What the focus rests on, press by press of the Tab key, as ``a: The Harbour Light``; empty at the page's end."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.append(str(page.evaluate(FOCUSED)))
    return tuple(found)
