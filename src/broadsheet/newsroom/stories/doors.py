"""The doors between an article as it is written and the ``Story`` that all other rooms know.

``to_story`` is the only way out, ``values_of`` the way in: an article with those values gives the same story in its
normal form. Both work on the values as they are stored, so that ten thousand stories take seconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from broadsheet.newsroom.stories.kept import KeptPicture, focus_of_point
from broadsheet.newsroom.stories.models import LONGEST_TITLE, Article, PaperImage
from broadsheet.newsroom.stories.spans import Addresses, rich_text
from broadsheet.newsroom.stories.streams import (
    Beside,
    Value,
    blocks_of,
    pictures_in,
    stream_of,
    stream_of_blocks,
    values_in,
)
from broadsheet.outlets.addresses import article_address
from broadsheet.story.model import Byline, Correction, CorrectionKind, Elsewhere, Genre, Note, Origin, Story
from broadsheet.story.normal import normal_blocks, normal_story, normalise

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

TEXTS = ("kicker", "headline", "standfirst", "dateline", "section", "language")
STREAMS = ("print_headlines", "bylines", "subjects", "body", "notes", "corrections", "related", "elsewhere")
FIELDS = ("story_id", "web_slug", *TEXTS, "genre", "published", "origin", *STREAMS)
"""The fields of an article that make its story."""


def to_story(article: Article, pictures: Mapping[int, KeptPicture] | None = None) -> Story:
    """The story of an article as it stands in memory, in normal form.

    ``pictures`` by primary key, where many stories are asked for; those it names are looked up otherwise.
    """
    values = {name: _stored(getattr(article, name)) for name in FIELDS}
    return story_of(values, kept_pictures(pictures_in(values["body"])) if pictures is None else pictures)


def story_of(
    values: Mapping[str, Any], pictures: Mapping[int, KeptPicture], addresses: Addresses | None = None
) -> Story:
    """The story of an article's stored values, such as a revision's; streams may be text."""
    streams: dict[str, list[Value]] = {name: _loaded(values[name]) for name in STREAMS}
    notes = frozenset(note["key"] for note in values_in(streams["notes"]))
    beside = Beside(notes, pictures, address_of_article if addresses is None else addresses)
    story = Story(
        id=values["story_id"],
        slug=values["web_slug"] or "",
        blocks=(),
        **{name: values[name] or "" for name in TEXTS},
        print_headlines=_texts(streams["print_headlines"]),
        bylines=tuple(Byline(item["name"] or "", item["role"] or "") for item in values_in(streams["bylines"])),
        genre=Genre(values["genre"]),
        subjects=_texts(streams["subjects"]),
        published=_day(values["published"]),
        notes=tuple(Note(item["key"], beside.spans(item.get("text"))) for item in values_in(streams["notes"])),
        corrections=tuple(_correction(item) for item in values_in(streams["corrections"]) if item["day"]),
        origin=_origin(_loaded(values["origin"])),
        related=_texts(streams["related"]),
        elsewhere=tuple(_elsewhere(item) for item in values_in(streams["elsewhere"])),
    )
    return normal_story(story, normal_blocks(blocks_of(streams["body"], beside)))


def values_of(story: Story, pictures: Mapping[str, KeptPicture]) -> dict[str, Any]:
    """The values of an article's fields for a story. Streams are lists as they are stored.

    ``pictures`` are the kept ones by their path in the folder (``kept_by_file``). Raises ``KeyError`` where the story
    shows another.
    """
    story = normalise(story)
    notes = frozenset(note.id for note in story.notes)
    return {
        "story_id": story.id,
        "title": (story.headline or "Untitled")[:LONGEST_TITLE],
        "slug": f"story-{sha256(story.id.encode()).hexdigest()[:16]}",
        "web_slug": story.slug,
        **{name: getattr(story, name) for name in TEXTS},
        "genre": story.genre.value,
        "published": story.published,
        "origin": _origin_value(story.origin),
        "body": stream_of_blocks(story.blocks, notes, pictures),
        "notes": stream_of("note", [_note_value(note, notes) for note in story.notes]),
        **_plain_streams(story),
    }


def _texts(stream: list[Value]) -> tuple[str, ...]:
    """The texts of a stream."""
    return tuple(text or "" for text in values_in(stream))


def _plain_streams(story: Story) -> dict[str, list[Value]]:
    """The streams that hold no rich text."""
    return {
        "print_headlines": stream_of("headline", story.print_headlines),
        "bylines": stream_of("byline", [{"name": item.name, "role": item.role} for item in story.bylines]),
        "subjects": stream_of("subject", story.subjects),
        "corrections": stream_of("correction", map(_correction_value, story.corrections)),
        "related": stream_of("story", story.related),
        "elsewhere": stream_of("version", map(_elsewhere_value, story.elsewhere)),
    }


def kept_pictures(keys: Iterable[int] | None = None) -> dict[int, KeptPicture]:
    """Pictures by primary key: those asked for, or all."""
    if keys is None:
        rows = PaperImage.objects.all()
    else:
        wanted = set(keys)
        if not wanted:
            return {}
        rows = PaperImage.objects.filter(pk__in=wanted)
    columns = ("pk", "folder_file", "file", "alt", "decorative", "credit", "rights")
    points = ("focal_point_x", "focal_point_y", "width", "height")
    return {row[0]: _kept(row) for row in rows.values_list(*columns, *points)}


def kept_by_file() -> dict[str, KeptPicture]:
    """Every picture by its path in the paper's folder; of two with one path the first taken in."""
    return {kept.file: kept for kept in sorted(kept_pictures().values(), key=lambda kept: -kept.pk)}


