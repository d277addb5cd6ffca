"""What every document of the book shares: its frame, and marks of printed pages."""

from __future__ import annotations

from broadsheet.outlets.book.layout import page_id
from broadsheet.outlets.book.words import book_words
from broadsheet.outlets.markup import attribute, text_html
from broadsheet.outlets.words import direction

STYLE = "paper.css"


def document(title: str, language: str, body: str) -> bytes:
    """An XHTML document; ``body`` is the whole ``<body>`` element."""
    tag = attribute(language.replace("_", "-"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{tag}" xml:lang="{tag}" dir="{direction(language)}">\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{text_html(title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{STYLE}"/>\n</head>\n{body}\n</html>\n'
    ).encode()


def page_break(page: int, language: str) -> str:
    """The mark where a printed page begins (EPUB 3.3, pagebreak; WAI-ARIA DPub 1.1, doc-pagebreak)."""
    label = book_words(language)["page"].format(n=page)
    return f'<span epub:type="pagebreak" role="doc-pagebreak" id="{page_id(page)}" aria-label="{label}"></span>'
