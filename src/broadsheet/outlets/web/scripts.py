"""The few lines of script pages load: the switch between the light and the dark page, and the search."""

from __future__ import annotations

import re
from pathlib import Path


def theme_switch() -> bytes:
    """The script of the switch; under 1 KB."""
    return script_file("theme.js")


def script_file(name: str) -> bytes:
    """A script of this folder without its comments and indents."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()).encode()
