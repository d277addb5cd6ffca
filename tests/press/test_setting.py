"""Lines of type in the file: every word where the layout put it, every character readable."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.edition.design import default_design
from broadsheet.measure import mm
from broadsheet.press.fontfiles import FontBook
from broadsheet.press.setting import Pen, TextSetter, glyph_texts, shared_out
from broadsheet.story.model import Span
from broadsheet.typeset.model import Fragment, Line, Piece, Ref

WORDS = (
    "The harbour office opened its difficult ledgers on Tuesday, and the first fishermen were waiting before "
    "the lights came on; AVATAR Tolkien affidavits flourished."
)
REF = Ref("s", "b0", "paragraph")


class Reader:
    """A pen that follows text operators as a PDF reader does (ISO 32000-2, 9.4.4)."""

    def __init__(self, book: FontBook) -> None:
        self.uses = {f"/{use.name}": use for use in book.uses.values()}
        self.x = self.tracking = self.rise = 0.0
        self.scale, self.font, self.size = 1.0, None, 0.0
        self.glyphs: list[tuple[float, str]] = []

    def read(self, operators: str) -> list[tuple[float, str]]:
        """Where each glyph stands across the page (points), and what it is read as."""
        pdf = pikepdf.new()
        page = pdf.add_blank_page()
        page.contents_add(f"BT {operators} ET".encode())
        for instruction in pikepdf.parse_content_stream(page):
            getattr(self, f"do_{instruction.operator}", lambda *_: None)(*instruction.operands)
        return self.glyphs

    def do_Tm(self, *matrix):  # noqa: N802 - named like the operator
        """Set the text matrix."""
        self.x = float(matrix[4])

    def do_Tc(self, value):  # noqa: N802 - named like the operator
        """Set the tracking."""
        self.tracking = float(value)

    def do_Tz(self, value):  # noqa: N802 - named like the operator
        """Set the horizontal scale."""
        self.scale = float(value) / 100

    def do_Tf(self, name, size):  # noqa: N802 - named like the operator
        """Select a font and size."""
        self.font, self.size = self.uses[str(name)], float(size)

    def do_TJ(self, items):  # noqa: N802 - named like the operator
        """Show glyphs and move between them."""
        for item in items:
            if isinstance(item, pikepdf.String):
                self._show(bytes(item))
            else:
                self.x -= float(item) / 1000 * self.size * self.scale

    def _show(self, codes: bytes) -> None:
        for at in range(0, len(codes), 2):
            code = int.from_bytes(codes[at : at + 2], "big")
            self.glyphs.append((self.x, self.font.texts[code]))
            width = self.font.width(self.font.glyphs[code])
            self.x += (width / 1000 * self.size + self.tracking) * self.scale


def set_line(typesetter, line, x=0, pen=None):
    """A line set on its own: what a reader makes of it."""
    book = FontBook(typesetter.faces)
    runs = TextSetter(book).line(line, x, 0, pen or Pen())
    return Reader(book).read("".join(run.operators for run in runs))


def places(line, x):
    """Where the layout says each piece begins, in points."""
    pen = float(x)
    for piece in line.pieces:
        if piece.gap:
            pen += (line.space + piece.kern + line.tracking) * line.scale / 1000
        yield pen / 1000, piece.fragment.text
        advance = sum(piece.fragment.advances) + len(piece.fragment.glyphs) * line.tracking
        pen += advance * line.scale / 1000


@pytest.mark.parametrize("style", ["body", "headline", "caption", "standfirst"])
def test_every_word_begins_exactly_where_the_layout_put_it(typesetter, style):
    for line in typesetter.lines(WORDS, style, mm(52), "en", REF):
        read = set_line(typesetter, line, mm(10))
        starts = [x for (x, _), (_, before) in zip(read, [(0, " "), *read], strict=False) if before == " "]
        wanted = [x for (x, _), piece in zip(places(line, mm(10)), line.pieces, strict=True) if piece.gap or x == 0]
        assert starts[1:] == pytest.approx(wanted[: len(starts) - 1], abs=0.0005)


def test_no_glyph_strays_by_more_than_a_hundredth_of_a_point(typesetter):
    for line in typesetter.lines(WORDS, "body", mm(46), "en", REF):
        read = iter(set_line(typesetter, line))
        pen = 0.0
        for piece in line.pieces:
            if piece.gap:
                next(read)
                pen += (line.space + piece.kern + line.tracking) * line.scale / 1000
            for advance in piece.fragment.advances:
                assert next(read)[0] == pytest.approx(pen / 1000, abs=0.004)
                pen += (advance + line.tracking) * line.scale / 1000


def test_a_paragraph_is_read_back_as_it_was_written(typesetter):
    lines = typesetter.lines(WORDS, "body", mm(30), "en", REF)
    assert any(line.hyphen for line in lines)
    text = "".join(character for line in lines for _, character in set_line(typesetter, line))
    assert text.replace("\u00ad", "") == WORDS
    assert text.count("\u00ad") == sum(line.hyphen for line in lines)


def test_a_line_broken_after_a_hard_hyphen_gets_no_space(typesetter):
    lines = typesetter.lines("A long-\u200bterm " + "inter-" * 12 + "war", "flush", mm(30), "en", REF)
    text = "".join(character for line in lines for _, character in set_line(typesetter, line))
    assert "- " not in text


def test_links_get_runs_of_their_own_without_the_spaces_round_them(typesetter):
    spans = (Span("Read it "), Span("on the web", link="https://example.org"), Span(" today."))
    (line,) = typesetter.lines(spans, "flush", mm(90), "en", REF)
    book = FontBook(typesetter.faces)
    runs = TextSetter(book).line(line, 0, 0, Pen())
    assert [run.link for run in runs] == ["", "https://example.org", ""]
    reader = Reader(book)
    read = ["".join(text for _, text in reader.read(run.operators)) for run in runs]
    assert read == ["Read it ", "Read it on the web", "Read it on the web today."]


def test_raised_and_shifted_glyphs_come_back_to_the_line(typesetter):
    face = typesetter.shelf.face(default_design().style("body").face).key
    gid = typesetter.faces[face].glyph("a")
    plain = Fragment(face, 10_000, "aa", (gid, gid), (5_000, 5_000))
    moved = Fragment(face, 10_000, "aa", (gid, gid), (5_000, 5_000), offsets=((0, 0), (-700, 900)))
    line = Line((Piece(plain), Piece(moved, gap=True, rise=3_000), Piece(plain)), 40_000, 0, 2_000, 2_000, face, 10_000)
    book = FontBook(typesetter.faces)
    pen = Pen()
    (run,) = TextSetter(book).line(line, 0, 0, pen)
    read = Reader(book).read(run.operators)
    assert [round(x, 2) for x, text in read if text == "a"] == [0, 5, 12, 16.3, 22, 27]
    assert "3 Ts" in run.operators
    assert "3.9 Ts" in run.operators
    assert pen.rise == 0


def test_each_glyph_is_read_as_its_own_part_of_the_text():
    ligature = Fragment("f", 1000, "office", (1, 2, 3, 4), (1, 1, 1, 1), clusters=(0, 1, 4, 5))
    assert glyph_texts(ligature, hyphen=False) == ("o", "ffi", "c", "e")
    broken = Fragment("f", 1000, "of", (1, 2, 9), (1, 1, 1))
    assert glyph_texts(broken, hyphen=True) == ("o", "f", "\u00ad")
    stacked = Fragment("f", 1000, "ǹo", (1, 2, 3), (1, 1, 1), clusters=(0, 0, 1))
    assert glyph_texts(stacked, hyphen=False) == ("n", "\u0300", "o")


@given(st.text(min_size=1, max_size=12), st.integers(1, 20))
def test_no_glyph_is_left_without_a_text(text, count):
    parts = shared_out(text, count)
    assert len(parts) == count
    assert all(parts)


TONGUES = {
    "de": "Größe und Straßenbäume wachsen; „Öfen“ heizen früh.",
    "fr": "« Où est l’œuvre ? » demande le garçon : « Là-bas ! »",
    "es": "¿Dónde está el niño? ¡Allí, en la habitación!",
    "pt": "Não há maçãs; só pães, limões e açúcar à mão.",
    "pl": "Zażółć gęślą jaźń, źrebię i łódź w Łodzi.",
    "tr": "Işık ığdırlı filika ile fiyat İstanbul’a çıktı.",
    "el": "Η εφημερίδα γράφτηκε ξανά· ο ψαράς γελούσε Ώρα.",
    "ru": "Съешь ещё этих мягких французских булок, да выпей чаю.",
}


@pytest.mark.parametrize("language", TONGUES)
def test_every_language_is_read_back_letter_for_letter(typesetter, language):
    lines = typesetter.lines(TONGUES[language], "body", mm(38), language, REF)
    text = "".join(character for line in lines for _, character in set_line(typesetter, line))
    wanted = typesetter.lines(TONGUES[language], "body", mm(900), language, REF)
    whole = "".join(character for _, character in set_line(typesetter, wanted[0]))
    assert text.replace("\u00ad", "") == whole
    letters = [character for character in TONGUES[language] if character.isalpha()]
    assert [character for character in whole if character.isalpha()] == letters
