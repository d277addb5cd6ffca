"""A page of each language, composed, read back by two readers and judged as one who reads that language would."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pyphen
import pytest

from broadsheet.edition.design import Face, default_design
from broadsheet.edition.words import long_date, words
from broadsheet.proof.report import proof
from broadsheet.proof.structure import paragraphs
from broadsheet.story.bylines import WRITERS, byline_line
from broadsheet.story.text import story_paragraphs
from broadsheet.typeset.hyphenation import DICTIONARIES, EXCEPTIONS, turkish
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.typeset.typography import NARROW, as_read, dress
from judges.poppler import faults, plain_text
from judges.ua import judge_each
from languages.sisters import DAY, LANGUAGES, SERIF, Page, composed, sister

PAGES = (*((language, "") for language in LANGUAGES), ("el", SERIF), ("ru", SERIF))
SOFT_HYPHEN = "\u00ad"
MARKS = {
    "en": "“”‘",
    "de": "„“‚‘",
    "fr": "«»“”",
    "es": "«»“”",
    "pt": "“”‘",
    "pl": "„”«»",
    "tr": "“”‘",
    "el": "«»“”",
    "ru": "«»„“",
}
"""The quotation marks that must stand on each page."""
ALL_MARKS = '“”„‚‘«»"'
every_page = pytest.mark.parametrize(("language", "family"), PAGES)


@cache
def page(language: str, family: str) -> Page:
    return composed(sister(language), Path(mkdtemp()), family)


@cache
def printed(language: str, family: str) -> tuple[str, ...]:
    """Every block of every story as the file's structure tells it."""
    return tuple(text for story in paragraphs(page(language, family).file) for text in story.paragraphs)


@cache
def as_poppler_reads(language: str, family: str) -> str:
    """The whole page as plain text with single spaces, divided words whole again."""
    text = plain_text(page(language, family).file, "-raw")
    return " ".join(text.replace(SOFT_HYPHEN + "\n", "").replace("\u202f", " ").replace("\u00a0", " ").split())


def set_words(language: str, family: str) -> list[str]:
    """Words that a line's end divides, the place marked by a soft hyphen."""
    text = plain_text(page(language, family).file, "-raw")
    return re.findall(rf"\w+{SOFT_HYPHEN}(?=\n)\n\w+", text)


@every_page
def test_the_page_holds_all_copy_and_asks_for_nothing(language, family):
    made = page(language, family)
    assert len(made.flatplan.pages) == 1
    assert not made.flatplan.overset
    assert not made.flatplan.held
    assert not [str(remark) for remark in made.remarks if remark.rule == "missing-glyph"]
    assert {story.language for story in made.edition.stories} == {language}


@every_page
def test_every_paragraph_is_read_back_as_it_was_dressed(language, family):
    read = [as_read(text, language) for text in printed(language, family)]
    for story in page(language, family).edition.stories:
        forms = {as_read(form, language) for form in (story.headline, *story.print_headlines)}
        assert forms & set(read), story.headline
        for path, role, text in story_paragraphs(story):
            said = byline_line(story, WRITERS) if role == "byline" else text
            if role != "headline":
                assert as_read(said, language) in read, (story.id, path)


@every_page
def test_poppler_reads_the_same_paragraphs(language, family):
    read = closed(plain_text(page(language, family).file, "-raw"))
    for story in page(language, family).edition.stories:
        for path, role, text in story_paragraphs(story):
            if role in {"paragraph", "subhead", "standfirst"}:
                assert closed(dress(text, language)) in read, (story.id, path)


def closed(text: str) -> str:
    """A text without its spaces and the hyphens of divided words, so that only its letters and marks are compared."""
    return "".join(text.replace(SOFT_HYPHEN, "").split())


@every_page
def test_the_furniture_speaks_the_language(language, family):
    said, read = words(language), as_poppler_reads(language, family)
    day = long_date(DAY, language)
    for text in (
        said.in_brief,
        said.issue_number.format(n=7),
        said.volume_number.format(n=2),
        day[:1].upper() + day[1:],
    ):
        assert as_read(text, language) in read
    for english in ("In brief", "Issue 7", "By "):
        assert (english in read) == (language == "en")


@every_page
def test_quotation_marks_are_the_languages_own(language, family):
    text = "".join(printed(language, family))
    assert set(MARKS[language]) <= set(text)
    assert not (set(text) & set(ALL_MARKS)) - set(MARKS[language])


