"""A page of each language: set without a missing glyph, divided by its own rules, read back whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.edition.design import Face, TextStyle, default_design
from broadsheet.measure import pt
from broadsheet.typeset.model import Ref
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.typeset.typography import as_read
from typecase import drawn, fragments, joined

REF = Ref("s", "b0", "paragraph")
SAMPLES = {
    "en": "The lighthouse-keeper said: \"It's gone out, and nobody's noticed\" "
    "- that was at ten, and the neighbourhood was asleep.",
    "de": 'Die Hafenmeisterin sagte: "Das Leuchtfeuer ist '
    'ausgefallen" - die Straßenbeleuchtung übrigens auch, größtenteils.',
    "fr": 'La gardienne du phare a dit: "Il s\'est éteint!" '
    "Où étaient donc les représentants de l'association, cœur et âme?",
    "es": '¿Quién apagó el faro? "Nadie", dijo la '
    "señora; el ayuntamiento prometió una investigación extraordinaria mañana.",
    "pt": 'A guardiã do farol disse: "Não fui eu" - '
    "a administração não respondeu às perguntas dos trabalhadores da estação.",
    "pl": 'Latarniczka powiedziała: "Światło zgasło", źdźbło za '
    "źdźbłem; odpowiedzialność spoczywa na przedsiębiorstwie żeglugi.",
    "tr": 'Fener bekçisi "Işık söndü" dedi; iğneli fıçı '
    "gibi İstanbul'da şöyle böyle gazeteciler değerlendirmelerini yazıyordu.",
    "el": 'Η φαροφύλακας είπε: "Το φως έσβησε" - η δημοκρατία '
    "και η εφημερίδα της πόλης κοιμόντουσαν, όπως πάντα, ήσυχα.",
    "ru": 'Смотрительница маяка сказала: "Свет погас" - '
    "ответственность правительства, объяснила она, начинается с электростанции.",
}
SERIF = Face("noto-serif", axes=(("wght", 400),))


def in_serif(style: TextStyle) -> TextStyle:
    """A style in a family that has Greek and Cyrillic of its own."""
    return replace(style, face=SERIF, italic=None, bold=None, bold_italic=None)


@pytest.mark.parametrize("language", sorted(SAMPLES))
@pytest.mark.parametrize("style", ["body", "headline", "caption", "kicker"])
def test_a_sample_is_set_without_a_missing_glyph_and_reads_back_whole(design, language, style):
    typesetter = Typesetter(design)
    lines = typesetter.lines(SAMPLES[language], style, design.grid.span(2), language, REF)
    assert typesetter.remarks == ()
    assert all(gid for fragment in fragments(lines) for gid in fragment.glyphs)
    assert as_read(joined(lines), language) == as_read(SAMPLES[language], language)


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_a_narrow_column_divides_words_in_every_language(typesetter, language):
    lines = typesetter.lines(" ".join([SAMPLES[language]] * 4), "body", pt(100), language, REF)
    divided = [drawn(line) for line in lines if line.hyphen]
    assert divided
    assert all(len(line.split()[-1].strip("„“«»\u202f(-")) >= 2 for line in divided)


@pytest.mark.parametrize("language", ["el", "ru"])
def test_a_design_in_a_wide_family_needs_no_fallback(language):
    plain = default_design()
    design = replace(plain, styles=tuple(in_serif(style) if style.name == "body" else style for style in plain.styles))
    lines = Typesetter(design).lines(SAMPLES[language], "body", design.grid.measure, language, REF)
    assert {fragment.face for fragment in fragments(lines)} == {"noto-serif-wght400"}


def test_turkish_keeps_its_dots():
    design = default_design()
    styles = tuple(replace(style, caps="all") if style.name == "kicker" else style for style in design.styles)
    typesetter = Typesetter(replace(design, styles=styles))
    line = typesetter.label("iş", "kicker", "tr")
    face = typesetter.faces[line.space_face]
    assert line.pieces[0].fragment.glyphs == (face.glyph("İ"), face.glyph("Ş"))
    assert line.pieces[0].fragment.text == "iş"
