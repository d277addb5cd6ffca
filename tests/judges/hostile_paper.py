"""A paper whose every piece of copy, name and setting is a case of ``hostile``, as a folder a builder can read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PIL import Image

from broadsheet.story.characters import clean_text
from broadsheet.story.findings import Findings
from broadsheet.story.model import (
    Align,
    Block,
    Byline,
    Correction,
    CorrectionKind,
    Elsewhere,
    FactBox,
    Genre,
    ItemList,
    Listing,
    ListingEntry,
    ListItem,
    Note,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Span,
    Story,
    Subhead,
    Table,
)
from broadsheet.story.writing import write_story
from judges.hostile import OWN, hostile_copy

ADDRESS = "https://target.example"
PUBLISHED = date(2026, 11, 6)
NUMBER = 1
TOGETHER = 4
MOST = 5000
"""Characters of a text in one field; a front matter of more than a hundred thousand is refused."""
SECTIONS = (
    "<script>top.name=1</script>",
    "</script><script>top.name=1//",
    '" onfocus="top.name=1" autofocus x="',
    "</title><img src=x onerror=top.name=1>",
    "--><svg/onload=top.name=1>",
    "{{ 7 * 7 }}{% x %}${7*7}",
    "&lt;script&gt;top.name=1&#60;/script>",
)
"""What sections are called; a name has forty characters at most."""


def texts() -> Iterator[str]:
    """What is sent in: each of our own cases alone, and the sanitiser's in fours, many of which differ in one word."""
    sent = [case.markup for case in hostile_copy()]
    yield from sent[: len(OWN)]
    for first in range(len(OWN), len(sent), TOGETHER):
        yield "\n\n".join(sent[first : first + TOGETHER])


def stories() -> Iterator[tuple[str, str]]:
    """Every text as a story's id and its file: in each field as text, and once more in the body as it came."""
    for number, text in enumerate(texts()):
        front = write_story(story(f"case-{number}", text, number))
        yield f"case-{number}", f"{front}\n\n{whole(text)}\n"


def whole(sent: str) -> str:
    """A text without what makes a file unreadable."""
    return sent.replace("\0", "").replace("\ufffe", "")


def story(key: str, sent: str, number: int) -> Story:
    """A story that holds a text wherever one may stand."""
    text = clean_text(sent, Findings(key)).strip()
    line = " ".join(text.split())[:MOST] or "Nothing"
    return Story(
        id=key,
        slug=key,
        headline=line,
        kicker=line,
        standfirst=line,
        bylines=(Byline(line), Byline(line, "photographs")),
        dateline=line[:60],
        section=f"section-{number % (len(SECTIONS) - 1)}",
        genre=tuple(Genre)[number % len(Genre)],
        subjects=(line,),
        published=PUBLISHED,
        corrections=(Correction(PUBLISHED, CorrectionKind.CORRECTION, line),),
        elsewhere=(Elsewhere("de", line, paper=line), Elsewhere("fr", f"javascript:{line}", paper=line)),
        notes=(Note("n", (Span(line),)),),
        blocks=blocks(line),
    )


def blocks(line: str) -> tuple[Block, ...]:
    """One block of every kind, with a text as words, as address and as name."""
    words = (Span(line),)
    spans = (Span(line, note="n"), Span(" and "), Span(line, emphasis=True, link=line), Span(line, link=f"//{line}"))
    return (
        Paragraph(spans),
        Picture("pictures/quay.png", alt=line, caption=(Span(line),), credit=line, rights=line),
        Subhead((Span(line),)),
        Quotation(((Span(line),),), speaker=line, source=line),
        PullQuote((Span(line),), line),
        ItemList((ListItem((Span(line),)), ListItem((Span(line),), 1))),
        Table((words, words), ((words, words),), (Align.LEFT, Align.RIGHT), words),
        FactBox(line, (Paragraph((Span(line),)),)),
        Listing(line, (ListingEntry((Span(line),), (Span(line),)),)),
    )


def hostile_paper(folder: Path) -> None:
    """Write the paper: settings, one issue with every story, and replies to each."""
    issue = folder / "issues" / str(NUMBER)
    for home in (issue, folder / "pictures", folder / "replies"):
        home.mkdir(parents=True)
    Image.new("RGB", (400, 260), "grey").save(folder / "pictures" / "quay.png")
    (folder / "paper.toml").write_text(settings(), encoding="utf-8")
    keys = []
    for key, text in stories():
        keys.append(key)
        (issue / f"{key}.md").write_text(text, encoding="utf-8")
        (folder / "replies" / f"{key}.toml").write_text(replies(text), encoding="utf-8")
    (issue / "issue.toml").write_text(plan(keys), encoding="utf-8")


def settings() -> str:
    """``paper.toml`` with a case in every text of it."""
    lines = [
        f"name = {quoted('</title><script>document.title=1</script>')}",
        f"strapline = {quoted(OWN['script'])}",
        f"place = {quoted(OWN['handler'])}",
        f'address = "{ADDRESS}"',
        'letters_to = "letters@target.example"',
        f"orders_to = {quoted('javascript:' + OWN['script'])}",
        f"contact = [{quoted(OWN['address-script'])}]",
        f"imprint = [{quoted(OWN['frame'])}, {quoted(OWN['style'])}]",
        "[web]\nper_page = 20\nfeed_items = 10",
        f"[network]\nname = {quoted(OWN['vector'])}\nline = {quoted(OWN['handler-slash'])}",
        f'[[network.sisters]]\nname = {quoted(OWN["base"])}\nlanguage = "de"\naddress = "https://sister.example/?<script>"',
    ]
    named = enumerate(SECTIONS)
    return "\n".join((*lines, *(f'[[sections]]\nid = "section-{n}"\nname = {quoted(name)}' for n, name in named)))


def plan(keys: list[str]) -> str:
    """``issue.toml``."""
    head = f"number = {NUMBER}\ndate = {PUBLISHED}\nprice = {quoted('<script>x()</script>')}\n"
    return head + "".join(f'[[placements]]\nstory = "{key}"\nrank = {1 + n % 5}\n' for n, key in enumerate(keys))


def replies(text: str) -> str:
    """Two replies, the second to the first, signed and written with a case."""
    said = quoted(text.partition("\n\n")[2][:3000] or "x")
    first = f'[[replies]]\nid = "one"\nname = {quoted(text[-60:])}\ndate = {PUBLISHED}\ntext = {said}\n'
    return first + f'[[replies]]\nid = "two"\nname = "Reader"\nparent = "one"\ndate = {PUBLISHED}\ntext = {said}\n'


def quoted(text: str) -> str:
    """A text as TOML writes it (TOML 1.0, string)."""
    return json.dumps(" ".join(text.split(" ")), ensure_ascii=False).replace("\x7f", "\\u007F")
