"""Words into glyphs: space context, ligatures, small capitals, figures, fallback faces and substitutes."""

from __future__ import annotations

from itertools import pairwise

import pytest
import uharfbuzz as hb

from broadsheet.edition.design import TEXT, Face, default_design
from broadsheet.typeset.fonts import FontShelf
from broadsheet.typeset.shaping import CaseStyle, Shaper, upper

BODY = CaseStyle(TEXT, 8_800)


@pytest.fixture(scope="module")
def shaper() -> Shaper:
    return Shaper(FontShelf(default_design()))


def whole_width(shaper: Shaper, text: str) -> int:
    """A line shaped in one piece by HarfBuzz itself."""
    font = shaper.shelf.face(TEXT).font(8_800)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "en"
    hb.shape(font, buffer)
    return sum(position.x_advance for position in buffer.glyph_positions)


@pytest.mark.parametrize(
    "line", ["AVATAR To We. Yes, T. V. Wolf", "“Type” – Ask Vera, office fjord", "The harbour at Yarmouth, A W"]
)
def test_words_and_their_spaces_add_up_to_the_line_shaped_in_one(shaper, line):
    case = shaper.case(BODY, "en")
    words = [case.word(token) for token in line.split()]
    width = sum(word.width for word in words)
    width += sum(left.after + case.space + right.before for left, right in pairwise(words))
    assert width == whole_width(shaper, line)


def test_a_ligature_keeps_its_letters(shaper):
    (fragment,) = shaper.case(BODY, "en").word("office").fragments
    assert fragment.text == "office"
    assert len(fragment.glyphs) == len(fragment.clusters) < len("office")


def test_a_divided_word_ends_in_a_hyphen_glyph_its_text_does_not_have(shaper):
    case = shaper.case(BODY, "en")
    (fragment,) = case.hyphened("har").fragments
    assert fragment.text == "har"
    assert fragment.glyphs[-1] == case.face.glyph("-")
    assert len(fragment.glyphs) == 4


def test_small_capitals_are_the_fonts_own_where_it_has_them(shaper):
    playfair = Face("playfair-display", axes=(("wght", 400),))
    (fragment,) = shaper.case(CaseStyle(playfair, 9_000, caps="small"), "en").word("the").fragments
    assert fragment.size == 9_000
    assert fragment.text == "the"
    assert fragment.glyphs[0] != shaper.shelf.face(playfair).glyph("t")


def test_small_capitals_are_made_from_capitals_where_it_has_none(shaper):
    large, small = shaper.case(CaseStyle(TEXT, 9_000, caps="small"), "en").word("Hafen").fragments
    assert (large.text, large.size, small.text, small.size) == ("H", 9_000, "afen", 7_200)
    assert small.glyphs[0] == shaper.shelf.face(TEXT).glyph("A")


def test_old_figures_differ_from_lining_ones(shaper):
    serif = Face("noto-serif", axes=(("wght", 400),))
    old = shaper.case(CaseStyle(serif, 9_000, figures="old"), "en").word("1987")
    lining = shaper.case(CaseStyle(serif, 9_000), "en").word("1987")
    assert old.fragments[0].glyphs != lining.fragments[0].glyphs


def test_tracking_widens_every_glyph(shaper):
    plain = shaper.case(BODY, "en").word("harbour").width
    assert shaper.case(CaseStyle(TEXT, 8_800, tracking=50), "en").word("harbour").width == plain + 7 * 440


def test_another_script_falls_back_to_a_face_of_the_same_x_height(shaper):
    (fragment,) = shaper.case(BODY, "ru").word("маяк,").fragments
    face = shaper.shelf.faces[fragment.face]
    own = shaper.shelf.face(TEXT)
    assert face.family == "noto-serif"
    assert face.x_height * fragment.size / face.upem == pytest.approx(own.x_height * 8_800 / own.upem, rel=0.001)


def test_spaces_and_hyphens_a_font_lacks_are_made_of_those_it_has(shaper):
    case = shaper.case(BODY, "fr")
    shaper.check("oui\u202f! co\u2011op", case, "s")
    word = case.word("oui\u202f!")
    assert {fragment.face for fragment in word.fragments} == {"newsreader-opsz16-wght400"}
    assert "".join(fragment.text for fragment in word.fragments) == "oui\u202f!"
    assert word.fragments[1].glyphs == (case.face.glyph(" "),)
    assert case.word("co\u2011op").fragments[1].glyphs == (case.face.glyph("-"),)
    assert not shaper.remarks


def test_a_character_nobody_has_is_substituted_and_named_once_for_each_story():
    shaper = Shaper(FontShelf(default_design()))
    case = shaper.case(BODY, "en")
    for story in ("lead", "lead", "brief"):
        shaper.check("a\u13a0b", case, story)
    word = case.word("a\u13a0b")
    assert "".join(fragment.text for fragment in word.fragments) == "a\u13a0b"
    assert all(gid for fragment in word.fragments for gid in fragment.glyphs)
    assert [remark.place.story for remark in shaper.remarks] == ["lead", "brief"]
    assert {remark.rule for remark in shaper.remarks} == {"missing-glyph"}
    assert "U+13A0" in shaper.remarks[0].message


def test_capitals_follow_the_language():
    assert upper("istanbul ılık", "tr") == "İSTANBUL ILIK"
    assert upper("ελευθερία", "el") == "ΕΛΕΥΘΕΡΙΑ"
    assert upper("straße", "de") == "STRASSE"
