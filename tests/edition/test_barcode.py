"""The bars of a periodical, against a peer and known codes."""

from __future__ import annotations

import barcode
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.edition.barcode import addon2, addon5, ean13, ean_check_digit, issn_check_character, issn_ean13, runs

FIGURES = st.text("0123456789", min_size=12, max_size=12)


@given(FIGURES)
def test_every_code_has_the_bars_a_peer_draws(digits):
    peer = barcode.get("ean13", digits)
    ours = digits + ean_check_digit(digits)
    assert peer.get_fullcode() == ours
    assert ean13(ours) == peer.build()[0].replace("G", "1")


@pytest.mark.parametrize("issn", ["0317-8471", "2049-3630", "0000-006X", "1144-875X"])
def test_known_issns_have_the_check_character_their_figures_give(issn):
    assert issn_check_character(issn) == issn[-1]


def test_an_issn_becomes_the_ean_its_barcode_carries():
    assert issn_ean13("0317-8471") == "9770317847001"
    assert issn_ean13("1144-875X", variant=3) == "977114487503" + ean_check_digit("977114487503")


def test_a_code_with_a_wrong_check_digit_is_refused():
    with pytest.raises(ValueError, match="check digit"):
        ean13("9770317847002")


def test_the_two_figure_add_on_tells_its_remainder_by_its_parity():
    left = {"A": {}, "B": {}}
    for number in range(100):
        modules = addon2(number)
        assert modules[:4] == "1011"
        assert modules[11:13] == "01"
        parity = "AB"[modules[4:11].count("1") % 2 == 0] + "AB"[modules[13:].count("1") % 2 == 0]
        assert parity == ["AA", "AB", "BA", "BB"][number % 4]
        left[parity[0]].setdefault(number // 10, modules[4:11])
    assert addon2(124) == addon2(24)


def test_the_five_figure_add_on_is_the_one_the_standard_draws():
    # 52495, the price add-on of many textbooks on bar codes: checksum 1, pattern BABAA
    digits = {"5": ("0110001", "0111001"), "2": ("0010011", "0011011"), "4": ("0100011", "0011101")}
    digits |= {"9": ("0001011", "0010111")}
    weighed = 3 * (5 + 4 + 5) + 9 * (2 + 9)
    sets = {1: "BABAA"}[weighed % 10]
    drawn = "01".join(digits[figure]["AB".index(name)] for figure, name in zip("52495", sets, strict=True))
    assert addon5(52495) == "1011" + drawn
    assert len(addon5(7)) == 47


def test_bars_are_told_as_runs():
    assert runs("1011001110") == ((0, 1), (2, 2), (6, 3))
    assert sum(width for _, width in runs(ean13("9770317847001"))) == ean13("9770317847001").count("1")
