"""Bytes into clean text: which encoding a file looks like, and characters that have no place in copy.

Kept are all letters, marks, symbols and spaces, the soft hyphen, joiners and the two direction marks. Removed are
control characters, surrogates without a partner, noncharacters, and the controls that turn the writing direction for
what follows (Unicode Standard Annex 9, 2): they can make a printed line read otherwise than its letters say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.story.findings import Findings

MOST_BYTES = 4_000_000
"""A story file larger than this is refused; 60,000 words are about 400,000 bytes."""

BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)

_WESTERN = "äöüßÄÖÜàâæçéèêëîïôœùûÿÀÂÇÉÈÊÎÔŒñáíóúÁÍÓÚÑãõêôåøÅØ«»“”„‘’–—…€£§°·¿¡\u00a0"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў"

# Each encoding with the name editors meet in "Save as" and the characters that speak for it.
SINGLE_BYTE = (
    ("cp1252", "Windows-1252 (Western European)", _WESTERN),
    ("mac-roman", "Mac Roman", _WESTERN),
    ("cp1250", "Windows-1250 (Central European)", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůýžáéíúČŘŠŽőűäöü„”“–—…€«»"),
    ("iso8859-2", "ISO 8859-2 (Central European)", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůýžáéíúČŘŠŽőűäöü"),
    ("cp1251", "Windows-1251 (Cyrillic)", _CYRILLIC + "«»—–…№„“"),
    ("koi8-r", "KOI8-R (Cyrillic)", _CYRILLIC),
    ("cp1253", "Windows-1253 (Greek)", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ«»–—…’"),
    ("cp1254", "Windows-1254 (Turkish)", "ğĞışŞİçÇöÖüÜâî“”‘’–—…€"),
)

DIRECTION = {
    "\u202a": "LEFT-TO-RIGHT EMBEDDING",
    "\u202b": "RIGHT-TO-LEFT EMBEDDING",
    "\u202d": "LEFT-TO-RIGHT OVERRIDE",
    "\u202e": "RIGHT-TO-LEFT OVERRIDE",
    "\u2066": "LEFT-TO-RIGHT ISOLATE",
    "\u2067": "RIGHT-TO-LEFT ISOLATE",
    "\u2068": "FIRST STRONG ISOLATE",
}
_UNLIKELY = re.compile("[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]|[\u00c0-\u024f]{3}|[α-ώ][Α-Ω]|[а-я][А-Я]")
"""A word of two scripts, accented letters in a row or a capital within a word: signs of another encoding."""
ENOUGH_BYTES = 200_000
"""How much of a file is looked at to tell its encoding."""
POPS = "\u202c\u2069"
"""They only end what others began, of which enough is said; they are removed too."""
LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
KEPT = "\n\t\u00a0\u00ad\u2009\u200c\u200d\u202f"
"""Characters of copy that ``str.isprintable`` does not count among the printable."""
MANGLED = "âÃÐÅ"
"""What ``MOJIBAKE`` begins with."""
MOJIBAKE = re.compile("â€[™œ\u009d“”˜¦\u0093\u0094]|Ã[\u0080-\u009f¤¶¼©¨±³§«ª¡º\u00ad]|Ð[°-¿]Ñ|Å[\u0080-\u009f‚„]")


def scrub(text: str) -> str:
    """The text without characters that have no place in copy, all its line ends alike."""
    return text if is_clean(text) else UNWANTED.sub("", LINE_ENDS.sub("\n", text))


def is_clean(text: str) -> bool:
    """Whether a glance shows that ``scrub`` has nothing to do: what Python calls printable is never removed."""
    if text.isprintable():
        return True
    for character in KEPT:
        text = text.replace(character, "")
    return text.isprintable()


def clean_text(text: str, findings: Findings) -> str:
    """Scrub a whole file, with a remark on each kind of character removed and its first line."""
    if not is_clean(text):
        text = _cleaned(text, findings)
    if not text.isascii():
        _damage(text, findings)
    return text


def _cleaned(text: str, findings: Findings) -> str:
    """A text that holds what has no place in it, cleaned."""
    text = LINE_ENDS.sub("\n", text)
    for first, character in _first_of_each(text, UNWANTED):
        if character not in POPS:
            _unwanted(character, text.count("\n", 0, first) + 1, findings)
    return UNWANTED.sub("", text)


def _damage(text: str, findings: Findings) -> None:
    """Remark on letters that were lost or mangled before the file came to us."""
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        message = "The character U+FFFD stands for one that was lost when the file was saved or converted."
        findings.warn("lost-character", line, message, "Put the right letter in its place.")
    mangled = MOJIBAKE.search(text) if any(character in text for character in MANGLED) else None
    if mangled:
        line = text.count("\n", 0, mangled.start()) + 1
        message = f'"{mangled[0]}" looks like one letter that was read in the wrong encoding.'
        findings.warn("mangled-letter", line, message, "Take the text from its source again, as UTF-8.")


def _first_of_each(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Where each different match first stands."""
    seen: dict[str, int] = {}
    for match in pattern.finditer(text):
        seen.setdefault(match[0], match.start())
    return iter(sorted((first, character) for character, first in seen.items()))


