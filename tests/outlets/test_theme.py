"""The theme: colours that can be read, the paper's own faces, and files a browser may keep for ever."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.edition.design import Face, Ink, default_design
from broadsheet.edition.model import Paper
from broadsheet.errors import DesignError, InputError
from broadsheet.outlets.web.colours import EDGES, ENOUGH, TEXT_CONTRAST, contrast, css, palettes, readable, screen
from broadsheet.outlets.web.scripts import theme_switch
from broadsheet.outlets.web.theme import shortened, site_assets
from broadsheet.story.model import Paragraph, Span
from outlets.article_desk import a_page, around, found, rendered
from outlets.feed_desk import the_story

DESIGN = default_design()
PAPER = Paper("The Harbour Light", "Seen from the quay", address="https://light.example")
PARTS = st.integers(0, 1000)


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    """A folder for finished fonts, for all tests here."""
    return tmp_path_factory.mktemp("fonts")


def sheet_of(files: tuple[tuple[str, bytes], ...], name: str = "style") -> str:
    """A style sheet among the files."""
    return next(data.decode() for address, data in files if address.startswith(f"/assets/{name}."))


# ---- colours ----


@given(st.lists(st.tuples(PARTS, PARTS, PARTS, PARTS), min_size=6, max_size=6))
def test_whatever_the_inks_text_can_be_read_on_the_light_page_and_on_the_dark_one(parts):
    names = ("text", "soft", "rule", "tint", "accent", "colour")
    inks = tuple(Ink(name, *ink) for name, ink in zip(names, parts, strict=True))
    for palette in palettes(replace(DESIGN, inks=inks)):
        for ground in (palette.paper, palette.tint):
            assert contrast(palette.ink, ground) >= TEXT_CONTRAST
            assert all(contrast(colour, ground) >= ENOUGH for colour in (palette.soft, palette.accent, palette.link))
        assert contrast(palette.rule, palette.paper) >= EDGES


def test_a_design_without_inks_has_a_palette_too():
    light, dark = palettes(replace(DESIGN, inks=()))
    assert contrast(light.ink, light.paper) > 15
    assert contrast(dark.ink, dark.paper) > 12


def test_black_ink_stays_black_and_coloured_ink_keeps_its_hue():
    assert css(screen(Ink("text", k=1000))) == "#111111"
    red, green, blue = screen(Ink("accent", m=900, y=800))
    assert red > 200 > green > 11
    assert blue < 60


def test_contrast_is_the_standard_s():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_a_colour_that_can_be_read_is_left_alone():
    assert readable((10, 60, 120), ((255, 255, 255),), ENOUGH) == (10, 60, 120)


# ---- files ----


def test_every_file_is_named_by_its_contents_and_the_same_design_gives_the_same_files(cache):
    assets, files = site_assets(DESIGN, PAPER, None, ("search.js",), cache)
    for address, data in files:
        assert sha256(data).hexdigest()[:12] in address
    assert {assets.style, assets.lists, assets.icon, assets.search, *assets.fonts} <= dict(files).keys()
    assert site_assets(DESIGN, PAPER, None, ("search.js",), cache) == (assets, files)
    assert site_assets(DESIGN, replace(PAPER, name="Other"), None, (), cache)[0].search == ""


EMBEDDED = "data:font/woff2;base64,"


def embedded(files, family: str) -> bytes:
    """The font of a family that is written into the style sheet."""
    rule = re.search(rf'font-family:"{family}";[^}}]*url\("{EMBEDDED}([^"]+)"', sheet_of(files, "style"))
    return b64decode(rule[1])


def test_the_style_sheet_names_only_files_that_are_there_and_nobody_else(cache):
    _, files = site_assets(DESIGN, PAPER, None, (), cache)
    names = {address.removeprefix("/assets/") for address, _ in files}
    for name in ("style", "lists"):
        text = sheet_of(files, name)
        assert {name for name in re.findall(r'url\("?([^")]+)"?\)', text) if not name.startswith(EMBEDDED)} <= names
        assert set(re.findall(r"data:[^,]*,", text)) <= {EMBEDDED}
        assert not re.findall(r"https?:|@import|//", re.sub(f"{EMBEDDED}[A-Za-z0-9+/=]+", "", text))


def test_the_design_s_rules_and_marks_reach_the_site(cache):
    own = replace(
        DESIGN, treatment=replace(DESIGN.treatment, block_rule=1500, end_mark='"}*{', lead_in_genres=("review",))
    )
    text = sheet_of(site_assets(own, PAPER, None, (), cache)[1])
    assert "--thin:2px" in text
    assert r'content:" \22 \7d \2a \7b "' in text
    assert ".genre-review .copy" in text
    bare = replace(own, treatment=replace(own.treatment, end_mark="", drop_cap_rows=0))
    assert "initial-letter" not in sheet_of(site_assets(bare, PAPER, None, (), cache)[1])


def test_a_kicker_in_a_face_of_its_own_keeps_it(cache):
    styles = tuple(
        replace(style, face=Face("playfair-display"), caps="all") if style.name == "kicker" else style
        for style in DESIGN.styles
    )
    text = sheet_of(site_assets(replace(DESIGN, styles=styles), PAPER, None, (), cache)[1])
    assert '--kicker-face:"Paper kicker",' in text
    assert "--kicker-case:uppercase" in text
    assert "--kicker-face:var(--label-face)" in sheet_of(site_assets(DESIGN, PAPER, None, (), cache)[1])


def test_a_paper_replaces_a_style_sheet_or_adds_its_own(cache, tmp_path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "article.css").write_text("h1 { color: red }", "utf-8")
    (tmp_path / "styles" / "ours.css").write_text(".ours { color: blue }", "utf-8")
    text = sheet_of(site_assets(DESIGN, PAPER, tmp_path, (), cache)[1])
    assert "h1 { color: red" not in text
    assert "h1{color: red}" in text
    assert ".reply-form" not in text.partition("@media print{@page")[0]
    assert text.index("h1{color: red}") < text.index(".ours{") < text.index("@media print{@page")


def test_a_style_sheet_that_cannot_be_read_is_told_with_its_place(cache, tmp_path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "ours.css").write_bytes(b"/* Gr\xf6\xdfe */")
    with pytest.raises(InputError, match=r"styles/ours\.css: The style sheet is not UTF-8"):
        site_assets(DESIGN, PAPER, tmp_path, (), cache)


def test_shortening_keeps_what_has_meaning():
    text = 'a  b , c { margin : 0 ; width: calc(1px + 2px) } /* x\n{ */ d::after { content: "; " }'
    assert shortened(text) == 'a b,c{margin : 0;width: calc(1px + 2px)} d::after{content: "; "}'
    assert shortened("a { content: '/* \\' ; } */' ; }") == "a{content: '/* \\' ; } */'}"


def test_a_missing_font_is_told_with_a_way_out(cache):
    styles = tuple(
        replace(style, face=Face("no-such-face")) if style.name == "body" else style for style in DESIGN.styles
    )
    with pytest.raises(DesignError, match="not installed"):
        site_assets(replace(DESIGN, styles=styles), PAPER, None, (), cache)


def test_the_icon_bears_the_initial_of_the_name_and_never_its_markup(cache):
    def icon(name: str) -> bytes:
        """The icon of a paper of that name."""
        assets, files = site_assets(DESIGN, replace(PAPER, name=name), None, (), cache)
        return dict(files)[assets.icon]

    assert b">H</text>" in icon("The Harbour Light")
    assert b">B</text>" in icon("<&>")
    assert "Æ</text>".encode() in icon("Ærø Blad")


def test_the_switch_is_shorter_than_a_kilobyte_and_holds_no_comment():
    assert len(theme_switch()) <= 1024
    assert b"/*" not in theme_switch()


# ---- weight ----


def test_an_article_without_pictures_weighs_at_most_60_kilobytes_with_everything(cache):
    assets, files = site_assets(DESIGN, PAPER, None, (), cache)
    by_address = dict(files)
    sentence = "The committee voted on Thursday to keep the harbour open, and nobody spoke against it for an hour. "
    blocks = tuple(Paragraph((Span(f"{at}. {sentence * 2}"),)) for at in range(25))
    page = rendered(a_page(the_story(blocks=blocks)), around(assets))
    cores = ("text-400", "text-italic-400", "head-700", "label-400", "label-700")
    fonts = [data for address, data in files if re.match(rf"/assets/({'|'.join(cores)})-core\.", address)]
    assert len(fonts) == len(cores)
    text = (page.encode(), by_address[assets.style], assets.script.encode(), by_address[assets.icon])
    assert sum(map(len, fonts)) + sum(len(brotli.compress(data, quality=5)) for data in text) <= 60 * 1024
    assert found(page, "//link[@rel='stylesheet']/@href") == [assets.style]
    assert found(page, "//script/@src") == []
    assert found(page, "//script[not(@type)]/text()") == [assets.script]


def test_fonts_worth_loading_early_are_preloaded(cache):
    assets, _ = site_assets(DESIGN, PAPER, None, (), cache)
    page = rendered(a_page(), around(assets))
    assert found(page, "//link[@rel='preload']/@href") == list(assets.fonts)
    assert [re.sub(r"\..*", "", name) for name in assets.fonts] == [
        "/assets/text-400-core",
        "/assets/head-700-core",
        "/assets/label-400-core",
    ]


def test_the_nameplate_and_strapline_come_with_the_style_sheet_and_cost_no_request(cache):
    _, files = site_assets(DESIGN, PAPER, None, (), cache)
    assert TTFont(BytesIO(embedded(files, "Paper name"))).flavor == "woff2"
    assert set(TTFont(BytesIO(embedded(files, "Paper strap"))).getBestCmap()) == set(
        map(ord, PAPER.strapline or PAPER.name)
    )
    assert not [address for address, _ in files if re.match("/assets/(name|strap)-", address)]


def test_a_nameplate_of_many_letters_is_a_file_of_its_own(cache):
    long = replace(PAPER, name="".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x180)))))
    assets, files = site_assets(DESIGN, long, None, (), cache)
    assert assets.fonts[-1].startswith("/assets/name-800-core.")
    assert assets.fonts[-1] in dict(files)


def test_the_nameplate_s_font_holds_its_letters_and_no_others(cache):
    _, files = site_assets(DESIGN, PAPER, None, (), cache)
    assert set(TTFont(BytesIO(embedded(files, "Paper name"))).getBestCmap()) == set(map(ord, PAPER.name))


def test_a_sister_paper_s_script_is_set_in_a_face_that_has_it(cache):
    greek = replace(PAPER, name="Το Φως", language="el")
    _, files = site_assets(DESIGN, greek, None, (), cache)
    text = next(data for address, data in files if "/text-400-greek." in address or "/text-400-core." in address)
    assert TTFont(BytesIO(text)).flavor == "woff2"
