"""Addresses readers may write to, as links."""

from __future__ import annotations

import re

from broadsheet.outlets.markup import attribute, safe_address, text_html
from broadsheet.outlets.web.templates import Markup

_MAIL = re.compile(r"[^@\s<>\"'(),:;\\]+@[^@\s<>\"'(),:;\\]+")


def mail_link(address: str) -> Markup:
    """An address as a link: of mail or of a page; as plain text where it is neither, nothing for nothing."""
    if _MAIL.fullmatch(address):
        return Markup(f'<a href="mailto:{attribute(address)}">{text_html(address)}</a>')
    link = safe_address(address)
    return Markup(f'<a href="{attribute(link)}">{text_html(address)}</a>') if link else Markup(text_html(address))


def mail_phrase(phrase: str, address: str) -> Markup:
    """A phrase with the link put in for ``{address}``; nothing without an address."""
    if not address:
        return Markup()
    before, _, after = phrase.partition("{address}")
    return Markup(f"{text_html(before)}{mail_link(address)}{text_html(after)}")
