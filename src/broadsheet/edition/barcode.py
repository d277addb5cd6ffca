"""The bars of a periodical: EAN-13 made from an ISSN, with the two- or five-figure add-on that tells the issue.

The encoding is that of ISO/IEC 15420 (GS1 General Specifications, 5.2): each figure is seven modules, bars as 1. Sets A
and B encode the left half, set C the right; which of A and B are used encodes the first figure. An ISSN becomes an
EAN-13 with the prefix 977 (ISO 3297, annex on bar codes).
"""

from __future__ import annotations

# Set C; set A is its complement and set B its mirror image.
RIGHT = ("1110010", "1100110", "1101100", "1000010", "1011100", "1001110", "1010000", "1000100", "1001000", "1110100")
LEFT_ODD = tuple("".join("10"[int(bit)] for bit in bits) for bits in RIGHT)
LEFT_EVEN = tuple(bits[::-1] for bits in RIGHT)
SETS = {"A": LEFT_ODD, "B": LEFT_EVEN}
FIRST = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
ADDON_2 = ("AA", "AB", "BA", "BB")
ADDON_5 = ("BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA", "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB")
GUARD, CENTRE, ADDON_GUARD, ADDON_SEPARATOR = "101", "01010", "1011", "01"
ISSN_DIGITS = 8
EAN_DIGITS = 13


def issn_check_character(issn: str) -> str:
    """The last character an ISSN must have: its first seven figures weighted 8 to 2, modulo 11 (ISO 3297, 4.3)."""
    figures = issn.replace("-", "")[: ISSN_DIGITS - 1]
    rest = -sum(int(figure) * weight for figure, weight in zip(figures, range(8, 1, -1), strict=True)) % 11
    return "X" if rest == 10 else str(rest)  # noqa: PLR2004 - X is the Roman ten


def issn_ean13(issn: str, variant: int = 0) -> str:
    """The thirteen figures for an ISSN; ``variant`` tells regular issues (0) from special ones (1 to 99)."""
    digits = f"977{issn.replace('-', '')[: ISSN_DIGITS - 1]}{variant:02d}"
    return digits + ean_check_digit(digits)


def ean_check_digit(digits: str) -> str:
    """The thirteenth figure for twelve: weights 1 and 3 in turn, modulo 10 (GS1 General Specifications, 7.9)."""
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)


def ean13(digits: str) -> str:
    """The 95 modules of an EAN-13, a bar as 1 and a space as 0. Raises ``ValueError`` unless ``digits`` are sound."""
    if len(digits) != EAN_DIGITS or not digits.isdecimal() or ean_check_digit(digits[:-1]) != digits[-1]:
        message = f"{digits!r} is not an EAN-13 with its check digit"
        raise ValueError(message)
    left = _encoded(digits[1:7], FIRST[int(digits[0])])
    right = "".join(RIGHT[int(digit)] for digit in digits[7:])
    return GUARD + "".join(left) + CENTRE + right + GUARD


def addon2(number: int) -> str:
    """The 20 modules of a two-figure add-on; of an issue number its last two figures."""
    digits = f"{number % 100:02d}"
    return _addon(digits, ADDON_2[int(digits) % 4])


def addon5(number: int) -> str:
    """The 47 modules of a five-figure add-on; of a number its last five figures."""
    digits = f"{number % 100_000:05d}"
    weighed = sum(int(digit) * (9 if place % 2 else 3) for place, digit in enumerate(digits))
    return _addon(digits, ADDON_5[weighed % 10])


def runs(modules: str) -> tuple[tuple[int, int], ...]:
    """The bars of a code as (first module, width in modules)."""
    edges = [at for at in range(len(modules)) if modules[at] == "1" and modules[at - 1 : at] != "1"]
    return tuple((at, len(modules[at:]) - len(modules[at:].lstrip("1"))) for at in edges)


def _encoded(digits: str, sets: str) -> tuple[str, ...]:
    """Figures in the sets named for them."""
    return tuple(SETS[name][int(digit)] for digit, name in zip(digits, sets, strict=True))


def _addon(digits: str, sets: str) -> str:
    """An add-on: its guard, then figures parted by separators."""
    return ADDON_GUARD + ADDON_SEPARATOR.join(_encoded(digits, sets))
