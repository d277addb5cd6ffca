"""The theme: from the paper's design the custom properties, fonts and rules of its site, so that both are one paper.

``site_assets`` gives everything pages load, each file with a digest of its contents in its name, so that it can be kept
for ever. A paper's own ``styles/*.css`` replace the given sheet of the same name, or follow them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from broadsheet.edition.design import Design
from broadsheet.edition.model import Paper
from broadsheet.errors import InputError
from broadsheet.outlets.model import Assets
from broadsheet.outlets.web.colours import Palette, css, palettes
from broadsheet.outlets.web.lettering import FontFile, Lettering, letterings
from broadsheet.outlets.web.scripts import script_file, theme_switch
from broadsheet.typeset.webfonts import width_of

HOME = "/assets/"
GIVEN = Path(__file__).parent
EVERYWHERE = ("base.css", "article.css")
LISTS = ("lists.css",)
PRINT = "print.css"
"""The given sheets: of every page, of all pages but articles, and for printing, which stands last in both."""
BRIEF = 6_000
"""A font of so few bytes, such as the nameplate's own letters, is written into the style sheet: its request would cost
a slow telephone more than its bytes, and the name of the paper never changes its face before the reader's eyes."""
PIXELS = 96 / 72
"""Pixels of CSS in a point."""

_PIECES = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/|(\s*;?\s*\}\s*|\s*[{;,]\s*)|\s+""", re.DOTALL)
"""A string, a comment, a sign with the space about it, or white space."""

Files = tuple[tuple[str, bytes], ...]


def site_assets(
    design: Design, paper: Paper, folder: Path | None = None, scripts: tuple[str, ...] = (), cache: Path | None = None
) -> tuple[Assets, Files]:
    """What pages load, and its files as (root-relative address, bytes).

    ``folder`` is the paper's folder, ``scripts`` names further scripts of ``outlets/web`` (``search.js``), ``cache`` a
    folder for finished fonts. Raises ``DesignError`` for a font that is not installed, ``InputError`` for a style sheet
    that cannot be read.
    """
    faces = letterings(design, paper, cache)
    fonts = {font.data: font_source(face, font) for face in faces for font in face.files}
    apart = {data: address for data, address in fonts.items() if address.startswith(HOME)}
    own = own_sheets(folder)
    sheet = (_look(design, paper.name, faces, fonts) + style_sheet(EVERYWHERE, own)).encode()
    lists = style_sheet(LISTS, own).encode()
    icon = icon_of(design, paper)
    loaded = {name: script_file(name) for name in scripts}
    switch = theme_switch()
    files = {
        named("style", "css", sheet): sheet,
        named("lists", "css", lists): lists,
        named("icon", "svg", icon): icon,
    }
    files |= {_script(name, data): data for name, data in loaded.items()}
    files |= {address: data for data, address in apart.items()}
    assets = Assets(
        style=named("style", "css", sheet),
        lists=named("lists", "css", lists),
        script=switch.decode(),
        fonts=tuple(apart[font.data] for face in faces if face.early for font in face.files[:1] if font.data in apart),
        icon=named("icon", "svg", icon),
        search=next((_script(name, data) for name, data in loaded.items() if name == "search.js"), ""),
    )
    return assets, tuple(sorted(files.items()))


def named(name: str, kind: str, data: bytes) -> str:
    """The address of a file with a digest of its contents."""
    return f"{HOME}{name}.{sha256(data).hexdigest()[:12]}.{kind}"


def font_source(face: Lettering, font: FontFile) -> str:
    """The address of a font file; of a short one that holds all its face will ever show, the file itself (RFC 2397)."""
    if not face.whole or len(font.data) > BRIEF:
        return named(font.name, "woff2", font.data)
    return f"data:font/woff2;base64,{b64encode(font.data).decode()}"


def _script(name: str, data: bytes) -> str:
    """The address of a script."""
    return named(name.removesuffix(".js"), "js", data)


# ---- style sheet ----


def own_sheets(folder: Path | None) -> dict[str, str]:
    """The paper's own style sheets by name. Raises ``InputError`` for one that cannot be read."""
    home = folder / "styles" if folder else None
    if home is None or not home.is_dir():
        return {}
    return {path.name: _read(path) for path in sorted(home.glob("*.css"))}


