"""A ``Design`` from the values of ``design.toml`` laid over the default design."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.edition.design import (
    Breaking,
    Design,
    Face,
    HeadlineStep,
    Ink,
    TextStyle,
    Treatment,
    default_design,
)
from broadsheet.edition.format import Grid, PageFormat
from broadsheet.edition.scalars import did_you_mean
from broadsheet.measure import Mpt, mm, to_mm

if TYPE_CHECKING:
    from broadsheet.edition.tables import Values
    from broadsheet.remarks import Remark

LENGTHS = ("width", "height", "top", "bottom", "inner", "outer", "columns", "gutter", "leading")
LEAST_MEASURE = mm(25)
LEAST_ROWS = 30
PER_CENT = 10
"""Thousandths in one per cent."""

GROUPS = {
    "headlines": ("headline", "standfirst", "pull-quote", "house-head", "strapline"),
    "nameplate": ("nameplate", "section-head"),
    "text": ("body", "flush", "quotation", "list", "note", "listing", "subhead", "brief-head", "house-text"),
}
"""Which styles the keys of ``[fonts]`` speak for; ``labels`` are all the others."""

FACES = ("face", "italic", "bold", "bold_italic")


def design_from(values: Values) -> tuple[Design, tuple[Remark, ...]]:
    """The design, and what is wrong beyond single keys: a grid that cannot be, an unknown ink, coloured body type."""
    base = default_design(values.text("format", "tabloid"))
    page = _format(base.format, values.table("page"))
    inks = _inks(base.inks, values.tables("inks"))
    design = Design(
        format=page,
        styles=_styles(base, page.leading, values),
        headline_steps=_steps(values.tables("headline_steps")) or base.headline_steps,
        fallbacks=values.texts("fallbacks", base.fallbacks),
        inks=inks,
        breaking=_breaking(values.table("breaking")),
        treatment=_treatment(values.table("treatment")),
        printer=values.text("printer", base.printer),
    )
    return design, (*_grid_remarks(design, values), *_style_remarks(design, values), *_ink_remarks(design, values))


def _format(base: PageFormat, values: Values) -> PageFormat:
    """The chosen format with the page's own measures."""
    own = {name: values.whole(name) for name in LENGTHS if values.has(name)}
    name = values.text("name", "own" if own else base.name)
    return replace(base, name=name, **own)


def _inks(base: tuple[Ink, ...], rows: tuple[Values, ...]) -> tuple[Ink, ...]:
    """The inks by name, the paper's own over the given ones."""
    own = {
        ink.name: ink
        for ink in (Ink(str(row.path[-1]), *(_share(row, part) for part in ("c", "m", "y", "k"))) for row in rows)
    }
    return tuple({**{ink.name: ink for ink in base}, **own}.values())


def _share(row: Values, part: str) -> int:
    """An ink's share in thousandths."""
    return round(row.number(part) * PER_CENT)


def _steps(rows: tuple[Values, ...]) -> tuple[HeadlineStep, ...]:
    """The headline schedule, largest size first."""
    steps = (HeadlineStep(row.whole("size"), row.wholes("ranks"), row.whole("max_lines", 3)) for row in rows)
    return tuple(sorted((step for step in steps if step.size and step.ranks), key=lambda step: -step.size))


def _breaking(values: Values) -> Breaking:
    """Limits of line breaking."""
    base = Breaking()
    return Breaking(
        stretch=values.whole("stretch", base.stretch),
        shrink=values.whole("shrink", base.shrink),
        hyphen_penalty=values.whole("hyphen_penalty", base.hyphen_penalty),
        max_hyphen_run=values.whole("max_hyphen_run", base.max_hyphen_run),
        runt_penalty=values.whole("runt_penalty", base.runt_penalty),
        repeat_penalty=values.whole("repeat_penalty", base.repeat_penalty),
    )


def _treatment(values: Values) -> Treatment:
    """Rules, gaps and ornaments."""
    base = Treatment()
    return Treatment(
        gap=values.whole("gap", base.gap),
        column_rule=values.whole("column_rule", base.column_rule),
        block_rule=values.whole("block_rule", base.block_rule),
        folio_rule=values.whole("folio_rule", base.folio_rule),
        drop_cap_rows=values.whole("drop_cap_rows", base.drop_cap_rows),
        small_caps_lead_in=values.whole("small_caps_lead_in", base.small_caps_lead_in),
        lead_in_genres=values.texts("lead_in_genres", base.lead_in_genres),
        end_mark=values.text("end_mark", base.end_mark),
        masthead_rows=values.whole("masthead_rows", base.masthead_rows),
    )


