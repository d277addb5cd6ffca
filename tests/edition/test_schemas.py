"""The schemas for editors' completion, and the reference page, against the reader and the starter."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from broadsheet.edition.fields import Kind
from broadsheet.edition.keys import FILES
from broadsheet.edition.reference import with_keys, write_reference
from broadsheet.edition.schemas import schema, schema_text
from broadsheet.edition.starter import new_paper

DOCS = Path(__file__).parent.parent.parent / "docs"
HOME = {"paper": "paper.toml", "design": "design.toml", "issue": "issues/1/issue.toml"}


def plain(value):
    """A TOML value as the editors' checkers see it: dates as text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def mistakes(name, text):
    """What a schema says against a TOML text: the JSON paths."""
    validator = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return sorted({error.json_path for error in validator.iter_errors(plain(tomllib.loads(text)))})


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    """The starter's three files as text."""
    folder = tmp_path_factory.mktemp("papers") / "new"
    new_paper(folder, "The Aldermere Heron")
    return {name: (folder / file).read_text(encoding="utf-8") for name, file in HOME.items()}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_schema_is_sound_and_the_one_in_the_docs_is_current(name):
    Draft202012Validator.check_schema(schema(name))
    assert (DOCS / "reference" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name)


def test_the_reference_page_tells_every_key_as_it_is():
    page = (DOCS / "reference" / "paper-folder.md").read_text(encoding="utf-8")
    assert with_keys(page) == page
    for keys in FILES.values():
        for item in keys.fields:
            assert f"| `{item.name}` |" in page


def test_the_reference_is_written_where_the_docs_are(tmp_path):
    (tmp_path / "reference").mkdir()
    page = (DOCS / "reference" / "paper-folder.md").read_text(encoding="utf-8")
    (tmp_path / "reference" / "paper-folder.md").write_text(page.replace("masthead_rows", "stale"), encoding="utf-8")
    written = write_reference(tmp_path)
    assert written[0].read_text(encoding="utf-8") == page
    assert json.loads(written[3].read_text(encoding="utf-8")) == schema("issue")


@pytest.mark.parametrize("name", sorted(HOME))
def test_the_starters_files_are_valid(starter, name):
    assert mistakes(name, starter[name]) == []


@pytest.mark.parametrize("name", sorted(HOME))
def test_the_starters_commented_lines_would_be_valid_too(starter, name):
    def live(line):
        bare = line.removeprefix("# ")
        return bare if line.startswith("# ") and (bare.startswith("[") or " = " in bare) else line

    text = "\n".join(live(line) for line in starter[name].splitlines())
    tables = [block for block in text.split("\n\n") if name != "design" or "styles.nameplate" not in block]
    assert mistakes(name, "\n\n".join(tables)) == []
    assert text != starter[name] or name == "issue"


@pytest.mark.parametrize(
    ("name", "change", "where"),
    [
        ("paper", ('name = "', 'nmae = "'), ["$"]),
        ("paper", ('language = "en"', 'language = "English"'), ["$.language"]),
        ("paper", ('language = "en"', "language = 3"), ["$.language"]),
        ("paper", ("https://aldermere.example", "aldermere.example"), ["$.address"]),
        ("paper", ('id = "news"', 'id = "The News"'), ["$.sections[0].id"]),
        ("paper", ('place = "', 'issn = "20493630"\nplace = "'), ["$.issn"]),
        ("design", ('format = "a4"', 'format = "a5"'), ["$.format"]),
        ("design", ("[styles.nameplate]", "[styles.nameplat]"), ["$.styles"]),
        ("design", ('"46 pt"', '"46 points"'), ["$.styles.nameplate.size"]),
        ("design", ("masthead_rows = 10", "masthead_rows = 1"), ["$.treatment.masthead_rows"]),
        ("design", ("[treatment]", "[inks.accent]\nm = 101\n[treatment]"), ["$.inks.accent.m"]),
        ("issue", ("pages = 4", "pages = 6"), ["$.pages"]),
        ("issue", ("pages = 4", 'pages = "4"'), ["$.pages"]),
        ("issue", ("2027-03-05", '"5 March"'), ["$.date"]),
        ("issue", ("number = 1\n", ""), ["$"]),
        ("issue", ('price = "£1.50"', "price = 1.5"), ["$.price"]),
        ("issue", ('price = "£1.50"', 'price = "£1.5.0"'), ["$.price"]),
        ("issue", ('story = "ferry-returns"\n', ""), ["$.placements[0]"]),
        ("issue", ("rank = 1", "rank = 7"), ["$.placements[0].rank"]),
        ("issue", ('kind = "house"', 'kind = "huose"'), ["$.adverts[0].kind"]),
        ("issue", ('kind = "house"', 'file = "../x.png"'), ["$.adverts[0].file"]),
        ("issue", ('kind = "house"', 'file = "/x.png"'), ["$.adverts[0].file"]),
        ("issue", ('kind = "house"', 'depth = "-4 mm"'), ["$.adverts[0].depth"]),
        ("issue", ("page = 1\n", 'page = 1\npins = { position = "upper" }\n'), ["$.placements[0].pins.position"]),
    ],
)
def test_a_seeded_mistake_is_refused_at_its_place(starter, name, change, where):
    assert change[0] in starter[name]
    assert mistakes(name, starter[name].replace(*change, 1)) == where


def test_every_kind_of_key_is_used_and_shown():
    kinds = set()
    tables = list(FILES.values())
    while tables:
        fields = tables.pop().fields
        kinds |= {item.kind for item in fields}
        tables += [item.table for item in fields if item.table]
    assert kinds == set(Kind)
