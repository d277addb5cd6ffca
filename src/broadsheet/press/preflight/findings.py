"""Findings of the preflight: one remark for each rule and page, however often the rule is broken there."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.remarks import Place, Remark, Severity

STOP, WARN, NOTE = Severity.STOP, Severity.WARN, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the preflight with its weight and the way out."""

    name: str
    severity: Severity
    advice: str


def _rules(*rows: tuple[str, Severity, str]) -> dict[str, Rule]:
    return {name: Rule(name, severity, advice) for name, severity, advice in rows}


RULES = _rules(
    ("pdf-unreadable", STOP, "Name a finished PDF, or export it again."),
    ("pdf-encrypted", STOP, "Save it without a password and without restrictions."),
    ("pdf-version", STOP, "Save it as PDF 1.6 or lower, as PDF/X-4 asks."),
    ("file-identifier", STOP, "Save it with a program that writes a file identifier."),
    ("pdfx-version", STOP, "Export it as PDF/X-4."),
    ("xmp-missing", STOP, "Export it as PDF/X-4, with metadata."),
    ("xmp-dates", STOP, "Export it again with creation and modification dates in its metadata."),
    ("xmp-identity", STOP, "Export it again with a document identifier in its metadata."),
    ("title-missing", WARN, "Give the document a title."),
    ("trapped-unknown", STOP, "Say whether the file is trapped: /Trapped true or false."),
    ("output-intent-missing", STOP, "Export it with the printer's output intent."),
    ("output-intent-several", STOP, "Leave one PDF/X output intent."),
    ("output-condition", STOP, "Name the printing condition in the output intent."),
    ("output-profile-missing", STOP, "Embed the printer's profile in the output intent."),
    ("output-profile-channels", STOP, "Use a profile for four inks."),
    ("output-profile-class", STOP, "Use a printer's output profile."),
    ("output-profile-differs", WARN, "Ask the printer whether the file's printing condition will do."),
    ("javascript", STOP, "Remove the scripts."),
    ("action", STOP, "Remove actions that run on opening or turning pages."),
    ("embedded-file", STOP, "Remove attached files."),
    ("form-field", STOP, "Flatten the form."),
    ("annotation", STOP, "Remove or flatten annotations and links."),
    ("page-count", WARN, "Add or take out pages; the press folds whole sheets."),
    ("trim-box-missing", STOP, "Export it with a trim box on each page."),
    ("trim-and-art-box", STOP, "Keep the trim box and drop the art box."),
    ("boxes-not-nested", STOP, "Make the media box hold the bleed box, and that the trim box."),
    ("crop-box", STOP, "Make the crop box hold the trim box, or drop it."),
    ("media-origin", WARN, "Let the media box begin at 0,0."),
    ("page-size", STOP, "Give all pages the same trimmed size."),
    ("page-turned", WARN, "Export the page upright."),
    ("user-unit", STOP, "Use a user unit of 1."),
    ("bleed-missing", STOP, "Export it with the bleed the printer asks for."),
    ("page-empty", NOTE, "Make sure that the page is meant to be empty."),
    ("font-not-embedded", STOP, "Embed all fonts."),
    ("font-widths", STOP, "Export it again; the widths in the file do not fit the embedded font."),
    ("font-without-unicode", WARN, "Export it with Unicode maps, so that text can be searched."),
    ("rgb-colour", STOP, "Convert all colours to the printer's four inks."),
    ("rgb-image", STOP, "Convert the picture to the printer's four inks."),
    ("lab-colour", STOP, "Convert all colours to the printer's four inks."),
    ("spot-colour", STOP, "Convert spot colours to the printer's four inks."),
    ("transparency-space", STOP, "Blend transparency in CMYK."),
    ("transfer-function", STOP, "Remove transfer functions."),
    ("halftone", STOP, "Remove halftone settings."),
    ("postscript", STOP, "Remove embedded PostScript."),
    ("alternate-image", STOP, "Remove alternate images."),
    ("opi", STOP, "Replace low-resolution stand-ins by the pictures."),
    ("reference-page", STOP, "Embed referenced pages."),
    ("rich-black-text", STOP, "Set black text in black ink alone."),
    ("black-text-knockout", WARN, "Let solid black text overprint."),
    ("white-overprint", STOP, "Let white knock out; overprinting, it vanishes."),
    ("small-text", WARN, "Set it larger."),
    ("small-colour-text", WARN, "Set small text in one ink."),
    ("thin-rule", WARN, "Draw it thicker."),
    ("low-resolution", WARN, "Place the picture smaller, or use one with more points."),
    ("ink-limit", STOP, "Take the colours down to the printer's ink limit."),
)
"""Every rule by its name. Sources: ISO 15930-7 (PDF/X-4); GWG 2015 newspaper specifications; printers' own figures."""


@dataclass(slots=True)
class Findings:
    """Collects findings about one file. Each rule is told once a page, with how often it was met."""

    file: str
    _met: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)

    def add(self, rule: str, message: str, page: int = 0) -> None:
        """Note that ``rule`` is broken; ``page`` counts from 1, 0 is the file as a whole."""
        if rule not in RULES:
            raise KeyError(rule)
        first, count = self._met.get((rule, page), (message, 0))
        self._met[rule, page] = (first, count + 1)

    def remarks(self) -> tuple[Remark, ...]:
        """The remarks, by page and in the order in which they were found."""
        ordered = sorted(self._met.items(), key=lambda item: item[0][1])
        return tuple(self._remark(rule, page, *told) for (rule, page), told in ordered)

    def _remark(self, rule: str, page: int, message: str, count: int) -> Remark:
        often = f" ({count} times on this page)" if count > 1 else ""
        known = RULES[rule]
        return Remark(known.name, known.severity, Place(file=self.file, page=page), message + often, known.advice)
