"""Printers as data: what a printing house asks of a file. Two come with the package; a paper may bring its own.

A printer is a TOML file; its ICC profile lies beside it or is one of the package's.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from broadsheet.errors import DesignError
from broadsheet.measure import Mpt, mm, pt

PROFILES = Path(__file__).parent / "profiles"
OWN_FOLDER = "printers"
STANDARD = "PDF/X-4"
REGISTRY = "http://www.color.org"


@dataclass(frozen=True, slots=True)
class Printer:
    """What a printing house asks.

    ``ink_limit`` is the sum of the four inks in per cent, ``ppi`` what pictures are brought down to; the minima are
    what preflight holds a file to (lengths in ``Mpt``). ``profile`` is the ICC file's path.
    """

    name: str
    title: str
    profile: Path
    condition: str
    condition_name: str
    registry: str = REGISTRY
    ink_limit: int = 240
    bleed: Mpt = 0
    crop_marks: bool = False
    colour_bars: bool = False
    ppi: int = 200
    min_ppi: int = 150
    min_text: Mpt = 6_000
    min_rule: Mpt = 250
    page_multiple: int = 4

    @property
    def icc(self) -> bytes:
        """The profile's bytes."""
        return _read(self.profile)


FIELDS: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "standard": (str,),
    "profile": (str,),
    "condition": (str,),
    "condition-name": (str,),
    "registry": (str,),
    "ink-limit": (int,),
    "bleed": (int, float),
    "crop-marks": (bool,),
    "colour-bars": (bool,),
    "picture-ppi": (int,),
    "min-picture-ppi": (int,),
    "min-text-points": (int, float),
    "min-rule-points": (int, float),
    "page-multiple": (int,),
}
REQUIRED = ("title", "profile", "condition")


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()


def shipped_printers() -> tuple[str, ...]:
    """The names of the printers that come with the package."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.toml")))


def printer_named(name: str, folder: Path | None = None) -> Printer:
    """A printer by name or by the path of its TOML file.

    Looked for as a file (from ``folder``), as ``folder/printers/NAME.toml``, then among the package's own.
    Raises ``DesignError`` with the known names when there is none, and when the file does not describe a printer.
    """
    folder = folder or Path()
    for path in (folder / name, folder / OWN_FOLDER / f"{name}.toml", PROFILES / f"{name}.toml"):
        if path.suffix == ".toml" and path.is_file():
            return read_printer(path)
    known = ", ".join(shipped_printers())
    raise DesignError(f"There is no printer “{name}”. Known are {known}; or name a TOML file that describes yours.")


def read_printer(path: Path) -> Printer:
    """A printer from its file. Raises ``DesignError`` naming the file and what is wrong in it."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DesignError(f"{path}: the printer's file cannot be read: {error}") from error
    _check(path, data)
    return Printer(
        name=path.stem,
        title=data["title"],
        profile=_profile(path, data["profile"]),
        condition=data["condition"],
        condition_name=data.get("condition-name", data["condition"]),
        registry=data.get("registry", REGISTRY),
        **_numbers(data),
    )


def _check(path: Path, data: dict[str, Any]) -> None:
    """Every key known and of its kind, the required ones there."""
    missing = [key for key in REQUIRED if key not in data]
    unknown = [key for key in data if key not in FIELDS]
    wrong = [key for key, value in data.items() if key in FIELDS and type(value) not in FIELDS[key]]
    faults = [
        *(f"“{key}” is missing" for key in missing),
        *(f"“{key}” is not known" for key in unknown),
        *(f"“{key}” has the wrong kind of value" for key in wrong),
    ]
    if data.get("standard", STANDARD) != STANDARD:
        faults.append(f"the standard must be {STANDARD}")
    if faults:
        raise DesignError(f"{path}: {'; '.join(faults)}. See the printers that come with Broadsheet for the form.")


def _profile(path: Path, name: str) -> Path:
    """The ICC file: beside the printer's own file, else the package's."""
    for folder in (path.parent, PROFILES):
        if (folder / name).is_file():
            return folder / name
    raise DesignError(f"{path}: the profile “{name}” lies neither beside this file nor in the package. Put it there.")


def _numbers(data: dict[str, Any]) -> dict[str, Any]:
    """The optional fields that the file gives, in our units."""
    lengths = {"bleed": ("bleed", mm), "min-text-points": ("min_text", pt), "min-rule-points": ("min_rule", pt)}
    plain = {
        "ink-limit": "ink_limit",
        "crop-marks": "crop_marks",
        "colour-bars": "colour_bars",
        "picture-ppi": "ppi",
        "min-picture-ppi": "min_ppi",
        "page-multiple": "page_multiple",
    }
    found: dict[str, Any] = {field: data[key] for key, field in plain.items() if key in data}
    return found | {field: unit(data[key]) for key, (field, unit) in lengths.items() if key in data}