def _kept(row: tuple[Any, ...]) -> KeptPicture:
    """A picture from its columns."""
    pk, folder_file, file, alt, decorative, credit, rights, *point = row
    return KeptPicture(
        pk, folder_file or folder_name(pk, file), alt, decorative, credit, rights, focus_of_point(*point)
    )


def folder_name(pk: int, file: str) -> str:
    """The path in the folder of a picture that was uploaded in the newsroom."""
    return f"pictures/{pk}-{file.rpartition('/')[2]}"


def address_of_article(pk: int) -> str:
    """The address of a story of ours by its primary key; empty until it has a publish date, or when it is gone."""
    row = Article.objects.filter(pk=pk).values_list("published", "web_slug", "story_id").first()
    return article_address(*row) if row and row[0] else ""


def _stored(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """A field's value as it is stored: a stream as a list."""
    stream: StreamValue = value
    return stream.get_prep_value() if hasattr(value, "get_prep_value") else value


def _loaded(value: Any) -> Any:  # noqa: ANN401 - as JSON holds it
    """A stored value that may be JSON text."""
    return json.loads(value) if isinstance(value, str) and value else value or []


def _day(value: date | str | None) -> date | None:
    """A day, which JSON holds as text."""
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if value else None


def _origin(value: dict[str, Any] | None) -> Origin | None:
    """Where a story was first printed."""
    if not value:
        return None
    return Origin(int(value["issue"]), int(value.get("page") or 0), _day(value.get("day")), value.get("paper") or "")


def _origin_value(origin: Origin | None) -> dict[str, Any] | None:
    """Where a story was first printed, as it is stored."""
    if origin is None:
        return None
    day = origin.day.isoformat() if origin.day else ""
    return {"issue": origin.issue, "page": origin.page, "day": day, "paper": origin.paper}


def _note_value(note: Note, known: frozenset[str]) -> Value:
    """A foot note as it is stored."""
    return {"key": note.id, "text": rich_text([note.spans], known)}


def _correction(value: Value) -> Correction:
    """A dated public change."""
    day = _day(value["day"])
    assert day  # noqa: S101 - entries without a day were left out
    return Correction(day, CorrectionKind(value["kind"]), value["text"] or "")


def _correction_value(item: Correction) -> Value:
    """A dated public change as it is stored."""
    return {"day": item.day.isoformat(), "kind": item.kind.value, "text": item.text}


def _elsewhere(value: Value) -> Elsewhere:
    """The same article elsewhere."""
    language, address, story, paper = (value.get(name) or "" for name in ("language", "address", "story", "paper"))
    return Elsewhere(language, address, story, paper, bool(value.get("original")))


def _elsewhere_value(item: Elsewhere) -> Value:
    """The same article elsewhere, as it is stored."""
    names = ("language", "address", "story", "paper", "original")
    return {name: getattr(item, name) for name in names}
