"""Compile the newsroom's words for the framework's sentences, so that the framework finds them.

python tools/words.py
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

WORDS = Path(__file__).parent.parent / "src" / "broadsheet" / "newsroom" / "locale"
ENTRY = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) "(.*)"$')
ESCAPES = {r"\n": "\n", r"\"": '"', r"\\": "\\"}
MAGIC, HEAD = 0x950412DE, 28


def entries(text: str) -> dict[str, str]:
    """What each sentence becomes, under the keys of the GNU format: context, plural and forms joined by its signs."""
    found = {}
    for block in re.split(r"\n\s*\n", text):
        parts = _parts(block)
        if "msgid" not in parts:
            continue
        context = f"{parts['msgctxt']}\x04" if "msgctxt" in parts else ""
        plural = f"\x00{parts['msgid_plural']}" if "msgid_plural" in parts else ""
        forms = [text for name, text in parts.items() if name.startswith("msgstr")]
        found[context + parts["msgid"] + plural] = "\x00".join(forms)
    return found


def _parts(block: str) -> dict[str, str]:
    """The parts of one entry of a PO file; a text may go on over several lines."""
    parts, name = dict[str, str](), ""
    for line in block.splitlines():
        begun = ENTRY.match(line)
        if begun:
            name = begun[1]
        if begun or line.startswith('"'):
            quoted = begun[2] if begun else line[1:-1]
            parts[name] = parts.get(name, "") + re.sub(r"\\.", lambda sign: ESCAPES[sign[0]], quoted)
    return parts


def compiled(text: str) -> bytes:
    """A PO file as an MO file (GNU gettext manual, "The Format of GNU MO Files"): two tables, then the texts."""
    pairs = sorted((key.encode(), value.encode()) for key, value in entries(text).items())
    count, texts, tables = len(pairs), b"", (list[int](), list[int]())
    start = HEAD + 16 * count
    for column, table in enumerate(tables):
        for pair in pairs:
            table.extend((len(pair[column]), start + len(texts)))
            texts += pair[column] + b"\x00"
    head = struct.pack("<7I", MAGIC, 0, count, HEAD, HEAD + 8 * count, 0, 0)
    return head + struct.pack(f"<{4 * count}I", *tables[0], *tables[1]) + texts


def main() -> None:
    """Write every MO file beside its PO file."""
    for source in sorted(WORDS.rglob("*.po")):
        source.with_suffix(".mo").write_bytes(compiled(source.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
