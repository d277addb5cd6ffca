"""The peers: the same text merely flowed into columns by WeasyPrint and by LuaLaTeX with microtype.

They place no headlines over columns, no pictures and no page plan; ours does, so the comparison favours them.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LATEX_SPECIALS = {char: f"\\{char}" for char in "#$%&_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def write_html(paragraphs: Sequence[str], font: Path, target: Path) -> None:
    """A page of five columns of 48.6 mm, 8.5/10.5 pt, hyphenated and justified."""
    style = (
        f"@font-face{{font-family:Body;src:url('{font.as_uri()}')}}"
        "@page{size:289mm 380mm;margin:17mm 15mm 13mm}"
        "body{font:8.5pt/10.5pt Body;text-align:justify;hyphens:auto;columns:5;column-gap:4mm;margin:0}"
        "p{margin:0;text-indent:9pt}"
    )
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    target.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{style}</style>{text}</html>', encoding="utf-8"
    )


def write_latex(paragraphs: Sequence[str], font: Path, target: Path) -> None:
    """The same page for LuaLaTeX with multicol and microtype's protrusion and expansion."""
    head = "\n".join(
        (
            r"\documentclass{article}",
            r"\usepackage[paperwidth=289mm,paperheight=380mm,top=17mm,bottom=13mm,hmargin=15mm]{geometry}",
            r"\usepackage{fontspec,multicol,microtype}",
            r"\usepackage[english]{babel}",
            rf"\setmainfont{{{font.name}}}[Path={font.parent}/]",
            r"\setlength{\columnsep}{4mm}\setlength{\parindent}{9pt}\pagestyle{empty}",
            r"\begin{document}\fontsize{8.5pt}{10.5pt}\selectfont\begin{multicols*}{5}",
        )
    )
    body = "\n\n".join(latex(paragraph) for paragraph in paragraphs)
    target.write_text(f"{head}\n{body}\n\\end{{multicols*}}\\end{{document}}\n", encoding="utf-8")


def latex(text: str) -> str:
    """Text with LaTeX's special characters escaped."""
    return re.sub(r"[#$%&_{}\\~^]", lambda found: LATEX_SPECIALS[found[0]], text)
