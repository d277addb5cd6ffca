"""Headlines drawn as text: where they break, and how they stand in their rows."""

from __future__ import annotations

import pytest

from broadsheet.measure import pt
from broadsheet.typeset.model import Ref
from broadsheet.typeset.sense import little_words
from broadsheet.typeset.typesetter import Typesetter
from typecase import draw, fragments

REF = Ref("lead", "headline", "headline")

SET = [
    ("en", 44, 5, "Harbour town votes to rebuild the old sea wall", "Harbour town votes to rebuild / the old sea wall"),
    (
        "en",
        18,
        1,
        "Harbour town votes to rebuild the old sea wall",
        "Harbour town / votes to rebuild / the old sea wall",
    ),
    (
        "en",
        36,
        3,
        "Council sells the ferry, and nobody knows to whom",
        "Council sells the ferry, / and nobody knows / to whom",
    ),
    ("en", 44, 5, "Ruth Canfor wins 412 votes in Great Yarmouth", "Ruth Canfor wins 412 votes / in Great Yarmouth"),
    ("en", 36, 3, "Who owns the harbour?", "Who owns the harbour?"),
    ("en", 18, 1, "A light, a wall and forty years of argument", "A light, a wall / and forty years / of argument"),
    (
        "de",
        23,
        2,
        "Gemeinderat stimmt für den Bau der neuen Schleuse",
        "Gemeinderat stimmt / für den Bau / der neuen Schleuse",
    ),
    (
        "fr",
        36,
        3,
        "Le conseil vend le bac, et personne ne sait à qui",
        "Le conseil vend le bac, / et personne ne sait à qui",
    ),
    ("es", 36, 3, "El ayuntamiento vende el transbordador", "El ayuntamiento vende / el transbordador"),
    ("pt", 36, 3, "Câmara vende o barco e ninguém sabe a quem", "Câmara vende o barco / e ninguém sabe a quem"),
    ("pl", 36, 3, "Rada sprzedaje prom i nikt nie wie komu", "Rada sprzedaje prom / i nikt nie wie komu"),
    ("tr", 44, 5, "Belediye feribotu satıyor ve kimse bilmiyor", "Belediye feribotu satıyor / ve kimse bilmiyor"),
    ("el", 29, 2, "Το συμβούλιο πουλά το πορθμείο", "Το συμβούλιο πουλά / το πορθμείο"),
    ("ru", 36, 3, "Совет продаёт паром, и никто не знает кому", "Совет продаёт паром, / и никто не знает кому"),
]
HEADLINES = {
    "en": "The night the light of the harbour went out and nobody in the town noticed until the morning",
    "de": "Die Nacht, in der das Licht im Hafen ausging und niemand in der Stadt es bis zum Morgen bemerkte",
    "fr": "La nuit où la lumière du port s’est éteinte et que personne dans la ville ne l’a vu avant le matin",
    "es": "La noche en que se apagó la luz del puerto y nadie en la ciudad lo notó hasta la mañana siguiente",
}


def show(typesetter: Typesetter, text: str, size: float, measure: int, language: str = "en", lines: int = 4):
    return typesetter.headline(text, pt(size), measure, language, REF, lines)


@pytest.mark.parametrize("language", sorted(HEADLINES))
@pytest.mark.parametrize("columns", [3, 4, 5])
def test_no_line_ends_in_a_little_word_where_there_is_room_to_choose(typesetter, design, language, columns):
    lines = draw(show(typesetter, HEADLINES[language], 29, design.grid.span(columns), language, 6))
    assert lines
    assert not [line for line in lines[:-1] if line.split()[-1].lower() in little_words(language)]


def test_a_comma_is_a_good_place_to_break(typesetter, design):
    lines = draw(show(typesetter, "Council sells the ferry, and nobody knows to whom", 36, design.grid.span(3)))
    assert lines[0] == "Council sells the ferry,"


def test_the_first_lines_are_full_and_no_word_is_left_alone(typesetter, design):
    for columns in (2, 3, 4, 5):
        setting = show(
            typesetter,
            "Harbour town votes to rebuild the old sea wall after a winter of storms",
            29,
            design.grid.span(columns),
            lines=6,
        )
        lines = draw(setting)
        widths = [placed.line.width for placed in setting.lines]
        assert len(lines) == 1 or len(lines[-1].split()) > 1
        assert len(lines) == 1 or widths[0] >= 0.62 * max(widths)


def test_headlines_are_never_hyphenated(typesetter, design):
    setting = show(typesetter, "Representatives misunderstand responsibilities", 23, design.grid.span(2))
    assert not any(placed.line.hyphen for placed in setting.lines)


def test_a_headline_that_does_not_fit_is_none(typesetter, design):
    assert show(typesetter, HEADLINES["en"], 44, design.grid.span(2), lines=3) is None
    assert show(typesetter, "Misunderstandings", 62, design.grid.measure) is None


def test_at_the_smallest_size_everything_fits_at_a_price(design):
    typesetter = Typesetter(design)
    smallest = min(step.size for step in design.headline_steps)
    long = typesetter.headline(HEADLINES["en"] * 3, smallest, design.grid.measure, "en", REF, 4)
    cut = typesetter.headline("Donaudampfschifffahrtsgesellschaftskapitän", smallest, design.grid.measure, "de", REF, 4)
    assert len(long.lines) > 4
    assert long.cost >= 5_000 <= cut.cost
    assert all(placed.line.width <= design.grid.measure for placed in (*long.lines, *cut.lines))
    assert "".join(draw(cut)) == "Donaudampfschifffahrtsgesellschaftskapitän"
    assert typesetter.remarks == ()


@pytest.mark.parametrize("size", [14, 18, 23, 29, 36, 44, 52, 62])
def test_a_block_is_whole_rows_with_its_white_on_top(typesetter, design, size):
    row = design.format.leading
    for columns in (3, 5):
        setting = show(typesetter, "Nobody saw the light", size, design.grid.span(columns), lines=4)
        face = typesetter.faces[fragments([setting.lines[0].line])[0].face]
        cap = face.cap_height * pt(size) / face.upem
        foot = setting.rows * row - setting.lines[-1].y
        assert setting.lines[0].y - cap >= 0
        assert setting.lines[0].y - cap <= row
        assert foot == face.descender * pt(size) // face.upem + 1_500


def test_fewer_lines_win_when_the_line_is_well_filled(typesetter, design):
    assert len(draw(show(typesetter, "Harbour town votes to rebuild", 29, design.grid.span(3)))) == 1


def test_straight_quotes_are_dressed_and_the_form_set_is_kept(typesetter, design):
    setting = show(typesetter, '"Not a brick more"', 23, design.grid.span(3))
    assert draw(setting) == ["“Not a brick more”"]
    assert setting.text == '"Not a brick more"'
    assert setting.size == pt(23)


@pytest.mark.parametrize("job", SET, ids=lambda job: f"{job[0]}-{job[1]}")
def test_headlines_as_an_editor_would_break_them(typesetter, design, job):
    language, size, columns, text, lines = job
    assert " / ".join(draw(show(typesetter, text, size, design.grid.span(columns), language))) == lines
