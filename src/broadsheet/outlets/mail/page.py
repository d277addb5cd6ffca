"""The newsletter as HTML that survives mail programs: one column, inline styles, tables that only hold it together.

No script, no font, no style and no picture comes from elsewhere but the pictures of the paper's own site; nothing tells
who opened the letter. With pictures off their words stand in their place, and every link has its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.mail.styles import DARK, WIDTH, dressed
from broadsheet.outlets.mail.words import mail_words
from broadsheet.outlets.markup import attribute, language_attributes, safe_address, text_html
from broadsheet.outlets.words import direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.edition.model import Paper
    from broadsheet.outlets.mail.letter import Group, Letter, Piece, Shown

GHOST = (
    f'<!--[if mso]><table role="presentation" width="{WIDTH}" align="center" cellpadding="0" cellspacing="0"'
    ' border="0"><tr><td><![endif]-->'
)
GHOST_END = "<!--[if mso]></td></tr></table><![endif]-->"
"""Outlook for Windows knows no widest width; these hold the column for it alone."""
TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'


def letter_html(letter: Letter, paper: Paper) -> str:
    """The whole document, with line feeds."""
    language = attribute(paper.language.replace("_", "-"))
    turned = direction(paper.language)
    side = "right" if turned == "rtl" else "left"
    inside = "\n".join(part for part in _parts(letter, paper) if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{turned}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{text_html(letter.subject)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="supported-color-schemes" content="light dark">\n'
        f"<style>:root{{color-scheme:light dark}}{DARK}</style>\n</head>\n"
        f"<body{dressed('page')}>\n{_preheader(letter)}"
        f'<div role="main" lang="{language}" dir="{turned}">\n{GHOST}\n'
        f'{TABLE} width="100%" align="center"{dressed("frame")}>\n<tr>\n<td align="{side}"{dressed("sheet")}>\n'
        f"{inside}\n</td>\n</tr>\n</table>\n{GHOST_END}\n</div>\n</body>\n</html>\n"
    )


def _preheader(letter: Letter) -> str:
    """What mail programs show after the subject; it is not seen in the letter itself."""
    if not letter.preheader:
        return ""
    return f'<div aria-hidden="true"{dressed("preheader")}>{text_html(letter.preheader)}</div>\n'


def _parts(letter: Letter, paper: Paper) -> Iterator[str]:
    """The letter from top to bottom."""
    yield from _masthead(letter, paper)
    yield from (_element("p", "intro", text_html(text)) for text in letter.intro)
    for group in letter.groups:
        yield from _group(group, paper.language)
    yield from _corrections(letter, paper.language)
    yield from _foot(letter, paper)


def _element(tag: str, kind: str, inside: str, told: str = "") -> str:
    """An element in its style; empty without contents."""
    return f"<{tag}{told}{dressed(kind)}>{inside}</{tag}>" if inside else ""


def _link(words: str, address: str, kind: str = "link", label: str = "") -> str:
    """A link; where the address is none to follow, its words alone. ``label`` tells more to those who hear it."""
    target = safe_address(address)
    told = f' aria-label="{attribute(label)}"' if label else ""
    return f'<a href="{attribute(target)}"{told}{dressed(kind)}>{text_html(words)}</a>' if target else text_html(words)


def _masthead(letter: Letter, paper: Paper) -> Iterator[str]:
    """Network line, nameplate, strapline, issue."""
    yield _element("p", "network", text_html(paper.network.line))
    yield _element("h1", "name", _link(paper.name, letter.home, "plain"))
    yield _element("p", "strapline", text_html(paper.strapline))
    yield _element("p", "issue", text_html(letter.issue_line))


def _group(group: Group, language: str) -> Iterator[str]:
    """A head and its stories; the lead stands first, larger, and without one."""
    yield _element("h2", "section", text_html(group.title))
    for piece in group.pieces:
        if group.briefs:
            yield _brief(piece, language)
        else:
            yield from _piece(piece, language, "h3" if group.title else "h2")


def _piece(piece: Piece, language: str, tag: str) -> Iterator[str]:
    """A story: picture, kicker, headline, teaser, who and where."""
    told = language_attributes(piece.language, language)
    if piece.picture:
        yield from _picture(piece.picture)
    yield _element("p", "label", text_html(piece.label), told)
    yield _element(tag, "lead" if tag == "h2" else "head", _link(piece.headline, piece.address, "plain"), told)
    yield _element("p", "text", text_html(piece.teaser), told)
    yield _element("p", "credit", _credit(piece, language))


def _credit(piece: Piece, language: str) -> str:
    """Byline, page and the way to the rest."""
    words = mail_words(language)
    byline = text_html(piece.byline)
    told = language_attributes(piece.language, language)
    byline = f"<span{told}>{byline}</span>" if told and byline else byline
    read = _link(words["read"].replace(" ", "\u00a0"), piece.address, label=f"{words['read']}: {piece.headline}")
    return " · ".join(part for part in (byline, text_html(piece.where), read) if part)


def _picture(picture: Shown) -> Iterator[str]:
    """A picture with who made it. Its height is left to its shape: a mail program that drops one bends the other."""
    yield (
        f'<img src="{attribute(picture.address)}" alt="{attribute(picture.alt)}" width="{WIDTH}"{dressed("picture")}>'
    )
    yield _element("p", "under", text_html(picture.credit) or "&#160;")


def _brief(piece: Piece, language: str) -> str:
    """A brief: its headline and page."""
    told = language_attributes(piece.language, language)
    head = _link(piece.headline, piece.address)
    parts = (f"<span{told}>{head}</span>" if told else head, text_html(piece.where))
    return _element("p", "brief", " · ".join(part for part in parts if part))


def _corrections(letter: Letter, language: str) -> Iterator[str]:
    """What is put right."""
    if letter.corrections:
        yield _element("h2", "section", text_html(mail_words(language)["corrections"]))
    for piece, text in letter.corrections:
        told = language_attributes(piece.language, language)
        yield _element("p", "label", text_html(piece.label), told)
        yield _element("h3", "head", _link(piece.headline, piece.address, "plain"), told)
        yield _element("p", "text", text_html(text), told)


def _foot(letter: Letter, paper: Paper) -> Iterator[str]:
    """The rest of the issue, the ways to the paper, and who is responsible."""
    if letter.more:
        yield _element("p", "text", _link(letter.more.words, letter.more.address))
    ways = "<br>\n".join(_link(way.words, way.address) for way in letter.ways)
    yield _element("p", "foot", ways)
    if letter.cover:
        yield (
            f'<img src="{attribute(letter.cover.address)}" alt="{attribute(letter.cover.alt)}" width="160"'
            f"{dressed('cover')}>"
        )
    yield from (_element("p", "imprint", text_html(line)) for line in (paper.name, *paper.imprint, *paper.contact))
