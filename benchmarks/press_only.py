"""One cold process: read a folder, compose its issue and write both PDFs; no page pictures, no proof, no report.

The ranked alternatives of every page, which the report counts, are not worked out either.

    python benchmarks/press_only.py FOLDER ISSUE OUT

Prints the seconds of each stage as JSON on its last line.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from datetime import date
from pathlib import Path

BEGUN = time.perf_counter()
gc.disable()  # as the command itself does: one run makes few cycles and ends

from broadsheet.makeup.choices import Choices  # noqa: E402 - the clock starts before the imports, which are measured
from broadsheet.makeup.flatplan import make_up  # noqa: E402 - the same
from broadsheet.press.laying import display_of  # noqa: E402 - the same
from broadsheet.press.printers import printer_named  # noqa: E402 - the same
from broadsheet.press.writer import write_editions  # noqa: E402 - the same
from broadsheet.typeset.typesetter import Typesetter  # noqa: E402 - the same
from broadsheet.works.reading import read_issue  # noqa: E402 - the same


def main(folder: Path, number: int, out: Path) -> dict[str, float]:
    """Wall seconds by stage."""
    marks = {"imports": time.perf_counter()}
    edition, remarks = read_issue(folder, number, date(2026, 11, 23))
    if edition is None:
        sys.exit("\n".join(map(str, remarks)))
    marks["read"] = time.perf_counter()
    typesetter = Typesetter(edition.design)
    for story in edition.stories:
        typesetter.galley(story, edition.design.grid.measure)
    marks["set"] = time.perf_counter()
    flatplan = make_up(edition, typesetter, Choices(ranked=False))
    marks["make up"] = time.perf_counter()
    display = display_of(flatplan, edition, typesetter.faces)
    printer = printer_named(edition.design.printer, folder)
    write_editions(display, printer, out / "reading.pdf", out / "press.pdf")
    marks["both editions"] = time.perf_counter()
    stamps = [BEGUN, *marks.values()]
    return {name: round(after - before, 3) for name, before, after in zip(marks, stamps, stamps[1:], strict=False)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))
