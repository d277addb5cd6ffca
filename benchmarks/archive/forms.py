"""The archive written for each generator: what ours, Hugo and Pelican read, from the same articles.

Each form is a folder ``ROOT/NAME``. ``write_archive`` makes all of them; ``write_change`` changes one article in one.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from archive.pieces import SECTIONS, Piece, day_of, issue_day, issues_in, pieces_of

HERE = Path(__file__).parent
NAME = "The Saltwick Courier"
STRAPLINE = "Every first Friday, for the whole estuary"
NETWORK = "The Saltwick section of the Estuary Papers"
BASE = "https://courier.example"


@dataclass(frozen=True, slots=True)
class Form:
    """How a generator is given the archive: ``begin`` lays out what stands once, ``issue`` what an issue needs.

    ``file`` is where an article stands in the generator's folder and ``text`` what that file says. ``site`` is where
    the finished pages lie, beside or in the generator's folder.
    """

    name: str
    begin: Callable[[Path], None]
    issue: Callable[[Path, int, int, tuple[Piece, ...]], None]
    file: Callable[[Piece], str]
    text: Callable[[Piece], str]
    site: str


def write_archive(root: Path, size: int, forms: tuple[Form, ...]) -> None:
    """The archive in every form under ``root``, two issues at a time."""
    for form in forms:
        (root / form.name).mkdir(parents=True)
        form.begin(root / form.name)
    with ProcessPoolExecutor(2) as pool:
        numbers = range(1, issues_in(size) + 1)
        for _ in pool.map(partial(_write_issue, root, size, tuple(form.name for form in forms)), numbers, chunksize=8):
            pass


def _write_issue(root: Path, size: int, names: tuple[str, ...], number: int) -> None:
    """One issue in every form."""
    pieces = pieces_of(number, size)
    for name in names:
        form = FORMS[name]
        form.issue(root / name, number, size, pieces)
        for piece in pieces:
            _write(root / name / form.file(piece), form.text(piece))


def _write(path: Path, text: str) -> None:
    """A file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _quoted(value: object) -> str:
    """A value as JSON writes it, which YAML and TOML read alike."""
    return json.dumps(value, ensure_ascii=False)


# ---- ours ----


def _begin_ours(folder: Path) -> None:
    """The paper and its design: lists of sections and one main feed, nothing else that the peers are not asked for."""
    head = {"name": NAME, "strapline": STRAPLINE, "language": "en", "place": "Saltwick", "address": BASE}
    lines = [f"{key} = {_quoted(value)}" for key, value in head.items()]
    lines += ["", "[network]", 'name = "The Estuary Papers"', f"line = {_quoted(NETWORK)}"]
    lines += ["", "[web]", 'lists = ["sections"]', 'feeds = "main"', "feed_items = 20", "per_page = 50"]
    lines += ["wire = false", "search = false"]
    for section in SECTIONS:
        lines += ["", "[[sections]]", f'id = "{section}"', f'name = "{section.capitalize()}"']
    _write(folder / "paper.toml", "\n".join(lines) + "\n")
    _write(folder / "design.toml", 'format = "tabloid"\n')


def _issue_ours(folder: Path, number: int, size: int, pieces: tuple[Piece, ...]) -> None:
    """An issue's plan."""
    day = issue_day(number, issues_in(size))
    lines = [f"number = {number}", f"date = {day}", f"on_sale = {day}", 'price = "£2.00"']
    for piece in pieces:
        lines += ["", "[[placements]]", f'story = "{piece.story.id}"', f"rank = {piece.rank}"]
    _write(folder / "issues" / str(number) / "issue.toml", "\n".join(lines) + "\n")


def _text_ours(piece: Piece) -> str:
    """As the newsroom writes it."""
    return piece.text


def _file_ours(piece: Piece) -> str:
    """Beside its issue."""
    return f"issues/{piece.issue}/{piece.story.slug}.md"


# ---- Hugo ----


def _begin_hugo(folder: Path) -> None:
    """The site with its templates, the lists of sections as its only taxonomy, issues as Hugo's own sections."""
    shutil.copytree(HERE / "hugo_site", folder, dirs_exist_ok=True)
    for section in SECTIONS:
        _write(folder / "content" / "sections" / section / "_index.md", f"---\ntitle: {section.capitalize()}\n---\n")
    _write(folder / "content" / "issues" / "_index.md", "---\ntitle: All issues\nlayout: issues\n---\n")


