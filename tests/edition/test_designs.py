"""A design from its file over the default one."""

from __future__ import annotations

import pytest

from broadsheet.edition.design import Face, Ink, default_design
from broadsheet.edition.designs import design_from
from broadsheet.edition.keys import DESIGN
from broadsheet.edition.sources import read_toml
from broadsheet.edition.tables import read_table
from broadsheet.measure import mm, pt


@pytest.fixture
def made(tmp_path):
    """Reads a design's text; gives the design and its remarks as (line, rule)."""

    def read(text):
        (tmp_path / "design.toml").write_text(text)
        contents, source, remarks = read_toml(tmp_path, "design.toml")
        values, found = read_table(contents, DESIGN, source)
        design, wrong = design_from(values)
        return design, [(item.place.line, item.rule) for item in (*remarks, *found, *wrong)]

    return read


def test_a_file_that_says_nothing_gives_the_default_design(made):
    assert made("") == (default_design(), [])
    assert made('format = "berliner"')[0] == default_design("berliner")


def test_a_page_of_ones_own_is_laid_over_its_format(made):
    design, mistakes = made('[page]\nname = "ours"\nwidth = "260 mm"\ncolumns = 4\n')
    assert not mistakes
    assert (design.format.name, design.format.width, design.format.columns) == ("ours", mm(260), 4)
    assert design.format.height == mm(380)


def test_styles_on_the_grid_follow_the_pages_leading(made):
    design, _ = made('[page]\nleading = "12 pt"\n')
    assert design.style("body").leading == pt(12)
    assert design.style("standfirst").leading == pt(18)
    assert design.style("nameplate").leading == pt(68)
    assert design.grid.ascent == round(pt(12) * 0.76)


def test_a_family_for_a_group_reaches_all_its_cuts_and_no_other_group(made):
    design, _ = made('[fonts]\ntext = "lora"\nlabels = "oswald"\n')
    body = design.style("body")
    assert {face.family for face in (body.face, body.italic, body.bold, body.bold_italic)} == {"lora"}
    assert design.style("caption").face.family == "oswald"
    assert design.style("headline").face.family == "newsreader"
    assert design.style("section-head").face.family == "playfair-display"


def test_a_styles_own_word_goes_before_everything(made):
    design, mistakes = made(
        '[fonts]\ntext = "lora"\n[styles.body]\nsize = "9 pt"\nhyphenate = false\n'
        'italic = { family = "spectral", italic = true, axes = { wght = 450, opsz = 9 } }\n'
    )
    assert not mistakes
    body = design.style("body")
    assert (body.size, body.hyphenate, body.face.family) == (pt(9), False, "lora")
    assert body.italic == Face("spectral", italic=True, axes=(("opsz", 9), ("wght", 450)))
    assert body.first_indent == pt(9)


def test_inks_steps_limits_and_ornaments_are_taken(made):
    design, mistakes = made(
        'printer = "our-printer"\nfallbacks = ["noto-sans"]\n'
        "[inks.accent]\nc = 90\nm = 45.5\n[inks.sea]\nc = 100\n"
        '[breaking]\nmax_hyphen_run = 1\n[treatment]\ncolumn_rule = "0 pt"\nend_mark = ""\n'
        '[[headline_steps]]\nsize = "14 pt"\nranks = [3, 4]\n'
        '[[headline_steps]]\nsize = "30 pt"\nranks = [1]\nmax_lines = 2\n'
    )
    assert not mistakes
    assert (design.ink("accent"), design.ink("sea")) == (Ink("accent", 900, 455), Ink("sea", 1000))
    assert [(step.size, step.ranks, step.max_lines) for step in design.headline_steps] == [
        (pt(30), (1,), 2),
        (pt(14), (3, 4), 3),
    ]
    assert (design.breaking.max_hyphen_run, design.treatment.column_rule, design.treatment.end_mark) == (1, 0, "")
    assert (design.printer, design.fallbacks) == ("our-printer", ("noto-sans",))


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("[page]\ncolumns = 12\n", (2, "measure-too-narrow")),
        ('[page]\nheight = "140 mm"\n', (2, "page-too-low")),
        ('[styles.kicker]\nink = "acent"\n', (2, "unknown-ink")),
        ('[styles.body]\nink = "acent"\n', (2, "unknown-ink")),
        ('[styles.headline]\nsize = "60 pt"\n', (2, "leading-too-small")),
        ("[inks.text]\nk = 100\nm = 5\n", (1, "text-not-black")),
    ],
)
def test_a_design_that_cannot_be_printed_is_told(made, text, mistake):
    assert made(text)[1] == [mistake]
