"""Inline Markdown into spans: dress, links and notes; what print does not know becomes plain text with a remark."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.story.characters import scrub
from broadsheet.story.findings import short
from broadsheet.story.markdown import parse_inline
from broadsheet.story.model import Span
from broadsheet.story.spans import UNSAFE, normal_spans, normal_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from broadsheet.story.findings import Findings
    from broadsheet.story.model import Spans

_TAG = re.compile(
    r"<!--(?:>|->|.*?(?:-->|\Z))|<\?.*?\?>|<!\[CDATA\[(?P<data>.*?)\]\]>|<![A-Za-z][^>]*>"
    r"|<(?P<quiet>script|style)\b.*?(?:</(?P=quiet)\s*>|\Z)"
    r"""|</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_WITHIN_LINES = re.compile(
    "a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the reading of one body shares: where remarks go, the parser's memory, the notes that exist.

    ``shift`` is the line of the file the body begins on; ``lines`` are the lines of the body.
    """

    findings: Findings
    notebook: dict[str, object]
    shift: int = 0
    notes: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()

    def line(self, token: Token) -> int:
        """The line of the file a token begins on."""
        return (token.map[0] if token.map else 0) + self.shift


class _Dresser:
    """Collects spans while tokens go by."""

    def __init__(self, sheet: Sheet, line: int) -> None:
        self.sheet = sheet
        self.line = line
        self.emphasis = self.strong = 0
        self.links: list[str] = []
        self.spans: list[Span] = []

    def text(self, text: str) -> None:
        """Add text in the dress of the moment."""
        self.spans.append(Span(text, self.emphasis > 0, self.strong > 0, self.links[-1] if self.links else ""))

    def take(self, token: Token) -> None:
        """One inline token."""
        match token.type:
            case "text":
                self.text(token.content)
            case "text_special":
                self._special(token)
            case "softbreak" | "hardbreak":
                self.line += 1
                self.text(" ")
            case "em_open" | "em_close":
                self.emphasis += token.nesting
            case "strong_open" | "strong_close":
                self.strong += token.nesting
            case _:
                self._rarer(token)

    def _rarer(self, token: Token) -> None:
        """Links, notes and what becomes plain text."""
        match token.type:
            case "link_open":
                self.links.append(self._address(str(token.attrs.get("href", ""))))
            case "link_close":
                self.links.pop()
            case "footnote_ref":
                self._note(str(token.meta["label"]))
            case "code_inline":
                self.text(token.content)
                message = f'Inline code "{short(token.content)}" is printed as plain text.'
                self.sheet.findings.note("inline-code", self.line, message, "Leave the backticks out.")
            case "html_inline":
                self._html(token.content)
            case "image":
                self._picture(token)

    def _special(self, token: Token) -> None:
        """An escaped character or an entity, which may stand for one that has no place in copy."""
        self.text(token.content)
        if scrub(token.content) != token.content:
            message = f'"{token.markup}" stands for a character that has no place in copy; it was removed.'
            self.sheet.findings.warn("control-character", self.line, message, "Delete it.")

    def _address(self, address: str) -> str:
        """A link's address, unless it must not be followed."""
        if not UNSAFE.match(address):
            return address
        message = f'The address "{short(address)}" is not one a reader may follow; its text stays without a link.'
        self.sheet.findings.warn("unsafe-link", self.line, message, "Use an address that begins with https://.")
        return ""

    def _note(self, label: str) -> None:
        """The mark of a note."""
        if label in self.sheet.notes:
            self.spans.append(Span("", note=label))
            return
        self.text(f"[^{label}]")
        message = f"There is no note [^{short(label)}]."
        advice = f"Write it in a paragraph of its own: [^{short(label)}]: and its text. Or delete the mark."
        self.sheet.findings.stop("note-missing", self.line, message, advice)

    def _html(self, source: str) -> None:
        """An HTML tag within a line."""
        self.text(html_text(source))
        if not source.startswith("</"):
            message = f'The HTML "{short(source)}" is left out; the words around it stay.'
            advice = "Use Markdown: *emphasis*, **strong**, [text](address)."
            self.sheet.findings.warn("raw-html", self.line, message, advice)

    def _picture(self, token: Token) -> None:
        """A picture amid text: only its words can be kept."""
        self.text(alt_of(token))
        message = (
            f'The picture "{short(str(token.attrs.get("src", "")))}" stands within text; only its alt text is printed.'
        )
        self.sheet.findings.warn("picture-in-text", self.line, message, "Give it a paragraph of its own, alone.")


def alt_of(picture: Token) -> str:
    """The alternative text of a picture, without dress."""
    parts = []
    for token in picture.children or ():
        breaks = token.type in {"softbreak", "hardbreak"}
        parts.append(" " if breaks else alt_of(token) if token.type == "image" else token.content)
    return normal_text("".join(parts))


def spans_of(tokens: Iterable[Token], sheet: Sheet, line: int) -> Spans:
    """Inline tokens as spans in normal form; ``line`` is the line of the file they begin on."""
    dresser = _Dresser(sheet, line)
    for token in tokens:
        dresser.take(token)
    return normal_spans(tuple(dresser.spans))


def read_spans(text: str, sheet: Sheet, line: int) -> Spans:
    """A line of Markdown as spans: a caption, a title."""
    return spans_of(parse_inline(text, sheet.notebook), sheet, line) if text.strip() else ()


def html_text(source: str) -> str:
    """The visible text of raw HTML: tags, comments, scripts and styles left out, entities decoded."""
    return html.unescape(_TAG.sub(_tag_text, source))


def _tag_text(match: re.Match[str]) -> str:
    """What a tag leaves: nothing within lines, a space between blocks."""
    if match["data"] is not None:
        return html.escape(match["data"], quote=False)
    return "" if _WITHIN_LINES.fullmatch(match["name"] or "") else " "
