"""A story file into a ``Story``: YAML front matter, then CommonMark (``docs/how-to/write-a-story.md``).

Reading never gives up at the first mistake: every one is collected with its line and what to write instead. What it
returns is in the normal form of ``normal``; writing such a story and reading it again gives an equal one.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import yaml

from broadsheet.story.blocks import read_body
from broadsheet.story.characters import MOST_BYTES, clean_text, decode
from broadsheet.story.fields import KEYS, Fields
from broadsheet.story.findings import Findings, short, suggestion
from broadsheet.story.frontmatter import Entry, Parts, read_front_matter, split_file
from broadsheet.story.model import Byline, Correction, CorrectionKind, Elsewhere, Genre, Origin, Story
from broadsheet.story.normal import normal_blocks, normal_story
from broadsheet.story.quick import read_plain_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadsheet.remarks import Remark
    from broadsheet.story.model import Block, Note

ROLES = ("words", "photographs", "translation", "drawing", "research", "data")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_GENRES = tuple(genre.value for genre in Genre)
_NAME_AND_ROLE = re.compile(r"(.*\S)\s*\(([^()]*)\)\s*")
_NAME = re.compile(r"[\w.-]+")
_SLUG = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")


def read_story_file(path: Path, root: Path, language: str = "en") -> tuple[Story | None, tuple[Remark, ...]]:
    """Read a story from a file of the paper's folder ``root``; remarks name the file relative to it.

    ``language`` is the paper's, and that of a story which names none.

    The story is None when it has no id or no headline, or when the file cannot be read: a remark that stops says why.
    """
    file = _name_within(path, root)
    findings = Findings(file)
    try:
        with path.open("rb", buffering=0) as opened:
            if os.fstat(opened.fileno()).st_size > MOST_BYTES:
                findings.stop("file-too-large", 0, "The file is larger than 4 MB.", "Is it the right file?")
                return None, findings.remarks()
            raw = opened.readall()
        return read_story(raw, file, language)
    except FileNotFoundError:
        findings.stop("missing-file", 0, "The file is not there.", "Write it, or take its story out of the plan.")
    except OSError as error:
        findings.stop("unreadable-file", 0, f"The file cannot be read ({error.strerror}).", "Check its rights.")
    return None, findings.remarks()


def _name_within(path: Path, root: Path) -> str:
    """A file's name within a folder; the whole one when it lies elsewhere. By text: ``Path`` takes ten times longer."""
    return str(path).removeprefix(f"{root}{os.sep}").replace(os.sep, "/")


def read_story(source: str | bytes, file: str, language: str = "en") -> tuple[Story | None, tuple[Remark, ...]]:
    """Read a story from the text or bytes of its file; remarks name it ``file``.

    ``language`` is that of a story which names none. The story is None when it has no id or no headline. It is
    returned in spite of other mistakes that stop the press, so that pages can be looked at.
    """
    findings = Findings(file)
    decoded = decode(source, findings) if isinstance(source, bytes) else source.removeprefix("\ufeff")
    text = clean_text(decoded, findings)
    if not text.strip():
        findings.stop(
            "empty-file", 1, "The file is empty.", "Write front matter (id, headline) and text, or delete it."
        )
        return None, findings.remarks()
    parts = split_file(text, findings)
    fields = Fields(read_front_matter(parts, findings), findings)
    fields.check_keys(KEYS)
    blocks, notes = _body(parts, findings)
    story = normal_story(_story(fields, language, notes), blocks)
    _check_identity(story, fields)
    return story if story.id and story.headline else None, findings.remarks()


