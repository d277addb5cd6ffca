"""Fonts in the file: one code for each glyph and text, embedded, with the font's own widths."""

from __future__ import annotations

import re
import subprocess

import pikepdf

from broadsheet.edition.design import default_design
from broadsheet.press.fontfiles import SOFT_HYPHEN, FontBook, font_data, to_unicode


def test_a_glyph_keeps_its_own_number_and_gets_another_for_another_text(typesetter):
    book = FontBook(typesetter.faces)
    use = book.use(typesetter.shelf.face(default_design().style("body").face).key)
    hyphen = use.face.glyph("-")
    soft = use.code(hyphen, SOFT_HYPHEN)
    assert use.code(hyphen, "-") == hyphen
    assert soft >= use.face.face.glyph_count
    assert use.code(hyphen, SOFT_HYPHEN) == soft
    assert use.texts[soft] == SOFT_HYPHEN
    (data,) = font_data(book)
    assert data.map[2 * soft : 2 * soft + 2] == hyphen.to_bytes(2, "big")


def test_unicode_maps_hold_characters_beyond_the_basic_plane():
    cmap = to_unicode({5: "ffi", 9: "😀"}).decode()
    assert "<0005> <006600660069>" in cmap
    assert "<0009> <d83dde00>" in cmap
    many = to_unicode(dict.fromkeys(range(250), "x")).decode()
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", many)] == [100, 100, 50]


def test_poppler_finds_every_font_embedded_subset_and_readable(printed):
    for path in (printed.reading, printed.press):
        told = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
        rows = told.splitlines()[2:]
        assert len(rows) >= 5
        for row in rows:
            assert re.search(r"CID TrueType\s+Identity-H\s+yes yes yes", row), row


def test_subsets_of_different_glyphs_have_different_names(printed):
    with pikepdf.open(printed.reading) as pdf:
        names = {str(font.BaseFont) for font in dict(pdf.pages[0].obj.Resources.Font.items()).values()}
    assert all(re.fullmatch(r"/[A-Z]{6}\+\w+", name) for name in names)
    assert len({name[:7] for name in names}) == len(names)
