"""Cuts from font packages: made once, read back, measured, subset."""

from __future__ import annotations

import io

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from broadsheet.edition.design import SANS, TEXT, TEXT_ITALIC, Face, default_design
from broadsheet.errors import DesignError
from broadsheet.typeset.fonts import FontShelf, default_cache, face_key, find_source, make_cut, prepare


def test_a_cut_is_static_and_as_wide_as_the_variable_font_at_that_place():
    source = find_source(TEXT)
    cut = hb.Font(hb.Face(make_cut(source, TEXT)))
    peer = instancer.instantiateVariableFont(TTFont(source.path), {"opsz": 16, "wght": 400})
    widths = peer["hmtx"].metrics
    ours = {name: cut.get_glyph_h_advance(gid) for gid, name in enumerate(peer.getGlyphOrder())}
    assert {name: advance for name, (advance, _) in widths.items()} == ours


def test_cuts_are_kept_in_the_cache_and_nothing_half_written_stays(tmp_path):
    design = default_design()
    count = prepare(design, tmp_path)
    made = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(made) == count > 8
    assert all(path.suffix == ".ttf" for path in made)
    prepare(design, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == made


def test_the_cache_folder_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "own"))
    assert default_cache() == tmp_path / "own" / "fonts"
    monkeypatch.delenv("BROADSHEET_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert default_cache() == tmp_path / "xdg" / "broadsheet" / "fonts"


def test_an_unknown_family_is_answered_with_what_is_installed():
    with pytest.raises(DesignError, match=r"“comic-relief” is not installed\. Installed are: .*newsreader"):
        FontShelf(default_design()).face(Face("comic-relief"))


def test_a_family_name_cannot_reach_other_packages():
    with pytest.raises(DesignError, match="is not installed"):
        FontShelf(default_design()).face(Face("../evil"))


@pytest.mark.parametrize("axes", [(("opsz", 99),), (("slnt", 4),)])
def test_an_axis_out_of_reach_is_answered_with_the_reach(axes):
    with pytest.raises(DesignError, match="opsz 6 to 72"):
        FontShelf(default_design()).face(Face("newsreader", axes=axes))


def test_a_face_knows_what_a_font_descriptor_asks():
    shelf = FontShelf(default_design())
    text, italic, sans = shelf.face(TEXT), shelf.face(TEXT_ITALIC), shelf.face(SANS)
    assert 0.4 < text.x_height / text.upem < text.cap_height / text.upem < 0.8
    assert text.ascent > 0 > text.descent
    assert text.descender > 0
    assert text.italic_angle == 0 > italic.italic_angle
    assert (text.flags, italic.flags & 64, sans.flags & 2) == (34, 64, 0)
    assert text.bbox[0] < 0 < text.bbox[3]
    assert text.glyph_characters[text.glyph("ß")] == "ß"
    assert text.postscript_name.isalnum()


def test_a_subset_keeps_glyph_ids_drops_layout_and_is_the_same_every_time():
    face = FontShelf(default_design()).face(TEXT)
    gids = [face.glyph(letter) for letter in "Hafen"]
    data = face.subset(gids)
    assert data == face.subset(reversed(gids))
    font = TTFont(io.BytesIO(data))
    assert not {"GSUB", "GPOS", "GDEF", "STAT"} & set(font.keys())
    assert [font["hmtx"].metrics[font.getGlyphName(gid)][0] for gid in gids] == [face.advance(gid) for gid in gids]
    assert font["glyf"][font.getGlyphName(face.glyph("b"))].numberOfContours == 0
    assert len(data) < face.path.stat().st_size / 10


def test_fallbacks_are_like_the_face_they_help():
    faces = FontShelf(default_design()).fallbacks(Face("newsreader", italic=True, axes=(("opsz", 72), ("wght", 700))))
    assert faces[0] == Face("noto-serif", italic=True, axes=(("wght", 700),))
    assert "newsreader" not in {face.family for face in faces}


def test_keys_tell_cuts_apart():
    assert face_key(TEXT) == "newsreader-opsz16-wght400"
    assert face_key(TEXT_ITALIC) == "newsreader-italic-opsz16-wght400"