def _read(path: Path) -> str:
    """A style sheet's text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"styles/{path.name}: The style sheet is not UTF-8. Save it in that encoding.") from None
    except OSError as error:
        raise InputError(f"styles/{path.name}: The style sheet cannot be read: {error.strerror}.") from None


def style_sheet(names: tuple[str, ...], own: dict[str, str]) -> str:
    """Given sheets, or the paper's own of that name; then the others of the paper's, and what is for printing."""
    chosen = [own.get(name) or (GIVEN / "styles" / name).read_text("utf-8") for name in (*names, PRINT)]
    replaced = {*EVERYWHERE, *LISTS, PRINT}
    added = [text for name, text in own.items() if name not in replaced]
    return "\n".join(map(shortened, (*chosen[:-1], *added, chosen[-1])))


def _look(design: Design, name: str, faces: tuple[Lettering, ...], fonts: dict[bytes, str]) -> str:
    """What comes of the design: fonts, properties, furniture. ``fonts`` gives the sources of font files.

    ``--name-width`` is that of the paper's name in ems, so that the nameplate fits its line on any screen.
    """
    width = f":root{{--name-width:{width_of(name, design.style('nameplate').face):.2f}}}"
    return "\n".join((_font_faces(faces, fonts), _properties(design, faces), width, _treatments(design), ""))


def shortened(text: str) -> str:
    """A style sheet without comments and needless white space; strings are left as they are (CSS Syntax 3, 4.3)."""
    return _PIECES.sub(_short, text).strip()


def _short(found: re.Match[str]) -> str:
    """What stays of a piece: a string whole, of signs the sign, of white space one space, of a comment nothing."""
    string, sign = found.groups()
    if string or sign:
        return string or sign.strip()[-1]
    return "" if found[0].startswith("/*") else " "


def _font_faces(faces: tuple[Lettering, ...], fonts: dict[bytes, str]) -> str:
    """The fonts, and for each family stand-ins of the same width until they are there.

    Of faces whose ranges overlap the last one is asked first (CSS Fonts 4, 5.3), so each core comes last.
    """
    rules = [
        f'@font-face{{font-family:"{face.family}";font-style:{face.slope};font-weight:{face.weight};font-display:swap;'
        f'src:url("{fonts[font.data].removeprefix(HOME)}") format("woff2");unicode-range:{font.ranges}}}'
        for face in faces
        for font in reversed(face.files)
    ]
    rules += [rule for face in faces for rule in face.stand_ins]
    return "".join(rules)


def _properties(design: Design, faces: tuple[Lettering, ...]) -> str:
    """The custom properties for light and dark."""
    light, dark = palettes(design)
    stacks = {"kicker": "var(--label-face)"} | {face.role: face.stack for face in faces if face.role}
    named_faces = "".join(f"--{role}-face:{stack};" for role, stack in sorted(stacks.items()))
    treatment = design.treatment
    thin = max(1, round(treatment.block_rule / 1000 * PIXELS))
    thick = max(2, round(treatment.folio_rule / 1000 * PIXELS * 2))
    aligned = {"left": "start", "justify": "start", "right": "end"}.get(design.style("nameplate").align, "center")
    cased = "uppercase" if design.style("kicker").caps != "none" else "none"
    return (
        f":root{{color-scheme:light dark;{_colours(light)}{named_faces}--thin:{thin}px;--thick:{thick}px;"
        f"--name-align:{aligned};--kicker-case:{cased}}}"
        f"@media(prefers-color-scheme:dark){{:root:not([data-theme=light]){{{_colours(dark)}}}}}"
        f":root[data-theme=dark]{{color-scheme:dark;{_colours(dark)}}}:root[data-theme=light]{{color-scheme:light}}"
        f"@media print{{:root:root{{color-scheme:light;{_colours(light)}}}}}"
    )


def _colours(palette: Palette) -> str:
    """One palette's properties."""
    names = ("paper", "ink", "soft", "rule", "tint", "accent", "link")
    return "".join(f"--{name}:{css(getattr(palette, name))};" for name in names)


def _treatments(design: Design) -> str:
    """The furniture the design asks for: the mark at the end of a story, drop capitals."""
    treatment, rules = design.treatment, ""
    if treatment.end_mark == "■":
        rules += (
            '.copy>p:not(:has(~p))::after{content:"";display:inline-block;width:.42em;height:.42em;'
            "margin-inline-start:.4em;background:var(--ink)}"
        )
    elif treatment.end_mark:
        rules += f'.copy>p:not(:has(~p))::after{{content:" {_quoted(treatment.end_mark)}"}}'
    if treatment.drop_cap_rows > 1:
        rules += _drop_caps(tuple(filter(str.isalpha, treatment.lead_in_genres)), treatment.drop_cap_rows)
    return rules


def _drop_caps(genres: tuple[str, ...], rows: int) -> str:
    """Capitals of so many lines in the headline face; scripts without capitals have none.

    Browsers that know ``initial-letter`` (CSS Inline 3, 7) set them on the baseline; others float them.
    """
    if not genres:
        return ""
    place = ".copy:not(:lang(ar),:lang(fa),:lang(he),:lang(ur))>p:first-of-type::first-letter"
    openings = ",".join(f".genre-{genre} {place}" for genre in genres)
    face = "font-family:var(--head-face);font-weight:700;margin-inline-end:.3rem"
    floated = f"float:left;float:inline-start;font-size:{round(rows * 1.5, 2)}em;line-height:.82"
    return (
        f"{openings}{{{face};-webkit-initial-letter:{rows};initial-letter:{rows}}}"
        f"@supports not ((initial-letter:2) or (-webkit-initial-letter:2)){{{openings}{{{floated}}}}}"
    )


def _quoted(text: str) -> str:
    """Text within a CSS string (CSS Syntax 3, 4.3.7)."""
    return "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in text)


def icon_of(design: Design, paper: Paper) -> bytes:
    """The site's icon: the initial of the paper's name, white on ink."""
    light, _ = palettes(design)
    words = [word for word in paper.name.split() if word[:1].isalnum()]
    lead = next((word for word in words if word.casefold() not in {"the", "der", "die", "das", "le", "la", "el"}), "B")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" fill="{css(light.ink)}"/>'
        f'<text x="32" y="47" text-anchor="middle" font-family="Georgia,serif" font-weight="700" font-size="44" '
        f'fill="{css(light.paper)}">{lead[0].upper()}</text></svg>'
    ).encode()