def _styles(base: Design, leading: Mpt, values: Values) -> tuple[TextStyle, ...]:
    """Every style: on the page's grid, in the paper's families, then with its own overrides."""
    families = values.table("fonts")
    own = {str(row.path[-1]): row for row in values.tables("styles")}
    on_grid = (_regridded(style, base.format.leading, leading) for style in base.styles)
    in_family = (_in_family(style, families.text(_group(style.name))) for style in on_grid)
    return tuple(_restyled(style, own[style.name]) if style.name in own else style for style in in_family)


def _regridded(style: TextStyle, old: Mpt, new: Mpt) -> TextStyle:
    """A style whose leading is a whole number of half rows follows the page's leading."""
    if style.leading * 2 % old:
        return style
    return replace(style, leading=style.leading * new // old)


def _group(name: str) -> str:
    """The key of ``[fonts]`` that speaks for a style."""
    return next((group for group, names in GROUPS.items() if name in names), "labels")


def _in_family(style: TextStyle, family: str) -> TextStyle:
    """A style with all its cuts in another family; axes stay, and a font without them ignores them."""
    if not family:
        return style
    cuts = {name: getattr(style, name) for name in FACES}
    return replace(style, **{name: replace(cut, family=family) for name, cut in cuts.items() if cut})


def _restyled(style: TextStyle, row: Values) -> TextStyle:
    """A style with the paper's own overrides."""
    return replace(
        style,
        face=_face(row, "face") or style.face,
        italic=_face(row, "italic") or style.italic,
        bold=_face(row, "bold") or style.bold,
        bold_italic=_face(row, "bold_italic") or style.bold_italic,
        size=row.whole("size", style.size),
        leading=row.whole("leading", style.leading),
        ink=row.text("ink", style.ink),
        align=row.text("align", style.align),
        caps=row.text("caps", style.caps),
        figures=row.text("figures", style.figures),
        tracking=row.whole("tracking", style.tracking),
        hyphenate=row.flag("hyphenate", default=style.hyphenate),
        first_indent=row.whole("first_indent", style.first_indent),
        left_indent=row.whole("left_indent", style.left_indent),
    )


def _face(row: Values, name: str) -> Face | None:
    """One cut of a family; None when the style leaves it as it is."""
    values = row.table(name)
    return Face(values.text("family"), values.flag("italic"), values.axes("axes")) if values.has("family") else None


def _grid_remarks(design: Design, values: Values) -> tuple[Remark, ...]:
    """A page whose margins leave too little room for its columns or rows."""
    grid: Grid = design.grid
    page = values.table("page")
    remarks = []
    if grid.measure < LEAST_MEASURE:
        message = f"The columns are {to_mm(grid.measure):.1f} mm wide; text needs 25 mm at least."
        advice = "Take fewer columns, smaller margins or a wider page."
        remarks.append(page.source.remark("measure-too-narrow", (*page.path, "columns"), message, advice))
    if grid.rows < LEAST_ROWS:
        message = f"The type area has {max(grid.rows, 0)} lines; a page needs {LEAST_ROWS} at least."
        advice = "Take smaller margins, a smaller leading or a higher page."
        remarks.append(page.source.remark("page-too-low", (*page.path, "height"), message, advice))
    return tuple(remarks)


def _style_remarks(design: Design, values: Values) -> tuple[Remark, ...]:
    """Styles asking for an ink that there is not, or set with lines that run into each other."""
    inks = [ink.name for ink in design.inks]
    remarks = []
    for row in values.tables("styles"):
        name = str(row.path[-1])
        style = design.style(name)
        if style.ink not in inks:
            message = f'The style {name} asks for the ink "{style.ink}", which is not in the design.'
            place = (*row.path, "ink")
            remarks.append(row.source.remark("unknown-ink", place, message, did_you_mean(style.ink, inks)))
        if style.leading < style.size * 0.85:
            message = f"The style {name} is {style.size / 1000:g} pt on {style.leading / 1000:g} pt; its lines touch."
            place = (*row.path, "leading" if row.has("leading") else "size")
            remarks.append(row.source.remark("leading-too-small", place, message, "Make its leading larger."))
    return tuple(remarks)


def _ink_remarks(design: Design, values: Values) -> tuple[Remark, ...]:
    """Running text in more than black, which no newspaper press keeps in register."""
    row = next((row for row in values.tables("inks") if row.path[-1] == design.style("body").ink), None)
    ink = design.ink(design.style("body").ink) if design.style("body").ink in {i.name for i in design.inks} else None
    if row is None or ink is None or not (ink.c or ink.m or ink.y):
        return ()
    message = f"Running text is set in {ink.name}, which prints in more than black; small type would blur."
    return (row.source.remark("text-not-black", row.path, message, "Give it k alone, and colour larger type."),)
