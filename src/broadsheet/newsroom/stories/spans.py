r"""Words with their dress, between ``Spans`` and the rich text of the editor (HTML as it is stored). Knows no Django.

The editor's own form is ``<p>``, ``<b>``, ``<i>`` and ``<a href>``; a note's mark is the text ``[^key]`` where the
story has a note of that key. The same letters as plain copy carry a backslash, ``\[^key]``; a backslash before a mark
or before such letters is written twice. Whatever else is met loses its dress and never its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from html import escape, unescape
from itertools import groupby
from typing import TypeAlias

from broadsheet.story.model import Span, Spans
from broadsheet.story.spans import UNDRESSED, Dress, Piece, spans_of_pieces

Addresses: TypeAlias = Callable[[int], str]
"""The address of a story of ours by its primary key; empty when it has none."""
Run: TypeAlias = tuple[str, Dress]

_TOKEN = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*+)(?P<more>(?:[^>"']|"[^"]*+"|'[^']*+')*+)>|[^<]++|<""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_MARK = re.compile(r"(\\*)\[\^([\w.:-]+)\]")
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "div", "hr", "pre", "td"})
_WORN = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}
_PARAGRAPH_ENDS: Run = ("", UNDRESSED)


def no_address(_story: int) -> str:
    """For copy without links to stories of ours."""
    return ""


def paragraphs_of(html: str, notes: Collection[str] = (), addresses: Addresses = no_address) -> tuple[Spans, ...]:
    """The paragraphs of a rich text, each in normal form; empty ones are left out."""
    found: list[list[Run]] = [[]]
    for run in _runs(html, addresses):
        if run is _PARAGRAPH_ENDS:
            found.append([])
        else:
            found[-1].append(run)
    read = (spans_of_pieces(tuple(_pieces(runs, notes))) for runs in found if runs)
    return tuple(spans for spans in read if spans)


def spans_of(html: str, notes: Collection[str] = (), addresses: Addresses = no_address) -> Spans:
    """A rich text as one run of words; where it has several paragraphs, a space stands between them."""
    paragraphs = paragraphs_of(html, notes, addresses)
    if len(paragraphs) == 1:
        return paragraphs[0]
    parted = (span for paragraph in paragraphs for span in (*paragraph, Span(" ")))
    return spans_of_pieces([(span.text, (span.emphasis, span.strong, span.link), span.note) for span in parted])


def rich_text(paragraphs: Iterable[Spans], notes: Collection[str] = ()) -> str:
    """Paragraphs as rich text. Reading it gives the same, where they are in normal form and their notes are named."""
    return "".join(f"<p>{''.join(_span(span, notes) for span in spans)}</p>" for spans in paragraphs if spans)


def _span(span: Span, notes: Collection[str]) -> str:
    """One span as HTML, the mark of its note behind it."""
    text = _MARK.sub(lambda found: _literal(found, notes), span.text)
    if span.note and not (span.emphasis or span.strong or span.link):
        text += "\\" * (len(text) - len(text.rstrip("\\")))
    dressed = escape(text, quote=False)
    dressed = f"<i>{dressed}</i>" if span.emphasis and text else dressed
    dressed = f"<b>{dressed}</b>" if span.strong and text else dressed
    dressed = f'<a href="{escape(span.link)}">{dressed}</a>' if span.link and text else dressed
    return f"{dressed}[^{span.note}]" if span.note else dressed


def _literal(found: re.Match[str], notes: Collection[str]) -> str:
    """Letters that look like a note's mark and are none."""
    return f"{found[1] * 2}\\{found[0][len(found[1]) :]}" if found[2] in notes else found[0]


def _runs(html: str, addresses: Addresses) -> Iterator[Run]:
    """Texts with their dress, in order; ``_PARAGRAPH_ENDS`` where a paragraph ends."""
    worn = {"strong": 0, "emphasis": 0}
    links: list[str] = []
    for token in _TOKEN.finditer(html):
        name = (token["name"] or "").lower()
        if not name:
            if not token[0].startswith("<!--"):
                yield unescape(token[0]), (worn["emphasis"] > 0, worn["strong"] > 0, links[-1] if links else "")
        elif name in _BLOCKS:
            yield _PARAGRAPH_ENDS
        elif name == "br":
            yield " ", UNDRESSED
        elif name in _WORN:
            worn[_WORN[name]] = max(0, worn[_WORN[name]] + (-1 if token["end"] else 1))
        elif name == "a":
            _turn(links, token, addresses)


def _turn(links: list[str], token: re.Match[str], addresses: Addresses) -> None:
    """Begin or end a link."""
    if not token["end"]:
        links.append(_address(token["more"], addresses))
    elif links:
        links.pop()


def _address(attributes: str, addresses: Addresses) -> str:
    """Where a link leads: out into the web, or to a story of ours."""
    found = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(attributes)}
    if found.get("linktype") == "page":
        page = found.get("id", "")
        return addresses(int(page)) if page.isascii() and page.isdigit() else ""
    return found.get("href", "")


def _pieces(runs: Iterable[Run], notes: Collection[str]) -> Iterator[Piece]:
    """Runs as pieces, the marks of notes taken from their text. Runs of one dress are looked at as one."""
    for dress, same in groupby(runs, key=lambda run: run[1]):
        yield from _marked("".join(text for text, _ in same), dress, notes)


def _marked(text: str, dress: Dress, notes: Collection[str]) -> Iterator[Piece]:
    """A text parted at the marks of notes; a backslash keeps one from being read."""
    begun = 0
    for found in _MARK.finditer(text) if notes and "[^" in text else ():
        if found[2] not in notes:
            continue
        half, escaped = divmod(len(found[1]), 2)
        yield text[begun : found.start()] + "\\" * half + (f"[^{found[2]}]" if escaped else ""), dress, ""
        if not escaped:
            yield "", UNDRESSED, found[2]
        begun = found.end()
    if begun < len(text):
        yield text[begun:], dress, ""