def _unwanted(character: str, line: int, findings: Findings) -> None:
    """What to say of one kind of removed character."""
    code = f"U+{ord(character):04X}"
    if character in DIRECTION:
        message = (
            f"There is an invisible {DIRECTION[character]} ({code}), which turns the writing direction; it was removed."
        )
        advice = "Delete it; copying a text from elsewhere may have brought it in. Then read the line again."
        findings.warn("direction-control", line, message, advice)
    elif character == "\0":
        message = "There is a NUL byte, which no text has: the file is damaged."
        findings.stop("nul-byte", line, message, "Compare the line with its source, then save the file again as text.")
    elif "\ud800" <= character <= "\udfff":
        message = f"There is half a character ({code}, a surrogate); it was removed."
        findings.warn("lone-surrogate", line, message, "Write the character again.")
    else:
        message = f"There is a control character ({code}); it was removed."
        findings.warn("control-character", line, message, "Delete it.")


def decode(raw: bytes, findings: Findings) -> str:
    """The text of a file's bytes. Bytes that are not UTF-8 are read in the encoding they look like, never silently."""
    for mark, codec, name in BOMS:
        if raw.startswith(mark):
            message = f"The file is saved as {name}."
            findings.warn("encoding", 1, f"{message} It could be read.", "Save it as UTF-8.")
            return raw[len(mark) :].decode(codec, errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error, findings)


def _not_utf8(raw: bytes, error: UnicodeDecodeError, findings: Findings) -> str:
    """Read bytes that are not UTF-8 in the likeliest encoding and say which."""
    line = raw.count(b"\n", 0, error.start) + 1
    wide = _wide(raw)
    if wide:
        findings.stop("encoding", 1, "The file looks like UTF-16 without its mark.", "Save it as UTF-8.")
        return raw[: len(raw) // 2 * 2].decode(wide, errors="replace")
    damaged = raw.decode("utf-8-sig", errors="replace")
    wrong = damaged.count("\ufffd")
    if sum(character > "\u007f" for character in damaged) - wrong > wrong:
        message = f"The byte {raw[error.start]:#04x} is damaged UTF-8."
        findings.stop("encoding", line, message, "Write the character again and save the file as UTF-8.")
        return damaged
    codec, name = _likeliest(raw)
    text = raw.decode(codec, errors="replace")
    seen = _around(raw, error.start, codec)
    message = f'The file is not UTF-8: it looks like {name}, in which line {line} reads "{seen}".'
    findings.stop("encoding", line, message, "Open it with that encoding and save it as UTF-8.")
    return text


def _wide(raw: bytes) -> str:
    """The codec when every other byte is mostly zero, as in UTF-16 of European languages; else empty."""
    half = len(raw) // 2
    zeros = (raw[1::2].count(0), raw[::2].count(0))
    if max(zeros) * 2 <= half or half < len(BOMS):
        return ""
    return "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"


def _likeliest(raw: bytes) -> tuple[str, str]:
    """The single-byte encoding whose reading has the most characters that speak for it; the first among equals."""
    codec, name, _ = max(SINGLE_BYTE, key=lambda item: _plausible(raw[:ENOUGH_BYTES], item[0], item[2]))
    return codec, name


def _plausible(raw: bytes, codec: str, likely: str) -> int:
    """Characters that speak for an encoding less those that speak against it, and unlikely sequences."""
    text = raw.decode(codec, errors="replace")
    high = [character for character in text if character > "\u007f"]
    good = sum(character in likely for character in high)
    return 3 * good - 2 * len(high) - 3 * len(_UNLIKELY.findall(text))


def _around(raw: bytes, at: int, codec: str) -> str:
    """The word in which a byte stands, as an encoding reads it."""
    start = max(raw.rfind(b" ", 0, at), raw.rfind(b"\n", 0, at), at - 20) + 1
    ends = [end for end in (raw.find(b" ", at), raw.find(b"\n", at)) if end >= 0]
    return raw[start : min([*ends, at + 20])].decode(codec, errors="replace")