def _body(parts: Parts, findings: Findings) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks of the body in normal form, and its notes."""
    plain = read_plain_body(parts.body)
    if plain is not None:
        return plain, ()
    blocks, notes = read_body(parts.body, parts.body_line, findings)
    return normal_blocks(blocks), notes


def _story(fields: Fields, language: str, notes: tuple[Note, ...]) -> Story:
    """The story of the fields, still without its blocks."""
    return Story(
        id=fields.text("id"),
        headline=fields.text("headline"),
        blocks=(),
        slug=fields.text("slug"),
        kicker=fields.text("kicker"),
        print_headlines=fields.texts("print_headlines"),
        standfirst=fields.text("standfirst"),
        bylines=tuple(_bylines(fields)),
        dateline=fields.text("dateline"),
        section=fields.text("section"),
        language=fields.text("language") or language,
        genre=Genre(fields.choice("genre", _GENRES, Genre.NEWS.value)),
        subjects=fields.texts("subjects"),
        published=fields.day("published"),
        notes=notes,
        corrections=tuple(_corrections(fields)),
        origin=_origin(fields),
        related=fields.texts("related"),
        elsewhere=tuple(_elsewhere(fields)),
    )


def _check_identity(story: Story, fields: Fields) -> None:
    """What a story cannot do without, and the form of its names."""
    findings = fields.findings
    for key, value in (("id", story.id), ("headline", story.headline)):
        if not value and not fields.is_broken(key):
            message = f"The story has no {key}."
            findings.stop(f"missing-{key}", fields.line(key), message, f"Write {key}: … into its front matter.")
    if story.id and not _NAME.fullmatch(story.id):
        message = f'The id "{short(story.id)}" holds more than letters, figures, points and hyphens.'
        findings.warn("id-form", fields.line("id"), message, f"Write id: {short(_as_name(story.id))}.")
    if story.slug and not _SLUG.fullmatch(story.slug):
        message = f'The slug "{short(story.slug)}" makes an awkward address.'
        findings.warn(
            "slug-form", fields.line("slug"), message, f"Write slug: {short(_as_name(story.slug).casefold())}."
        )
    if not LANGUAGE.fullmatch(story.language):
        message = f'"{short(story.language)}" is no language tag.'
        findings.warn("language-form", fields.line("language"), message, "Write two letters: en, de, fr, el.")


def _as_name(text: str) -> str:
    """A text as a name without spaces and signs."""
    return re.sub(r"[\W_]+", "-", text).strip("-") or "a-name"


def _inner(node: yaml.Node, line: int, fields: Fields, within: str) -> Fields | None:
    """The keys of an inner mapping; None, with a remark, when it is none."""
    if not isinstance(node, yaml.MappingNode):
        return None
    shift = line - int(node.start_mark.line)
    entries = {str(key.value): Entry(value, int(key.start_mark.line) + shift, shift) for key, value in node.value}
    return Fields(entries, fields.findings, within)


def _bylines(fields: Fields) -> Iterator[Byline]:
    """The bylines: mappings of name and role, or "Name (role)"."""
    for node, line in fields.nodes("bylines"):
        inner = _inner(node, line, fields, "a byline")
        if inner is None:
            yield _byline(fields.text_of(node, "bylines", line))
            continue
        inner.check_keys(("name", "role"))
        if not inner.text("name").strip():
            fields.findings.warn("byline-name", line, "A byline has no name.", "Write - name: … and role: ….")
        role = inner.text("role").strip() or ROLES[0]
        if role not in ROLES:
            message = f'"{short(role)}" is no role we have words for; it is printed as it stands.'
            fields.findings.note("byline-role", inner.line("role"), message, suggestion(role, ROLES))
        yield Byline(inner.text("name"), role)


def _byline(text: str) -> Byline:
    """A byline in one line; brackets that hold no role are part of the name."""
    match = _NAME_AND_ROLE.fullmatch(text)
    role = match[2].strip().casefold() if match else ""
    return Byline(match[1], role) if match and role in ROLES else Byline(text)


def _corrections(fields: Fields) -> Iterator[Correction]:
    """The corrections: day, kind and text. One without a day or text cannot be kept, and says so."""
    for node, line in fields.nodes("corrections"):
        inner = _inner(node, line, fields, "a correction")
        if inner is None:
            fields.wrong(
                "corrections", "day, kind and text", node, line, "Write - day: 2026-11-06, kind: correction, text: …."
            )
            continue
        inner.check_keys(("day", "kind", "text"))
        day, text = inner.day("day"), inner.text("text").strip()
        kind = CorrectionKind(inner.choice("kind", (kind.value for kind in CorrectionKind), "correction"))
        if day and text:
            yield Correction(day, kind, text)
            continue
        missing = "text" if day else "day"
        fields.findings.stop(
            "correction", line, f"A correction has no {missing}; it was left out.", f"Write {missing}: …."
        )


def _origin(fields: Fields) -> Origin | None:
    """Where the story was first printed; None without an issue."""
    for node, line in fields.nodes("first_printed"):
        inner = _inner(node, line, fields, "first_printed")
        if inner is None:
            fields.wrong(
                "first_printed", "issue, page, day and paper", node, line, "Write issue: … below it, indented."
            )
            return None
        inner.check_keys(("issue", "page", "day", "paper"))
        issue = inner.whole("issue")
        if issue is None:
            message = "first_printed names no issue; it was left out."
            fields.findings.warn("first-printed", line, message, "Write issue: and its number.")
            return None
        return Origin(issue, inner.whole("page") or 0, inner.day("day"), inner.text("paper"))
    return None


def _elsewhere(fields: Fields) -> Iterator[Elsewhere]:
    """The same article in other languages and papers. One without an address and a story cannot be linked."""
    for node, line in fields.nodes("elsewhere"):
        inner = _inner(node, line, fields, "elsewhere")
        if inner is None:
            fields.wrong("elsewhere", "language and address", node, line, "Write - language: fr, address: https://….")
            continue
        inner.check_keys(("language", "address", "story", "paper", "original"))
        address, story = inner.text("address").strip(), inner.text("story").strip()
        if not (address or story):
            message = "This version elsewhere has neither an address nor a story; it was left out."
            fields.findings.warn("elsewhere", line, message, "Write address: https://…, or story: and its id.")
            continue
        original = inner.choice("original", ("yes", "no", "true", "false"), "no") in {"yes", "true"}
        yield Elsewhere(inner.text("language").strip() or "en", address, story, inner.text("paper"), original)
