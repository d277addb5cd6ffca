"""A walk through the newsroom's screens by their links, as somebody, reading what is written on each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

SPOKEN = frozenset({"alt", "aria-label", "aria-description", "placeholder", "title", "data-confirmation-message"})
"""What is said of a thing beside the words on it."""
UNSEEN = frozenset({"script", "style", "template", "svg", "noscript"})
EACH = 2
"""How many screens of one kind are visited: the second may be one of another state."""
ENDS = ("/logout/", ".csv", ".jsonl", ".pdf", ".png", ".backup")


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its address, the kind it is of, and everything that is written or spoken on it."""

    address: str
    kind: str
    words: str


class Reader(HTMLParser):
    """Gathers the words and the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link to follow, and what is spoken of the element."""
        self._unseen += tag in UNSEEN
        if self._unseen:
            return
        said = dict(attrs)
        self.words += [value for name, value in attrs if name in SPOKEN and value]
        if tag == "input" and said.get("type") in {"submit", "button"}:
            self.words.append(said.get("value") or "")
        if tag == "a" and said.get("href"):
            self.links.append(str(said["href"]))

    def handle_endtag(self, tag: str) -> None:
        """What is unseen ends."""
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unseen and data.strip():
            self.words.append(data)


def kind_of(path: str) -> str:
    """The name of the route of an address; empty where it has none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def page_of(answer: HttpResponse) -> str:
    """The markup of an answer: that of a page, or of a dialog, which comes as data; empty where it is a file."""
    kind = answer.get("Content-Type", "")
    if kind.startswith("text/html"):
        return str(answer.content.decode())
    if kind.startswith("application/json") and not answer.streaming:
        data = json.loads(answer.content)
        return str(data.get("html", "")) if isinstance(data, dict) else ""
    answer.close()
    return ""


def screens(client: Client, *starts: str) -> Iterator[Screen]:
    """Every kind of screen that links lead to from some first ones."""
    waiting, known, visited = [*starts], set(starts), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(urlsplit(address).path)
        if not kind or visited.get(kind, 0) >= EACH:
            continue
        visited[kind] = visited.get(kind, 0) + 1
        html = page_of(client.get(address, follow=True))
        if not html:
            continue
        reader = Reader()
        reader.feed(html)
        yield Screen(address, kind, re.sub(r"\s+", " ", " · ".join(reader.words)))
        for link in reader.links:
            target = urljoin(address, link).partition("#")[0]
            if target not in known and target.startswith("/newsroom/") and not urlsplit(target).path.endswith(ENDS):
                known.add(target)
                waiting.append(target)