def _issue_hugo(folder: Path, number: int, size: int, _pieces: tuple[Piece, ...]) -> None:
    """An issue's own page."""
    head = {"title": f"Issue {number}", "date": str(issue_day(number, issues_in(size))), "issue": number}
    _write(folder / "content" / "issues" / str(number) / "_index.md", _front_matter(head))


def _text_hugo(piece: Piece) -> str:
    """The same copy under Hugo's front matter."""
    return _front_matter(_head_hugo(piece)) + "\n" + piece.body


def _head_hugo(piece: Piece) -> dict[str, object]:
    """The same front matter under the names Hugo has for it; ``weight`` orders an issue."""
    story = piece.story
    return {
        "id": story.id,
        "slug": story.slug,
        "kicker": story.kicker,
        "title": story.headline,
        "description": story.standfirst,
        "bylines": [{"name": byline.name, "role": byline.role} for byline in story.bylines],
        "sections": [story.section],
        "subjects": list(story.subjects),
        "date": str(day_of(story)),
        "weight": piece.place,
        "rank": piece.rank,
    }


def _front_matter(values: dict[str, object]) -> str:
    """YAML front matter."""
    return "---\n" + "".join(f"{key}: {_quoted(value)}\n" for key, value in values.items()) + "---\n"


def _file_hugo(piece: Piece) -> str:
    """In its issue, which is a section of Hugo's."""
    return f"content/issues/{piece.issue}/{piece.story.slug}.md"


# ---- Pelican ----


def _begin_pelican(folder: Path) -> None:
    """The settings, the plugin that knows an issue's order, and the templates."""
    shutil.copytree(HERE / "pelican_site", folder, dirs_exist_ok=True)


def _issue_pelican(_folder: Path, _number: int, _size: int, _pieces: tuple[Piece, ...]) -> None:
    """Nothing: the issue is a tag."""


def _text_pelican(piece: Piece) -> str:
    """The same copy under Pelican's lines of metadata."""
    head = "".join(f"{key}: {value}\n" for key, value in _head_pelican(piece).items())
    return f"{head}\n{piece.body}"


def _head_pelican(piece: Piece) -> dict[str, object]:
    """The same front matter under the names Pelican has for it."""
    story = piece.story
    return {
        "Title": story.headline,
        "Slug": story.slug,
        "Date": day_of(story),
        "Category": story.section.capitalize(),
        "Tags": str(piece.issue),
        "Authors": "; ".join(byline.name for byline in story.bylines),
        "Summary": story.standfirst,
        "Roles": "; ".join(byline.role for byline in story.bylines),
        "Kicker": story.kicker,
        "Subjects": "; ".join(story.subjects),
        "Story": story.id,
        "Place": piece.place,
        "Rank": piece.rank,
    }


def _file_pelican(piece: Piece) -> str:
    """In its issue's folder."""
    return f"content/{piece.issue}/{piece.story.slug}.md"


OURS = Form("ours", _begin_ours, _issue_ours, _file_ours, _text_ours, "ours-out/site")
HUGO = Form("hugo", _begin_hugo, _issue_hugo, _file_hugo, _text_hugo, "hugo/public")
PELICAN = Form("pelican", _begin_pelican, _issue_pelican, _file_pelican, _text_pelican, "pelican/output")
FORMS = {form.name: form for form in (OURS, HUGO, PELICAN)}


# ---- changes ----


def write_change(root: Path, form: Form, piece: Piece, kind: str, turn: int) -> str:
    """Change an article's file: the first ``word`` of its copy, or its ``headline``; returns the new words.

    Each turn changes it anew, from what was generated. Raises ``ValueError`` when there is nothing to change.
    """
    old = piece.story.headline if kind == "headline" else piece.body.split(" ", 1)[0]
    new = f"{old} again, for turn {turn}" if kind == "headline" else f"Turnword{turn}"
    head, mark, body = form.text(piece).partition("\n\n")
    if old not in (head if kind == "headline" else body):
        raise ValueError(f"{form.file(piece)} has nothing to change.")
    changed = head.replace(old, new, 1) + mark + body if kind == "headline" else head + mark + body.replace(old, new, 1)
    (root / form.name / form.file(piece)).write_text(changed, encoding="utf-8")
    return new
