"""How the letter looks: one table of inline styles, for mail programs read little else.

No colour is needed to understand the letter, and each pair keeps 4.5 to 1 (WCAG 2.2, 1.4.3) in light and in dark. The
style sheet in the head only turns the colours for programs that ask for dark; without it all is as in light.
"""

from __future__ import annotations

TEXT, SOFT, PAGE, RULE = "#1a1a1a", "#595959", "#ffffff", "#1a1a1a"
DARK_TEXT, DARK_SOFT, DARK_PAGE, DARK_RULE = "#ece9e2", "#b3afa6", "#171717", "#8a867d"
WIDTH = 600
"""The widest the letter gets, in pixels."""

SERIF = "font-family:Georgia,'Times New Roman',serif"
SANS = "font-family:Arial,Helvetica,sans-serif"

STYLES = {
    "page": f"margin:0;padding:0;background-color:{PAGE};color:{TEXT};",
    "preheader": f"display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:{PAGE};",
    "frame": f"width:100%;max-width:{WIDTH}px;margin:0 auto;",
    "sheet": f"padding:16px 16px 32px;background-color:{PAGE};color:{TEXT};{SERIF};",
    "network": f"margin:0 0 12px;{SANS};font-size:13px;line-height:18px;color:{SOFT};text-align:center;",
    "name": f"margin:0;{SERIF};font-size:34px;line-height:40px;font-weight:bold;text-align:center;",
    "strapline": f"margin:4px 0 12px;{SERIF};font-size:16px;line-height:22px;font-style:italic;text-align:center;",
    "issue": (
        f"margin:0 0 20px;padding:6px 0;border-top:3px double {RULE};border-bottom:1px solid {RULE};"
        f"{SANS};font-size:13px;line-height:18px;text-align:center;"
    ),
    "text": f"margin:0 0 12px;{SERIF};font-size:17px;line-height:26px;",
    "intro": f"margin:0 0 18px;{SERIF};font-size:17px;line-height:26px;",
    "section": (
        f"margin:28px 0 14px;padding:6px 0 0;border-top:2px solid {RULE};"
        f"{SANS};font-size:14px;line-height:20px;font-weight:bold;"
    ),
    "label": f"margin:0 0 2px;{SANS};font-size:13px;line-height:18px;font-weight:bold;",
    "lead": f"margin:0 0 8px;{SERIF};font-size:30px;line-height:36px;font-weight:bold;",
    "head": f"margin:0 0 6px;{SERIF};font-size:21px;line-height:27px;font-weight:bold;",
    "credit": f"margin:0 0 22px;{SANS};font-size:13px;line-height:20px;color:{SOFT};",
    "picture": (f"display:block;width:100%;max-width:{WIDTH}px;border:0;{SERIF};font-size:15px;font-style:italic;"),
    "under": f"margin:4px 0 12px;{SANS};font-size:12px;line-height:17px;color:{SOFT};",
    "brief": f"margin:0 0 10px;{SERIF};font-size:17px;line-height:24px;",
    "cover": f"display:block;width:160px;margin:0 auto 16px;border:1px solid {RULE};",
    "foot": f"margin:28px 0 10px;padding:12px 0 0;border-top:1px solid {RULE};{SANS};font-size:14px;line-height:24px;",
    "imprint": f"margin:0 0 4px;{SANS};font-size:13px;line-height:19px;color:{SOFT};",
    "plain": f"color:{TEXT};text-decoration:none;",
    "link": f"color:{TEXT};text-decoration:underline;",
}

DARK = (
    "@media (prefers-color-scheme:dark){"
    f".page,.sheet{{background-color:{DARK_PAGE}!important;color:{DARK_TEXT}!important}}"
    f".soft{{color:{DARK_SOFT}!important}}"
    f".rule{{border-color:{DARK_RULE}!important}}"
    f".link{{color:{DARK_TEXT}!important}}"
    f".preheader{{color:{DARK_PAGE}!important}}"
    "}"
)
"""The only style sheet."""

CLASSES = {
    "page": "page",
    "sheet": "sheet",
    "preheader": "preheader",
    "network": "soft",
    "credit": "soft",
    "under": "soft",
    "imprint": "soft",
    "issue": "rule",
    "section": "rule",
    "cover": "rule",
    "foot": "rule",
    "plain": "link",
    "link": "link",
}
"""What the dark sheet reaches each kind of element by."""


def dressed(name: str) -> str:
    """The attributes of an element of one kind."""
    kind = CLASSES.get(name, "")
    return f'{f" class={chr(34)}{kind}{chr(34)}" if kind else ""} style="{STYLES[name]}"'
