"""Fonts for the screen: subsets by script as WOFF2, kept on disk, and metrics for stand-ins."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from broadsheet.edition.design import SANS, TEXT, TEXT_ITALIC, Face
from broadsheet.errors import DesignError
from broadsheet.typeset.fonts import find_source
from broadsheet.typeset.packing import packed
from broadsheet.typeset.webfonts import (
    FEATURES,
    core_of,
    groups_for,
    metrics,
    subset,
    unicode_range,
    web_font,
    width_of,
)

CORE = tuple(sorted(core_of("en")))
ABC = (0x41, 0x56, 0x61)


def test_a_file_holds_the_characters_asked_for_and_is_static(tmp_path):
    font = web_font((TEXT,), "core", CORE, tmp_path)
    read = TTFont(BytesIO(font.data))
    assert read.flavor == "woff2"
    assert set(read.getBestCmap()) == set(CORE)
    assert "fvar" not in read


def test_the_same_wish_gives_the_same_bytes_from_the_cache_and_without_it(tmp_path):
    first = web_font((TEXT,), "core", ABC, tmp_path / "a")
    assert web_font((TEXT,), "core", ABC, tmp_path / "a") == first
    assert web_font((TEXT,), "core", ABC, tmp_path / "b") == first
    assert len(list((tmp_path / "a").iterdir())) == 1


def test_cuts_weights_and_characters_are_kept_apart(tmp_path):
    wishes = ((TEXT, ABC, True), (TEXT_ITALIC, ABC, True), (TEXT, ABC[:2], True), (TEXT, ABC, False))
    files = {web_font((face,), "core", codes, tmp_path, kerned=kerned).data for face, codes, kerned in wishes}
    assert len(files) == len(wishes)


def test_a_face_without_the_characters_gives_way_to_the_next(tmp_path):
    greek = (0x3B1, 0x3B2)
    assert web_font((SANS,), "greek", greek, tmp_path) is None
    found = web_font((SANS, Face("noto-serif")), "greek", greek, tmp_path)
    assert set(TTFont(BytesIO(found.data)).getBestCmap()) == set(greek)


def test_spaces_alone_are_no_reason_for_a_file(tmp_path):
    assert web_font((TEXT,), "core", (0x20, 0xA0), tmp_path) is None


def test_a_family_that_is_not_installed_is_told(tmp_path):
    with pytest.raises(DesignError, match="not installed"):
        web_font((Face("no-such-face"),), "core", CORE, tmp_path)


def test_an_optical_size_the_family_lacks_is_left_out(tmp_path):
    plain = Face("libre-franklin", axes=(("opsz", 16), ("wght", 400)))
    assert web_font((plain,), "core", ABC, tmp_path) == web_font((SANS,), "core", ABC, tmp_path)


def test_the_licence_travels_with_the_font():
    names = TTFont(BytesIO(subset(find_source(TEXT), TEXT, ABC, FEATURES)))["name"]
    assert "Open Font License" in str(names.getDebugName(13))


def kerns(font: bytes) -> list[int]:
    """The distances of all kerned pairs of classes, in thousandths of an em."""
    read = TTFont(BytesIO(font))
    upem = read["head"].unitsPerEm
    subtables = (table for lookup in read["GPOS"].table.LookupList.Lookup for table in lookup.SubTable)
    pairs = [table for table in (getattr(item, "ExtSubTable", item) for item in subtables) if table.LookupType == 2]
    records = (
        record for table in pairs if table.Format == 2 for row in table.Class1Record for record in row.Class2Record
    )
    return [record.Value1.XAdvance * 1000 // upem for record in records if record.Value1]


def test_kerning_that_is_seen_stays_and_is_rounded():
    font = subset(find_source(TEXT), TEXT, CORE, FEATURES)
    before, after = kerns(font), kerns(packed(font))
    assert len(before) == len(after)
    assert min(before) < -50
    assert all(abs(old - new) <= 3 or (abs(old) <= 10 and new == 0) for old, new in zip(before, after, strict=True))
    assert {value % 5 for value in after} == {0}


def test_what_a_language_needs_on_every_page_is_in_its_core():
    assert set(map(ord, "Größe „so“")) <= core_of("de")
    assert set(map(ord, "Привет")) <= core_of("ru")
    assert ord("ß") not in core_of("en")
    assert core_of("xx") == core_of("en")


def test_groups_cover_latin_always_and_the_scripts_of_sister_papers():
    names = [name for name, _ in groups_for(("en", "el"))]
    assert names == ["core", "latin", "latin-ext", "greek"]
    held = [set(codes) for _, codes in groups_for(("en",), more="@")]
    assert ord("@") in held[0]
    assert not held[0] & held[1]


def test_ranges_are_written_in_short():
    assert unicode_range([0x41, 0x42, 0x43, 0x2013]) == "U+41-43,U+2013"
    assert unicode_range([]) == ""


def test_a_line_s_width_is_the_sum_of_its_letters():
    assert width_of("AVA", SANS) == pytest.approx(2 * width_of("A", SANS) + width_of("V", SANS))
    assert width_of("", SANS) == 0
    assert width_of("\u0627", SANS) == 1


def test_metrics_are_those_of_the_cut():
    text, sans = metrics(TEXT), metrics(SANS)
    assert 0.40 < text.width < sans.width < 0.50
    assert 0.9 < text.ascent + text.descent < 1.3
    bold = metrics(Face("newsreader", axes=(("opsz", 16), ("wght", 800))))
    assert bold.width > text.width
