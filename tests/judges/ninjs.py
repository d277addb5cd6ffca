"""The published ninjs schemas as judges of an article for other newsrooms (IPTC, News in JSON)."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples" / "ninjs"
VERSIONS = ("2.2", "3.0", "3.1")
GEOMETRY = "https://geojson.org/schema/GeoJSON.json"


def schemas() -> Path:
    """The folder of the schemas; they lie beside the repository, so their absence skips the test and says so."""
    if not SAMPLES.is_dir():
        pytest.skip("the ninjs schemas are not beside the repository (../shared/samples/ninjs)")
    return SAMPLES


def ninjs_problems(item: dict[str, Any], version: str = "3.1") -> tuple[str, ...]:
    """What the schema of a version (2.2, 3.0, 3.1) has against an item, place by place."""
    errors = _validator(version).iter_errors(item)
    return tuple(sorted(f"{error.json_path}: {error.message}" for error in errors))


@functools.cache
def _validator(version: str) -> Any:
    """The schema's validator, with geometry's schema at hand and dates looked at."""
    schema = json.loads((schemas() / "specification" / f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
    geometry = json.loads((schemas() / "GeoJSON-schema.json").read_text(encoding="utf-8"))
    known = Resource.from_contents(geometry, default_specification=DRAFT7)
    kind = validator_for(schema, default=Draft202012Validator)
    return kind(schema, registry=Registry().with_resource(GEOMETRY, known), format_checker=kind.FORMAT_CHECKER)
