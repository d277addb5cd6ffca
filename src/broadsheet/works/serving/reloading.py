"""Live reload: a bell that every open page listens to, and the script that is put into pages as they are sent.

No trace of it stands in the files of the site. The script keeps to the site's own security policy: it is a file of the
same origin, and dresses what it shows through the object model. Server-sent events: HTML Living Standard §9.2.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass

from broadsheet.works.serving.model import Rebuilt

CHANGES, SCRIPT = "/-/changes", "/-/reload.js"
"""The addresses of the event stream and of the script, below the site's base."""
PATIENCE = 10.0
"""Seconds after which a quiet stream is sent a comment, so that both ends notice when the other is gone."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One event: its number, its name (``reload`` or ``trouble``) and its data as JSON."""

    number: int
    name: str
    data: str

    def as_bytes(self) -> bytes:
        """The event as it is sent."""
        return f"id: {self.number}\nevent: {self.name}\ndata: {self.data}\n\n".encode()


class Bell:
    """Rings for every listener. A listener asks for what rang after the number it knows."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rings: tuple[Ring, ...] = ()
        self._number = 0
        self.closed = False

    @property
    def number(self) -> int:
        """The number of the last ring."""
        return self._number

    @property
    def standing(self) -> Ring | None:
        """The trouble that still stands, for pages that are opened now."""
        return self._rings[-1] if self._rings and self._rings[-1].name == "trouble" else None

    def ring(self, rebuilt: Rebuilt) -> None:
        """Tell what a build told: that pages changed, then whether something is wrong."""
        rings: list[tuple[str, object]] = []
        if not rebuilt.error:
            rings.append(("reload", {"addresses": rebuilt.addresses, "summary": rebuilt.summary}))
        rings.append(("trouble", {"lines": rebuilt.troubles, "error": bool(rebuilt.error)}))
        with self._changed:
            for name, data in rings:
                self._number += 1
                fresh = Ring(self._number, name, json.dumps(data, ensure_ascii=False))
                self._rings = (*self._rings[-50:], fresh)
            self._changed.notify_all()

    def after(self, number: int) -> tuple[Ring, ...]:
        """What rang after a number; waits for it, and returns nothing when it was quiet for ``PATIENCE``."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self._number > number, PATIENCE)
            return tuple(ring for ring in self._rings if ring.number > number)

    def close(self) -> None:
        """Let all listeners go."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()


def with_script(page: bytes, base: str, known: int) -> bytes:
    """A page with the script at its end; ``known`` is the number of the last ring before the page was read."""
    tag = f'<script src="{base}{SCRIPT}?known={known}" defer></script>\n'.encode()
    before, mark, after = page.rpartition(b"</body>")
    return before + tag + mark + after if mark else page + tag


def script(base: str, query: str) -> bytes:
    """The script: loads the page again when its address changed, and shows what stopped the build."""
    return _SCRIPT.replace("CHANGES", json.dumps(f"{base}{CHANGES}?{query}")).replace("BASE", json.dumps(base)).encode()


_SCRIPT = """\
(() => {
  "use strict";
  const box = document.createElement("aside");
  box.setAttribute("role", "status");
  box.setAttribute("data-broadsheet-trouble", "");
  Object.assign(box.style, {
    position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "2147483647", maxBlockSize: "40vh",
    overflow: "auto", padding: "0.75rem 1rem", margin: "0", font: "0.875rem/1.4 ui-monospace, monospace",
    background: "#1c1c1c", color: "#fff", borderBlockStart: "4px solid #d33", whiteSpace: "pre-wrap",
  });
  const show = ({ lines, error }) => {
    if (!lines.length) { box.remove(); return; }
    box.style.borderBlockStartColor = error ? "#d33" : "#d90";
    const head = error ? "Not built; this is the last good version.\\n" : "Built, with remarks:\\n";
    box.textContent = head + lines.join("\\n");
    document.body.append(box);
  };
  const concerns = (addresses) => {
    const here = decodeURI(location.pathname).slice(BASE.length);
    return addresses === null || addresses.some((address) => address === here || address.startsWith("/assets/"));
  };
  const stream = new EventSource(CHANGES);
  stream.addEventListener("reload", (event) => {
    if (concerns(JSON.parse(event.data).addresses)) { stream.close(); location.reload(); }
  });
  stream.addEventListener("trouble", (event) => show(JSON.parse(event.data)));
  addEventListener("pagehide", () => stream.close());
})();
"""