def test_french_keeps_its_thin_spaces_on_the_page():
    text = "".join(printed("fr", ""))
    assert f"«{NARROW}" in text
    assert f"{NARROW}»" in text
    assert not re.search(rf"[^{NARROW}][;!?»]|«[^{NARROW}]", text)
    assert "12\u202f400" in text
    assert dress("À 16 h 15", "fr") == "À 16\u00a0h\u00a015"


@pytest.mark.parametrize(("language", "number"), [("en", "12,400"), ("de", "12.400"), ("ru", "12\u202f400")])
def test_thousands_are_parted_as_the_language_does(language, number):
    assert number in "".join(printed(language, ""))


def test_a_polish_preposition_of_one_letter_goes_with_its_word():
    text = plain_text(page("pl", "").file, "-raw")
    assert not re.search(r"(?<!\w)[aiouwz]\n", text)
    assert dress("szła w las i z lasu", "pl") == "szła w\u00a0las i\u00a0z\u00a0lasu"


@every_page
def test_words_are_divided_where_the_language_allows(language, family):
    divided = set_words(language, family)
    assert divided
    for found in divided:
        first, rest = found.split(SOFT_HYPHEN + "\n")
        assert len(first) in allowed(first + rest, language), (first, rest)


def allowed(word: str, language: str) -> set[int]:
    """Every place an independent reading of the patterns (or the Turkish rule, or our exceptions) divides a word."""
    listed = {entry.replace("-", ""): entry for entry in EXCEPTIONS.get(language, "").split()}
    if word.lower() in listed:
        return {len(part.replace("-", "")) for part in starts(listed[word.lower()])}
    if language == "tr":
        return set(turkish(word))
    return {int(at) for at in pyphen.Pyphen(lang=DICTIONARIES[language], left=2, right=3).positions(word)}


def starts(divided: str) -> list[str]:
    """The beginnings of a divided word up to each hyphen."""
    parts = divided.split("-")
    return ["-".join(parts[:end]) for end in range(1, len(parts))]


def test_the_turkish_lead_in_copies_as_it_was_written():
    assert "Cumartesi ilk ışıkla" in " ".join(printed("tr", ""))
    assert "cumartesi i̇lk" not in as_poppler_reads("tr", "").casefold()


def in_capitals(text: str, language: str, family: str, caps: str) -> tuple[str, str]:
    """A kicker in a family's capitals or small capitals: the characters drawn, and the text a reader copies."""
    plain, face = default_design(), Face(family, axes=(("wght", 400),))
    kicker = replace(plain.style("kicker"), caps=caps, face=face)
    styles = tuple(kicker if style.name == "kicker" else style for style in plain.styles)
    typesetter = Typesetter(replace(plain, styles=styles))
    pieces = typesetter.label(text, "kicker", language).pieces
    glyphs = [(typesetter.faces[piece.fragment.face], gid) for piece in pieces for gid in piece.fragment.glyphs]
    drawn = "".join(face.glyph_characters[gid] for face, gid in glyphs)
    return drawn, "".join(piece.fragment.text for piece in pieces)


@pytest.mark.parametrize("family", ["newsreader", SERIF])
@pytest.mark.parametrize("caps", ["small", "all"])
def test_turkish_capitals_keep_their_dots(family, caps):
    assert in_capitals("iış", "tr", family, caps) == ("İIŞ", "iış")


@pytest.mark.parametrize(
    ("language", "text", "capitals", "family"),
    [("ru", "ещё", "ЕЩЁ", "newsreader"), ("ru", "ещё", "ЕЩЁ", SERIF), ("el", "πρώτα", "ΠΡΩΤΑ", "newsreader")],
)
def test_small_capitals_are_made_where_the_face_has_none(language, text, capitals, family):
    assert in_capitals(text, language, family, "small") == (capitals, text)


@every_page
def test_the_proof_room_finds_a_clean_page(language, family):
    found = proof(page(language, family).file)
    for figure in ("widows", "hyphen_ladders", "off_grid_lines", "text_overlaps", "holes", "tombstones"):
        assert found.figure(figure) == 0, figure
    assert found.figure("body_lines") > 40


@every_page
def test_the_file_says_its_language(language, family):
    with pikepdf.open(page(language, family).file) as pdf:
        assert str(pdf.Root.Lang) == language


@pytest.mark.judge
def test_verapdf_and_qpdf_find_nothing():
    files = [page(language, family).file for language, family in PAGES]
    verdicts = judge_each(*files)
    assert len(verdicts) == len(PAGES)
    assert not [failure for failures in verdicts.values() for failure in failures]
    assert not [fault for fault in map(faults, files) if fault]
